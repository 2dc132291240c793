package io.plumbline.agent.host.live.win32;

import com.sun.jna.Native;
import com.sun.jna.WString;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import com.sun.jna.ptr.ShortByReference;
import com.sun.jna.win32.StdCallLibrary;

/** kernel32.dll, what jna-platform's class of that name lacks. */
public interface Kernel32 extends StdCallLibrary {

    Kernel32 INSTANCE = Native.load("kernel32", Kernel32.class);

    short IMAGE_FILE_MACHINE_I386 = 0x014c;
    short IMAGE_FILE_MACHINE_AMD64 = (short) 0x8664;
    short IMAGE_FILE_MACHINE_ARM64 = (short) 0xaa64;

    int GetFileExInfoStandard = 0;

    boolean IsWow64Process2(HANDLE process, ShortByReference processMachine, ShortByReference nativeMachine);

    int GetSystemWindowsDirectoryW(char[] buffer, int size);

    boolean GetFileAttributesExW(WString fileName, int infoLevel, WIN32_FILE_ATTRIBUTE_DATA fileInformation);
}
