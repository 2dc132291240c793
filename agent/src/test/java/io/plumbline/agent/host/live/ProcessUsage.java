package io.plumbline.agent.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.ptr.IntByReference;
import java.lang.management.ManagementFactory;

/** Of this process: handles, and bytes it alone has committed. */
record ProcessUsage(int handles, long committed) {

    private static final int SYSTEM_EXTENDED_HANDLE_INFORMATION = 64;
    private static final int STATUS_INFO_LENGTH_MISMATCH = 0xC0000004;
    /** SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX: object, process, handle, and 16 bytes of rights and kind. */
    private static final int ENTRY_BYTES = 40;

    static ProcessUsage now() {
        System.gc();
        long committed = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getCommittedVirtualMemorySize();
        return new ProcessUsage(countHandles(), committed);
    }

    /** From the list of all handles of the system: Wine's GetProcessHandleCount always answers 0. */
    private static int countHandles() {
        Function query = NativeLibrary.getInstance("ntdll").getFunction("NtQuerySystemInformation");
        for (int size = 1 << 20; size <= 1 << 28; size *= 2) {
            try (Memory buffer = new Memory(size)) {
                Object[] arguments = {SYSTEM_EXTENDED_HANDLE_INFORMATION, buffer, size, new IntByReference()};
                int status = query.invokeInt(arguments);
                if (status != STATUS_INFO_LENGTH_MISMATCH) {
                    assertThat(status).as("NtQuerySystemInformation").isZero();
                    return countOwn(buffer);
                }
            }
        }
        throw new IllegalStateException("the list of handles does not fit");
    }

    private static int countOwn(Memory list) {
        long own = Kernel32.INSTANCE.GetCurrentProcessId();
        int count = 0;
        for (long i = 0; i < list.getLong(0); i++) {
            if (list.getLong(2 * Long.BYTES + i * ENTRY_BYTES + Long.BYTES) == own) {
                count++;
            }
        }
        assertThat(count).as("handles of process %d", own).isPositive();
        return count;
    }

    @Override
    public String toString() {
        return handles + " handles, " + committed / 1024 + " KiB committed";
    }
}
