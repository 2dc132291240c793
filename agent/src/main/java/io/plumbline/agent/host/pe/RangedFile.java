package io.plumbline.agent.host.pe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The ranges of a file that were read so far: each read takes in a little of what follows, so that most need no other. */
final class RangedFile {

    /** What one read takes in, where no more is needed: the headers of a file, or the directories of its resources. */
    static final int READ_AHEAD = 4096;

    /** The longest range that is ever needed at once: a version resource says its length in 16 bits. */
    static final int MAX_RANGE = 0x1_0000;

    private final ByteSource source;
    private final long size;
    private final List<Range> ranges = new ArrayList<>();

    RangedFile(ByteSource source) throws IOException {
        this.source = source;
        this.size = source.size();
    }

    private record Range(long start, ByteBuffer bytes) {

        boolean holds(long at, int length) {
            return at >= start && at + length <= start + bytes.limit();
        }
    }

    long size() {
        return size;
    }

    int u8(long at) throws IOException {
        Range range = holding(at, Byte.BYTES);
        return Byte.toUnsignedInt(range.bytes().get((int) (at - range.start())));
    }

    int u16(long at) throws IOException {
        Range range = holding(at, Short.BYTES);
        return Short.toUnsignedInt(range.bytes().getShort((int) (at - range.start())));
    }

    int i32(long at) throws IOException {
        Range range = holding(at, Integer.BYTES);
        return range.bytes().getInt((int) (at - range.start()));
    }

    /** Reads what is missing of a range in one go. The caller has checked that the file has it. */
    void load(long at, int length) throws IOException {
        holding(at, length);
    }

    private Range holding(long at, int length) throws IOException {
        for (Range range : ranges) {
            if (range.holds(at, length)) {
                return range;
            }
        }
        if (length > MAX_RANGE) {
            throw new DamagedExecutableException("%d bytes at 0x%x are more than %d".formatted(length, at, MAX_RANGE));
        }
        int wanted = (int) Math.min(Math.max(length, READ_AHEAD), size - at);
        Range range = new Range(at, read(at, wanted));
        ranges.add(range);
        return range;
    }

    private ByteBuffer read(long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (source.read(bytes, at + bytes.position()) <= 0) {
                throw new DamagedExecutableException("it changed while it was read: it ended at 0x%x instead of 0x%x"
                        .formatted(at + bytes.position(), size));
            }
        }
        return bytes.flip();
    }
}
