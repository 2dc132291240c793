package io.plumbline.agent.host.live.win32;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;

/** version.dll. */
public interface Version extends StdCallLibrary {

    Version INSTANCE = Native.load("version", Version.class);

    /** Reads the file that was named, not the language file beside it. */
    int FILE_VER_GET_NEUTRAL = 0x02;

    int VS_FFI_SIGNATURE = 0xFEEF04BD;

    int GetFileVersionInfoSizeExW(int flags, WString fileName, IntByReference ignoredHandle);

    boolean GetFileVersionInfoExW(int flags, WString fileName, int ignoredHandle, int length, Pointer data);

    boolean VerQueryValueW(Pointer block, WString subBlock, PointerByReference buffer, IntByReference length);
}
