package io.plumbline.agent.host.image.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** Where an archive's directory is, from the record at the archive's end (APPNOTE 4.3.14 to 4.3.16, zip64 included). */
record EndRecord(long entries, long directorySize, long directoryOffset) {

    private static final int END = 0x0605_4B50;
    private static final int END_SIZE = 22;
    private static final int MAX_COMMENT = 0xFFFF;
    private static final int LOCATOR_64 = 0x0706_4B50;
    private static final int LOCATOR_64_SIZE = 20;
    private static final int END_64 = 0x0606_4B50;
    private static final int END_64_SIZE = 56;

    static EndRecord read(FileChannel channel) throws IOException {
        long length = channel.size();
        int tail = (int) Math.min(length, END_SIZE + MAX_COMMENT);
        ByteBuffer bytes = read(channel, length - tail, tail);
        for (int at = tail - END_SIZE; at >= 0; at--) {
            if (bytes.getInt(at) == END && at + END_SIZE + u16(bytes, at + 20) == tail) {
                return read(
                        channel, length - tail + at, bytes.slice(at, END_SIZE).order(ByteOrder.LITTLE_ENDIAN));
            }
        }
        throw new ZipDamageException("it has no directory at its end: it is no zip archive, or was cut off");
    }

    private static EndRecord read(FileChannel channel, long offset, ByteBuffer end) throws IOException {
        EndRecord record = u16(end, 10) == 0xFFFF || u32(end, 12) == 0xFFFF_FFFFL || u32(end, 16) == 0xFFFF_FFFFL
                ? read64(channel, offset)
                : readShort(end);
        if (record.directoryOffset < 0
                || record.directorySize < 0
                || record.entries < 0
                || record.directorySize > offset
                || record.directoryOffset > offset - record.directorySize) {
            throw new ZipDamageException("its directory does not lie inside of it: it is damaged or was cut off");
        }
        return record;
    }

    private static EndRecord readShort(ByteBuffer end) throws ZipDamageException {
        if (u16(end, 4) != 0 || u16(end, 6) != 0) {
            throw new ZipDamageException("it is one of several parts; join them first");
        }
        return new EndRecord(u16(end, 10), u32(end, 12), u32(end, 16));
    }

    private static EndRecord read64(FileChannel channel, long offset) throws IOException {
        ByteBuffer locator = read(channel, offset - LOCATOR_64_SIZE, LOCATOR_64_SIZE);
        if (locator.getInt(0) != LOCATOR_64) {
            throw new ZipDamageException("its zip64 record is missing");
        }
        ByteBuffer end = read(channel, locator.getLong(8), END_64_SIZE);
        if (end.getInt(0) != END_64) {
            throw new ZipDamageException("its zip64 record is damaged");
        }
        return new EndRecord(end.getLong(32), end.getLong(40), end.getLong(48));
    }

    /** Exactly so many bytes. */
    static ByteBuffer read(FileChannel channel, long offset, int length) throws IOException {
        if (offset < 0 || offset > channel.size() - length) {
            throw new ZipDamageException("it is damaged or was cut off");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                throw new ZipDamageException("it became shorter while it was read");
            }
        }
        return bytes.flip();
    }

    static int u16(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    static long u32(ByteBuffer bytes, int at) {
        return Integer.toUnsignedLong(bytes.getInt(at));
    }
}
