package io.plumbline.agent.host.image.zip;

import static io.plumbline.agent.host.image.zip.EndRecord.u16;
import static io.plumbline.agent.host.image.zip.EndRecord.u32;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One record of an archive's directory (APPNOTE 4.3.12). */
record DirectoryRecord(ByteBuffer fixed, String name, ByteBuffer extra) {

    private static final int FIXED_SIZE = 46;
    private static final int SIGNATURE = 0x0201_4B50;

    private static final Charset CODE_PAGE_437 = Charset.forName("IBM437");
    private static final int ENCRYPTED = 1;
    private static final int UTF8 = 1 << 11;
    private static final int UNIX = 3;
    private static final int MACOS = 19;
    private static final int TYPE_MASK = 0xF000;
    private static final int LINK = 0xA000;
    private static final int DIRECTORY = 0x4000;
    private static final int DOS_DIRECTORY = 0x10;
    private static final int DOS_REPARSE_POINT = 0x400;
    private static final int ZIP64 = 1;

    /** The record at the buffer's position, which moves behind it. */
    static DirectoryRecord read(ByteBuffer directory) throws ZipDamageException {
        if (directory.remaining() < FIXED_SIZE || directory.getInt(directory.position()) != SIGNATURE) {
            throw damaged();
        }
        ByteBuffer fixed = take(directory, FIXED_SIZE);
        ByteBuffer name = take(directory, u16(fixed, 28));
        ByteBuffer extra = take(directory, u16(fixed, 30));
        take(directory, u16(fixed, 32));
        Charset charset = (u16(fixed, 8) & UTF8) != 0 ? StandardCharsets.UTF_8 : CODE_PAGE_437;
        return new DirectoryRecord(fixed, charset.decode(name).toString(), extra);
    }

    private static ByteBuffer take(ByteBuffer directory, int length) throws ZipDamageException {
        if (directory.remaining() < length) {
            throw damaged();
        }
        ByteBuffer taken = directory.slice(directory.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        directory.position(directory.position() + length);
        return taken;
    }

    private static ZipDamageException damaged() {
        return new ZipDamageException("its directory is damaged");
    }

    /** The name taken apart; empty for one that no file may have: climbing, absolute, with an empty or over-long step. */
    Optional<List<String>> findSteps() {
        String plain = name.replace('\\', '/');
        boolean directory = plain.endsWith("/");
        List<String> steps = new ArrayList<>();
        for (String step : (directory ? plain.substring(0, plain.length() - 1) : plain).split("/", -1)) {
            if (step.equals(".") && steps.isEmpty()) {
                continue;
            }
            if (step.isBlank() || step.equals(".") || step.equals("..") || step.indexOf('\0') >= 0) {
                return Optional.empty();
            }
            steps.add(step);
        }
        return steps.isEmpty() || steps.size() > ZipArchive.MAX_STEPS || name.length() > ZipArchive.MAX_NAME
                ? Optional.empty()
                : Optional.of(steps);
    }

    ArchivedFile toFile() throws ZipDamageException {
        long size = u32(fixed, 24);
        long packed = u32(fixed, 20);
        long offset = u32(fixed, 42);
        // Only those of the three that are all ones have a wide number, in this order.
        ByteBuffer wide = extra(ZIP64);
        size = size == 0xFFFF_FFFFL ? wide(wide) : size;
        packed = packed == 0xFFFF_FFFFL ? wide(wide) : packed;
        offset = offset == 0xFFFF_FFFFL ? wide(wide) : offset;
        return new ArchivedFile(
                kind(),
                u16(fixed, 10),
                (u16(fixed, 8) & ENCRYPTED) != 0,
                fixed.getInt(16),
                packed,
                size,
                offset,
                EntryTimes.read(u16(fixed, 14), u16(fixed, 12), extra(EntryTimes.NTFS), extra(EntryTimes.UNIX_TIME)));
    }

    private ArchivedFile.Kind kind() {
        int system = u16(fixed, 4) >>> 8;
        long attributes = u32(fixed, 38);
        int type = system == UNIX || system == MACOS ? (int) (attributes >>> 16) & TYPE_MASK : 0;
        if (type == LINK || (type == 0 && (attributes & DOS_REPARSE_POINT) != 0)) {
            return ArchivedFile.Kind.LINK;
        }
        return name.endsWith("/")
                        || name.endsWith("\\")
                        || type == DIRECTORY
                        || (type == 0 && (attributes & DOS_DIRECTORY) != 0)
                ? ArchivedFile.Kind.DIRECTORY
                : ArchivedFile.Kind.FILE;
    }

    /** The first extra field of this kind; empty without one. */
    private ByteBuffer extra(int kind) {
        int at = 0;
        while (at + 4 <= extra.limit()) {
            int length = u16(extra, at + 2);
            if (at + 4 + length > extra.limit()) {
                break;
            }
            if (u16(extra, at) == kind) {
                return extra.slice(at + 4, length).order(ByteOrder.LITTLE_ENDIAN);
            }
            at += 4 + length;
        }
        return ByteBuffer.allocate(0);
    }

    private static long wide(ByteBuffer numbers) throws ZipDamageException {
        if (numbers.remaining() < 8) {
            throw damaged();
        }
        long number = numbers.getLong();
        if (number < 0) {
            throw damaged();
        }
        return number;
    }
}
