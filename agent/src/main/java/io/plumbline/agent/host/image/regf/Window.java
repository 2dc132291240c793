package io.plumbline.agent.host.image.regf;

/**
 * A part of a hive's bins as plain numbers, for who reads them from first to last: in a young JVM an array is read many times
 * faster than a mapped file.
 */
final class Window {

    private static final int WORDS = 1 << 18;
    private static final long BYTES = 4L * WORDS;
    /** What a cell refers to mostly lies a little before it or behind it. */
    private static final long BEHIND = BYTES / 8;

    private static final long MARGIN = BYTES / 4;

    private final Bins bins;
    private final int[] words;
    private long start;
    private long end;

    Window(Bins bins) {
        this.bins = bins;
        this.words = new int[(int) Math.min(WORDS, bins.end() / Integer.BYTES)];
    }

    /** @param at a place that is read next, as are those behind it */
    void moveTo(long at) {
        if (at < end - MARGIN || (at < end && end == bins.end())) {
            return;
        }
        start = Math.max(0, at - BEHIND) / Overlay.PAGE * Overlay.PAGE;
        long length = Math.min(BYTES, bins.end() - start) / Overlay.PAGE * Overlay.PAGE;
        end = bins.holds(start, length) ? start + length : start;
        bins.words(start, words, (int) ((end - start) / Integer.BYTES));
    }

    /** @param at a multiple of four, in the bins */
    int i32(long at) {
        return at >= start && at < end ? words[(int) (at - start) / Integer.BYTES] : bins.i32(at);
    }

    long u32(long at) {
        return Integer.toUnsignedLong(i32(at));
    }

    /** @param at a multiple of two, in the bins */
    int u16(long at) {
        return (i32(at & ~3L) >>> ((at & 2) * Byte.SIZE)) & 0xFFFF;
    }
}
