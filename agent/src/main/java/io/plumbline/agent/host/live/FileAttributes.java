package io.plumbline.agent.host.live;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.WString;
import com.sun.jna.platform.win32.WinBase;
import com.sun.jna.platform.win32.WinBase.FILETIME;
import com.sun.jna.platform.win32.WinBase.WIN32_FIND_DATA;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import io.plumbline.agent.host.live.win32.Kernel32;
import io.plumbline.agent.host.live.win32.WIN32_FILE_ATTRIBUTE_DATA;
import io.plumbline.model.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What the file system's books say of a name: attribute bits, size in bytes, times to the second. */
record FileAttributes(int bits, long size, Instant created, Instant modified) {

    private static final int NO_FILE = WinNT.FILE_ATTRIBUTE_DIRECTORY | WinNT.FILE_ATTRIBUTE_DEVICE;

    /** Of what a symbolic link leads to in the end, by opening it; of any other file its own. */
    static Reading<FileAttributes> followed(Path file) throws IOException {
        Reading<FileAttributes> own = of(file);
        if (!(own instanceof Reading.Present<FileAttributes>(FileAttributes attributes))
                || (attributes.bits & WinNT.FILE_ATTRIBUTE_REPARSE_POINT) == 0) {
            return own;
        }
        BasicFileAttributes target = Files.readAttributes(file, BasicFileAttributes.class);
        return Reading.present(new FileAttributes(
                target.isDirectory() ? WinNT.FILE_ATTRIBUTE_DIRECTORY : WinNT.FILE_ATTRIBUTE_NORMAL,
                target.size(),
                target.creationTime().toInstant().truncatedTo(ChronoUnit.SECONDS),
                target.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.SECONDS)));
    }

    /** By GetFileAttributesEx; by the directory's entry for a file that somebody holds against even that, as the page file. */
    static Reading<FileAttributes> of(Path file) {
        WIN32_FILE_ATTRIBUTE_DATA attributes = new WIN32_FILE_ATTRIBUTE_DATA();
        String name = extended(file);
        if (Kernel32.INSTANCE.GetFileAttributesExW(new WString(name), Kernel32.GetFileExInfoStandard, attributes)) {
            return Reading.present(new FileAttributes(
                    attributes.dwFileAttributes,
                    size(attributes.nFileSizeHigh, attributes.nFileSizeLow),
                    instant(attributes.ftCreationTime),
                    instant(attributes.ftLastWriteTime)));
        }
        int code = Native.getLastError();
        return switch (code) {
            // A file on the way where a directory should be, or a name that no file can have.
            case WinError.ERROR_DIRECTORY, WinError.ERROR_INVALID_NAME, WinError.ERROR_BAD_PATHNAME -> Reading.absent();
            case WinError.ERROR_SHARING_VIOLATION -> ofDirectoryEntry(file, name);
            default -> Win32Errors.reading(code, file.toString());
        };
    }

    private static Reading<FileAttributes> ofDirectoryEntry(Path file, String name) {
        try (Memory memory = new Memory(WIN32_FIND_DATA.sizeOf())) {
            HANDLE search = com.sun.jna.platform.win32.Kernel32.INSTANCE.FindFirstFile(name, memory);
            if (WinBase.INVALID_HANDLE_VALUE.equals(search)) {
                return Win32Errors.reading(Native.getLastError(), file.toString());
            }
            com.sun.jna.platform.win32.Kernel32.INSTANCE.FindClose(search);
            WIN32_FIND_DATA found = new WIN32_FIND_DATA(memory);
            return Reading.present(new FileAttributes(
                    found.dwFileAttributes,
                    size(found.nFileSizeHigh, found.nFileSizeLow),
                    instant(found.ftCreationTime),
                    instant(found.ftLastWriteTime)));
        }
    }

    /** With the prefix that knows no limit of 260 characters and takes {@code NUL} for the name of a file. */
    private static String extended(Path file) {
        String name = file.toAbsolutePath().toString();
        return name.startsWith("\\\\") ? name : "\\\\?\\" + name;
    }

    private static long size(int high, int low) {
        return (Integer.toUnsignedLong(high) << Integer.SIZE) | Integer.toUnsignedLong(low);
    }

    private static Instant instant(FILETIME time) {
        return FileTime.toInstant((Integer.toUnsignedLong(time.dwHighDateTime) << Integer.SIZE)
                | Integer.toUnsignedLong(time.dwLowDateTime));
    }

    boolean isDirectory() {
        return (bits & WinNT.FILE_ATTRIBUTE_DIRECTORY) != 0;
    }

    boolean isFile() {
        return (bits & NO_FILE) == 0;
    }
}
