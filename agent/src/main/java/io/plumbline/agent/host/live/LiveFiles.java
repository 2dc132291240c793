package io.plumbline.agent.host.live;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.platform.win32.VerRsrc.VS_FIXEDFILEINFO;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import io.plumbline.agent.file.FileTrouble;
import io.plumbline.agent.host.DirectoryEntry;
import io.plumbline.agent.host.FileReader;
import io.plumbline.agent.host.FileStat;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.agent.host.live.win32.Version;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Files below the system root or the system drive, in the view of a 64-bit process. */
final class LiveFiles implements FileReader {

    /** The largest version block met in the wild has a few KB; the API passes on what the file claims. */
    private static final int MAX_VERSION_BYTES = 4 << 20;

    private static final int DOS_HEADER_BYTES = 64;
    private static final int PE_OFFSET_AT = 0x3C;

    private final NativeView view;

    LiveFiles(NativeView view) {
        this.view = view;
    }

    @Override
    public Reading<FileVersion> version(WindowsPath path) {
        return opened(path, (file, attributes) -> version(file));
    }

    private static Reading<FileVersion> version(Path file) throws IOException {
        WString name = new WString(file.toString());
        int size = Version.INSTANCE.GetFileVersionInfoSizeExW(Version.FILE_VER_GET_NEUTRAL, name, new IntByReference());
        if (size == 0) {
            return withoutVersion(file, Native.getLastError());
        }
        if (size < 0 || size > MAX_VERSION_BYTES) {
            return Reading.failed(file + " claims a version resource of " + Integer.toUnsignedString(size) + " bytes");
        }
        try (Memory block = new Memory(size)) {
            block.clear();
            if (!Version.INSTANCE.GetFileVersionInfoExW(Version.FILE_VER_GET_NEUTRAL, name, 0, size, block)) {
                return Win32Errors.reading(Native.getLastError(), file.toString());
            }
            PointerByReference found = new PointerByReference();
            IntByReference length = new IntByReference();
            if (!Version.INSTANCE.VerQueryValueW(block, new WString("\\"), found, length)) {
                return Reading.failed(file + " has a version resource without fixed numbers");
            }
            return fixedVersion(file, found.getValue(), length.getValue());
        }
    }

    private static Reading<FileVersion> fixedVersion(Path file, Pointer found, int length) {
        if (length < new VS_FIXEDFILEINFO().size()) {
            return Reading.failed(file + " has " + length + " bytes of fixed version numbers, too few");
        }
        VS_FIXEDFILEINFO fixed = new VS_FIXEDFILEINFO(found);
        if (fixed.dwSignature.intValue() != Version.VS_FFI_SIGNATURE) {
            return Reading.failed(file + " has fixed version numbers without their signature");
        }
        return Reading.present(
                FileVersion.ofFixedFileInfo(fixed.dwFileVersionMS.intValue(), fixed.dwFileVersionLS.intValue()));
    }

    /** The API says "no resource" of a text file as well as of a sound program without one; only the latter is absence. */
    private static Reading<FileVersion> withoutVersion(Path file, int code) throws IOException {
        return switch (code) {
            case WinError.ERROR_RESOURCE_DATA_NOT_FOUND,
                    WinError.ERROR_RESOURCE_TYPE_NOT_FOUND,
                    WinError.ERROR_RESOURCE_NAME_NOT_FOUND ->
                isPortableExecutable(file)
                        ? Reading.absent()
                        : Reading.failed(code, file + " is no executable: it has no PE header");
            default -> Win32Errors.reading(code, file.toString());
        };
    }

    private static boolean isPortableExecutable(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer header = bytesAt(channel, 0, DOS_HEADER_BYTES);
            if (header.remaining() < DOS_HEADER_BYTES || header.getShort(0) != 0x5A4D) {
                return false;
            }
            ByteBuffer signature = bytesAt(channel, Integer.toUnsignedLong(header.getInt(PE_OFFSET_AT)), 4);
            return signature.remaining() == 4 && signature.getInt(0) == 0x4550;
        }
    }

    private static ByteBuffer bytesAt(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.read(bytes, position);
        return bytes.flip();
    }

    @Override
    public Reading<FileStat> stat(WindowsPath path) {
        return opened(
                path, (file, attributes) -> Reading.present(new FileStat(attributes.size(), attributes.modified())));
    }

    @Override
    public Reading<Value.Bytes> content(WindowsPath path, int limit) {
        return opened(path, (file, attributes) -> {
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(limit);
                return in.read() < 0
                        ? Reading.present(new Value.Bytes(bytes))
                        : Reading.failed(file + " has more than the " + limit + " bytes that are read of it");
            }
        });
    }

    @Override
    public Reading<Instant> created(WindowsPath path) {
        return opened(path, (file, attributes) -> Reading.present(attributes.created()));
    }

    @Override
    public Reading<List<DirectoryEntry>> list(WindowsPath directory, String prefix) {
        List<DirectoryEntry> entries = new ArrayList<>();
        try {
            Path listed = view.resolve(directory);
            Reading<FileAttributes> attributes = FileAttributes.followed(listed);
            if (!(attributes instanceof Reading.Present<FileAttributes>(FileAttributes found))) {
                return attributes.flatMap(impossible -> Reading.absent());
            }
            if (!found.isDirectory()) {
                return Reading.absent();
            }
            try (DirectoryStream<Path> names = Files.newDirectoryStream(listed)) {
                for (Path entry : names) {
                    String name = String.valueOf(entry.getFileName());
                    if (name.regionMatches(true, 0, prefix, 0, prefix.length())) {
                        if (entries.size() == MAX_LISTED) {
                            return Reading.failed(directory + " holds more than " + MAX_LISTED + " such names");
                        }
                        entries.add(new DirectoryEntry(name, Files.isDirectory(entry)));
                    }
                }
            }
        } catch (NoSuchFileException | InvalidPathException nothingThere) {
            return Reading.absent();
        } catch (DirectoryIteratorException broken) {
            return Reading.failed(directory + " could not be listed to its end: "
                    + FileTrouble.why(FileTrouble.whileListing(broken)));
        } catch (IOException broken) {
            return unreadable(directory, broken);
        }
        entries.sort(Comparator.comparing(DirectoryEntry::name, String.CASE_INSENSITIVE_ORDER));
        return Reading.present(List.copyOf(entries));
    }

    private static <T> Reading<T> unreadable(WindowsPath path, IOException broken) {
        return broken instanceof AccessDeniedException
                ? Reading.denied("access denied to " + path)
                : Reading.failed(path + ": " + FileTrouble.why(broken));
    }

    /** A directory or a device is no file: it is absent, or whatever Windows says of it, but never opened. */
    private <T> Reading<T> opened(WindowsPath path, FileQuestion<T> question) {
        try {
            Path file = view.resolve(path);
            Reading<FileAttributes> attributes = FileAttributes.followed(file);
            if (!(attributes instanceof Reading.Present<FileAttributes>(FileAttributes found))) {
                return attributes.flatMap(impossible -> Reading.absent());
            }
            return found.isFile() ? question.ask(file, found) : Reading.absent();
        } catch (NoSuchFileException | InvalidPathException nothingThere) {
            return Reading.absent();
        } catch (IOException broken) {
            return unreadable(path, broken);
        }
    }

    @FunctionalInterface
    private interface FileQuestion<T> {
        Reading<T> ask(Path file, FileAttributes attributes) throws IOException;
    }
}
