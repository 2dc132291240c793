package io.plumbline.agent.host.image.regf;

/** One bit for each place of a hive at which a cell can begin. */
final class Bits {

    /** Cells begin at multiples of eight. */
    private static final int GRAIN_SHIFT = 3;

    private static final int WORD_SHIFT = GRAIN_SHIFT + 6;

    private final long end;
    private final long[] words;

    /** @param end of the bins */
    Bits(long end) {
        this.end = end;
        this.words = new long[Math.toIntExact((end >>> WORD_SHIFT) + 1)];
    }

    /** Whether a cell can be there at all. */
    boolean covers(long offset) {
        return (offset & ((1 << GRAIN_SHIFT) - 1)) == 0 && offset >= 0 && offset < end;
    }

    /** @param offset one that is covered, here and below */
    boolean get(long offset) {
        return (words[(int) (offset >>> WORD_SHIFT)] & bit(offset)) != 0;
    }

    /** @return whether it was not set before */
    boolean set(long offset) {
        int word = (int) (offset >>> WORD_SHIFT);
        long before = words[word];
        words[word] = before | bit(offset);
        return words[word] != before;
    }

    private static long bit(long offset) {
        return 1L << (offset >>> GRAIN_SHIFT);
    }
}
