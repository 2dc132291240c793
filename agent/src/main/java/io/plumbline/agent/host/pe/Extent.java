package io.plumbline.agent.host.pe;

import java.io.IOException;

/** A named run of bytes of a file; whoever asks for a byte outside of it is told of damage. */
final class Extent {

    private final String what;
    private final RangedFile file;
    private final long start;
    private final long length;

    private Extent(String what, RangedFile file, long start, long length) {
        this.what = what;
        this.file = file;
        this.start = start;
        this.length = length;
    }

    static Extent whole(RangedFile file) {
        return new Extent("file", file, 0, file.size());
    }

    long length() {
        return length;
    }

    int u8(long at) throws IOException {
        require(at, Byte.BYTES);
        return file.u8(start + at);
    }

    int u16(long at) throws IOException {
        require(at, Short.BYTES);
        return file.u16(start + at);
    }

    int i32(long at) throws IOException {
        require(at, Integer.BYTES);
        return file.i32(start + at);
    }

    long u32(long at) throws IOException {
        return Integer.toUnsignedLong(i32(at));
    }

    /** A part that is about to be read as a whole: at most one read of the file. */
    Extent loaded(String name, long at, int partLength) throws IOException {
        Extent part = part(name, at, partLength);
        file.load(part.start, partLength);
        return part;
    }

    Extent part(String name, long at, long partLength) throws DamagedExecutableException {
        require(at, partLength);
        return new Extent(name, file, start + at, partLength);
    }

    /** From here to the end, or shorter. */
    Extent upTo(String name, long at, long partLength) throws DamagedExecutableException {
        return part(name, at, Math.max(0, Math.min(partLength, length - at)));
    }

    private void require(long at, long wanted) throws DamagedExecutableException {
        if (at < 0 || wanted < 0 || at > length - wanted) {
            throw new DamagedExecutableException(
                    "%d bytes at 0x%x lie outside of its %s of %d bytes".formatted(wanted, at, what, length));
        }
    }
}
