package io.plumbline.agent.host.image.pe;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** A named run of bytes of a file; whoever asks for a byte outside of it is told of damage. */
final class Extent {

    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final String what;
    private final MemorySegment bytes;

    Extent(String what, MemorySegment bytes) {
        this.what = what;
        this.bytes = bytes;
    }

    long length() {
        return bytes.byteSize();
    }

    int u16(long at) throws DamagedExecutableException {
        require(at, 2);
        return Short.toUnsignedInt(bytes.get(SHORT, at));
    }

    int i32(long at) throws DamagedExecutableException {
        require(at, 4);
        return bytes.get(INT, at);
    }

    long u32(long at) throws DamagedExecutableException {
        return Integer.toUnsignedLong(i32(at));
    }

    Extent part(String name, long at, long length) throws DamagedExecutableException {
        require(at, length);
        return new Extent(name, bytes.asSlice(at, length));
    }

    /** From here to the end, or shorter. */
    Extent upTo(String name, long at, long length) throws DamagedExecutableException {
        return part(name, at, Math.max(0, Math.min(length, length() - at)));
    }

    private void require(long at, long length) throws DamagedExecutableException {
        if (at < 0 || length < 0 || at > bytes.byteSize() - length) {
            throw new DamagedExecutableException(
                    "%d bytes at 0x%x lie outside of its %s of %d bytes".formatted(length, at, what, bytes.byteSize()));
        }
    }
}
