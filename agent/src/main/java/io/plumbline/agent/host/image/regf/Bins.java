package io.plumbline.agent.host.image.regf;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The bytes of a hive's bins as they are once its log is replayed: from the log where it has them, else from the file.
 *
 * <p>Whoever reads asks first whether they are {@linkplain #holds there}. Numbers are at multiples of their size.
 */
final class Bins {

    private final MemorySegment file;
    private final Overlay overlay;
    private final boolean replayed;
    private final long declared;

    /** @param declared bytes of bins that the base block tells of; what the file holds beyond them is none of the hive */
    Bins(MemorySegment hive, long declared, Overlay overlay) {
        this.file = hive.asSlice(BaseBlock.SIZE, Math.clamp(hive.byteSize() - BaseBlock.SIZE, 0, declared));
        this.overlay = overlay;
        this.replayed = !overlay.isEmpty();
        this.declared = declared;
    }

    /** The end of the declared bins. */
    long end() {
        return declared;
    }

    /** Bytes that the base block declares and neither file nor log holds. */
    long missing() {
        long missing = declared - file.byteSize();
        if (replayed) {
            for (long at = file.byteSize(); at < declared; at = nextPage(at)) {
                if (overlay.find(at) != 0) {
                    missing -= Math.min(nextPage(at), declared) - at;
                }
            }
        }
        return missing;
    }

    boolean holds(long at, long length) {
        if (at < 0 || length < 0 || at > declared - length) {
            return false;
        }
        for (long beyond = Math.max(at, file.byteSize()); beyond < at + length; beyond = nextPage(beyond)) {
            if (!replayed || overlay.find(beyond) == 0) {
                return false;
            }
        }
        return true;
    }

    int u16(long at) {
        long found = replayed ? overlay.find(at) : 0;
        return found == 0 ? Bytes.u16(file, at) : Bytes.u16(overlay.log(found), overlay.offset(found, at));
    }

    int i32(long at) {
        long found = replayed ? overlay.find(at) : 0;
        return found == 0 ? Bytes.i32(file, at) : Bytes.i32(overlay.log(found), overlay.offset(found, at));
    }

    long u32(long at) {
        return Integer.toUnsignedLong(i32(at));
    }

    /**
     * Many numbers at once.
     *
     * @param at a multiple of four
     */
    void words(long at, int[] words, int count) {
        int done = 0;
        while (done < count) {
            long from = at + (long) done * Integer.BYTES;
            long found = replayed ? overlay.find(from) : 0;
            int part = count - done;
            if (replayed) {
                part = (int) Math.min(part, (nextPage(from) - from) / Integer.BYTES);
            }
            MemorySegment.copy(
                    found == 0 ? file : overlay.log(found),
                    Bytes.INT,
                    found == 0 ? from : overlay.offset(found, from),
                    words,
                    done,
                    part);
            done += part;
        }
    }

    byte[] bytes(long at, int length) {
        byte[] bytes = new byte[length];
        if (!replayed) {
            MemorySegment.copy(file, ValueLayout.JAVA_BYTE, at, bytes, 0, length);
            return bytes;
        }
        int done = 0;
        while (done < length) {
            long from = at + done;
            int part = (int) Math.min(length - done, nextPage(from) - from);
            long found = overlay.find(from);
            MemorySegment source = found == 0 ? file : overlay.log(found);
            MemorySegment.copy(
                    source, ValueLayout.JAVA_BYTE, found == 0 ? from : overlay.offset(found, from), bytes, done, part);
            done += part;
        }
        return bytes;
    }

    private static long nextPage(long at) {
        return (at / Overlay.PAGE + 1) * Overlay.PAGE;
    }
}
