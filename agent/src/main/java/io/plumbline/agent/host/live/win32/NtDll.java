package io.plumbline.agent.host.live.win32;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.WinNT.OSVERSIONINFOEX;
import com.sun.jna.win32.StdCallLibrary;

/** ntdll.dll. */
public interface NtDll extends StdCallLibrary {

    NtDll INSTANCE = Native.load("ntdll", NtDll.class);

    /** Answers an NTSTATUS, 0 for success. */
    int RtlGetVersion(OSVERSIONINFOEX versionInformation);
}
