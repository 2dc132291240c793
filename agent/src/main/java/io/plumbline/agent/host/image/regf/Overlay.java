package io.plumbline.agent.host.image.regf;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Which pages of a hive's bins a log holds anew, and where in the log; the log is mapped as the hive is, and neither written.
 *
 * <p>It takes 8 bytes for a page of 512, in blocks of 1024 pages that are made where there are any.
 */
final class Overlay {

    static final int PAGE = 512;

    private static final int PAGES_A_BLOCK = 1024;
    private static final int LOG_BITS = 2;
    private static final long[] CLEAN = new long[PAGES_A_BLOCK];

    private final MemorySegment[] logs;
    /** For each page, its offset in a log and the log's number beside it; 0 for none, since no page is at a log's begin. */
    private long[][] blocks = new long[0][];

    private boolean empty = true;

    /** @param logs three at most */
    Overlay(MemorySegment... logs) {
        this.logs = logs.clone();
    }

    boolean isEmpty() {
        return empty;
    }

    /**
     * Later pages take the place of earlier ones.
     *
     * @param bin whole pages: in the bins
     * @param at where the first page is in the log, not at its begin
     * @param length in whole pages
     */
    void put(long bin, int log, long at, long length) {
        for (long done = 0; done < length; done += PAGE) {
            long page = (bin + done) / PAGE;
            int block = (int) (page / PAGES_A_BLOCK);
            if (block >= blocks.length) {
                int before = blocks.length;
                blocks = Arrays.copyOf(blocks, Math.max(block + 1, 2 * before));
                Arrays.fill(blocks, before, blocks.length, CLEAN);
            }
            if (blocks[block] == CLEAN) {
                blocks[block] = new long[PAGES_A_BLOCK];
            }
            blocks[block][(int) (page % PAGES_A_BLOCK)] = (at + done) << LOG_BITS | log;
            empty = false;
        }
    }

    /** Where the page that holds a byte of the bins is, for the two methods below; 0 when no log has it. */
    long find(long bin) {
        long page = bin / PAGE;
        long block = page / PAGES_A_BLOCK;
        return block < blocks.length ? blocks[(int) block][(int) (page % PAGES_A_BLOCK)] : 0;
    }

    MemorySegment log(long found) {
        return logs[(int) (found & ((1 << LOG_BITS) - 1))];
    }

    long offset(long found, long bin) {
        return (found >>> LOG_BITS) + bin % PAGE;
    }
}
