package io.plumbline.agent.host.live.win32;

import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.platform.win32.WinBase.FILETIME;

/** What GetFileAttributesEx tells of a file without opening it. */
@FieldOrder({
    "dwFileAttributes",
    "ftCreationTime",
    "ftLastAccessTime",
    "ftLastWriteTime",
    "nFileSizeHigh",
    "nFileSizeLow"
})
public final class WIN32_FILE_ATTRIBUTE_DATA extends Structure {
    public int dwFileAttributes;
    public FILETIME ftCreationTime = new FILETIME();
    public FILETIME ftLastAccessTime = new FILETIME();
    public FILETIME ftLastWriteTime = new FILETIME();
    public int nFileSizeHigh;
    public int nFileSizeLow;
}
