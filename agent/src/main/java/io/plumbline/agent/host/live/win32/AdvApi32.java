package io.plumbline.agent.host.live.win32;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;
import org.jspecify.annotations.Nullable;

/** advapi32.dll, what jna-platform's Advapi32 lacks. */
public interface AdvApi32 extends StdCallLibrary {

    AdvApi32 INSTANCE = Native.load("advapi32", AdvApi32.class);

    int SERVICE_CONFIG_DELAYED_AUTO_START_INFO = 3;
    int SERVICE_CONFIG_SERVICE_SID_INFO = 5;
    int SERVICE_CONFIG_TRIGGER_INFO = 8;

    /** Stands before the name of a load-order group in a list of dependencies. */
    char SC_GROUP_IDENTIFIER = '+';

    boolean QueryServiceConfigW(SC_HANDLE service, @Nullable Pointer config, int size, IntByReference needed);

    boolean QueryServiceConfig2W(
            SC_HANDLE service, int level, @Nullable Pointer buffer, int size, IntByReference needed);
}
