package io.plumbline.agent.host.live;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.WinBase.SYSTEM_INFO;
import com.sun.jna.platform.win32.WinNT.OSVERSIONINFOEX;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.ShortByReference;
import io.plumbline.agent.host.EventQuery;
import io.plumbline.agent.host.KernelVersion;
import io.plumbline.agent.host.LoggedEvent;
import io.plumbline.agent.host.SystemReader;
import io.plumbline.agent.host.live.win32.Kernel32;
import io.plumbline.agent.host.live.win32.NtDll;
import io.plumbline.model.Reading;
import java.util.List;

/** What the running kernel says of itself. */
final class LiveSystem implements SystemReader {

    private static final int PROCESSOR_ARCHITECTURE_INTEL = 0;
    private static final int PROCESSOR_ARCHITECTURE_AMD64 = 9;
    private static final int PROCESSOR_ARCHITECTURE_ARM64 = 12;
    private static final int MAX_PATH = 260;

    private static final Export IS_WOW64_PROCESS2 = new Export("kernel32.dll", "IsWow64Process2");
    private static final Export EVT_QUERY = new Export("wevtapi.dll", "EvtQuery");
    private static final Export OPEN_EVENT_LOG = new Export("advapi32.dll", "OpenEventLogW");

    private final ClassicEventLog classicLog;

    LiveSystem(LiveRegistry registry) {
        classicLog = new ClassicEventLog(registry);
    }

    @Override
    public Reading<KernelVersion> kernelVersion() {
        OSVERSIONINFOEX version = new OSVERSIONINFOEX();
        int status = NtDll.INSTANCE.RtlGetVersion(version);
        if (status != 0) {
            return Reading.failed(Integer.toUnsignedLong(status), "RtlGetVersion");
        }
        return Reading.present(new KernelVersion(
                version.getMajor(), version.getMinor(), version.getBuildNumber(), version.getServicePack()));
    }

    /** A process emulated on ARM64 is told by GetNativeSystemInfo that it runs on x64; IsWow64Process2 does not lie. */
    @Override
    public Reading<String> architecture() {
        Reading<String> machine = IS_WOW64_PROCESS2.call(() -> {
            ShortByReference ofProcess = new ShortByReference();
            ShortByReference ofMachine = new ShortByReference();
            var self = com.sun.jna.platform.win32.Kernel32.INSTANCE.GetCurrentProcess();
            return Kernel32.INSTANCE.IsWow64Process2(self, ofProcess, ofMachine)
                    ? ofMachine(ofMachine.getValue())
                    : Win32Errors.reading(Native.getLastError(), "IsWow64Process2");
        });
        return machine instanceof Reading.Unsupported ? ofNativeSystemInfo() : machine;
    }

    private static Reading<String> ofMachine(short machine) {
        return switch (machine) {
            case Kernel32.IMAGE_FILE_MACHINE_I386 -> Reading.present("x86");
            case Kernel32.IMAGE_FILE_MACHINE_AMD64 -> Reading.present("x64");
            case Kernel32.IMAGE_FILE_MACHINE_ARM64 -> Reading.present("arm64");
            default -> Reading.failed("unknown machine 0x" + Integer.toHexString(Short.toUnsignedInt(machine)));
        };
    }

    /** For Windows before 10 version 1709. */
    private static Reading<String> ofNativeSystemInfo() {
        SYSTEM_INFO system = new SYSTEM_INFO();
        com.sun.jna.platform.win32.Kernel32.INSTANCE.GetNativeSystemInfo(system);
        int architecture = system.processorArchitecture.pi.wProcessorArchitecture.intValue();
        return switch (architecture) {
            case PROCESSOR_ARCHITECTURE_INTEL -> Reading.present("x86");
            case PROCESSOR_ARCHITECTURE_AMD64 -> Reading.present("x64");
            case PROCESSOR_ARCHITECTURE_ARM64 -> Reading.present("arm64");
            default -> Reading.failed("unknown processor architecture " + architecture);
        };
    }

    @Override
    public Reading<String> systemRoot() {
        return Reading.present(systemWindowsDirectory());
    }

    @Override
    public Reading<List<LoggedEvent>> events(EventQuery query) {
        Reading<List<LoggedEvent>> found = EVT_QUERY.call(() -> EventChannel.newest(query));
        return EVT_QUERY.isMissing() ? OPEN_EVENT_LOG.call(() -> classicLog.newest(query)) : found;
    }

    /** Whether this is a 32-bit process on a 64-bit Windows, which is shown another System32. */
    static boolean isRedirected() {
        var kernel = com.sun.jna.platform.win32.Kernel32.INSTANCE;
        IntByReference redirected = new IntByReference();
        try {
            return kernel.IsWow64Process(kernel.GetCurrentProcess(), redirected) && redirected.getValue() != 0;
        } catch (UnsatisfiedLinkError olderThanWow64) {
            return false;
        }
    }

    /** Not GetWindowsDirectory, which gives each user of a terminal server a directory of his own. */
    static String systemWindowsDirectory() {
        char[] path = new char[MAX_PATH];
        int length = Kernel32.INSTANCE.GetSystemWindowsDirectoryW(path, path.length);
        if (length <= 0 || length >= path.length) {
            throw new IllegalStateException("GetSystemWindowsDirectoryW answered " + length + ", error "
                    + Native.getLastError() + ": there is no system root to read");
        }
        return new String(path, 0, length);
    }
}
