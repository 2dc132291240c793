package io.plumbline.agent.host.image.regf;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * One entry of a log of Windows 8.1 or later whose two hashes are right and whose pages lie in the hive.
 *
 * @param at where it begins in the log
 * @param binsSize of the hive, once it is applied
 */
record LogEntry(long at, long size, int sequence, long binsSize, int pages) {

    private static final int SIGNATURE = 0x454C_7648;
    private static final int HEADER = 40;
    private static final int HASHED_HEADER = 32;
    private static final int REFERENCE = 8;
    private static final int BIN_ALIGNMENT = 4096;

    /** Whether something that says it is an entry begins there. */
    static boolean begins(MemorySegment log, long at) {
        return at <= log.byteSize() - HEADER && Bytes.i32(log, at) == SIGNATURE;
    }

    /** Only where one {@link #begins}; whatever hashes say. */
    static int sequence(MemorySegment log, long at) {
        return Bytes.i32(log, at + 12);
    }

    static Optional<LogEntry> read(MemorySegment log, long at) {
        if (!begins(log, at)) {
            return Optional.empty();
        }
        LogEntry entry = new LogEntry(
                at, Bytes.u32(log, at + 4), sequence(log, at), Bytes.u32(log, at + 16), Bytes.i32(log, at + 20));
        return entry.fits(log) && entry.verifies(log) && entry.pagesFit(log) ? Optional.of(entry) : Optional.empty();
    }

    private boolean fits(MemorySegment log) {
        return size >= BaseBlock.SECTOR
                && size % BaseBlock.SECTOR == 0
                && size <= log.byteSize() - at
                && binsSize >= BIN_ALIGNMENT
                && binsSize % BIN_ALIGNMENT == 0
                && pages > 0
                && pages <= (size - HEADER) / REFERENCE;
    }

    private boolean verifies(MemorySegment log) {
        return Bytes.i64(log, at + 32) == Marvin32.of(log, at, HASHED_HEADER)
                && Bytes.i64(log, at + 24) == Marvin32.of(log, at + HEADER, size - HEADER);
    }

    private boolean pagesFit(MemorySegment log) {
        long left = size - HEADER - (long) REFERENCE * pages;
        for (int page = 0; page < pages; page++) {
            long length = length(log, page);
            left -= length;
            if (length == 0
                    || length % Overlay.PAGE != 0
                    || place(log, page) % Overlay.PAGE != 0
                    || place(log, page) > binsSize - length
                    || left < 0) {
                return false;
            }
        }
        return true;
    }

    void apply(MemorySegment log, int number, Overlay overlay) {
        long from = at + HEADER + (long) REFERENCE * pages;
        for (int page = 0; page < pages; page++) {
            overlay.put(place(log, page), number, from, length(log, page));
            from += length(log, page);
        }
    }

    private long place(MemorySegment log, int page) {
        return Bytes.u32(log, at + HEADER + (long) REFERENCE * page);
    }

    private long length(MemorySegment log, int page) {
        return Bytes.u32(log, at + HEADER + (long) REFERENCE * page + 4);
    }
}
