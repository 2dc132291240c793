package io.plumbline.agent.host.image.regf;

/**
 * Where cells begin, and which of them more than one other refers to: one pass over a hive from its first byte to its last.
 *
 * <p>It is quick because it follows no tree: bins hold cells without gaps, and what looks like a key, a value or a list says
 * what it refers to. Data that merely looks so makes it doubt a sound cell, never trust a shared one: a doubt is for a
 * {@link Survey} to settle. The work is bounded by the size of the hive: the entries of a list are counted for the first that
 * refers to it.
 */
final class Census {

    private static final int KEY = signature('n', 'k');
    private static final int VALUE = signature('v', 'k');
    private static final int HINTED = signature('l', 'f');
    private static final int HASHED = signature('l', 'h');
    private static final int LEAF = signature('l', 'i');
    private static final int ROOT = signature('r', 'i');
    private static final int BIG_DATA = signature('d', 'b');

    private final Bins bins;
    private final Window window;
    private final int header;
    private final boolean bigData;
    private final Bits begun;
    private final Bits referred;
    private final Bits twice;
    private final Bits descriptors;
    private final boolean whole;

    /** @param bins of {@link Hive#MAX_COUNTED_BYTES} at most */
    Census(BaseBlock base, Bins bins) {
        this.bins = bins;
        this.window = new Window(bins);
        this.header = base.cellHeaderSize();
        this.bigData = base.hasBigData();
        this.begun = new Bits(bins.end());
        this.referred = new Bits(bins.end());
        this.twice = new Bits(bins.end());
        this.descriptors = new Bits(bins.end());
        refer(base.rootOffset());
        this.whole = countBins();
    }

    private static int signature(char first, char second) {
        return first | second << Byte.SIZE;
    }

    /** Whether all bins and the sizes of all cells make sense; else nothing else that is said here counts. */
    boolean isWhole() {
        return whole;
    }

    boolean begins(long offset) {
        return begun.covers(offset) && begun.get(offset);
    }

    /** Whether several seem to refer to that cell. */
    boolean isDoubtful(long offset) {
        return twice.get(offset) || (descriptors.get(offset) && referred.get(offset));
    }

    private boolean countBins() {
        long bin = 0;
        while (bin < bins.end()) {
            if (!bins.holds(bin, Cells.PAGE) || !Cells.isBin(bins, bin)) {
                return false;
            }
            long end = bin + bins.u32(bin + 8);
            if (!bins.holds(bin, end - bin) || !countCells(bin + Cells.BIN_HEADER, end)) {
                return false;
            }
            bin = end;
        }
        return true;
    }

    private boolean countCells(long from, long end) {
        long cell = from;
        while (cell < end) {
            window.moveTo(cell);
            int size = window.i32(cell);
            long length = Math.abs((long) size);
            if (length < Cells.ALIGNMENT || (length & (Cells.ALIGNMENT - 1)) != 0 || length > end - cell) {
                return false;
            }
            begun.set(cell);
            if (size < 0 && length >= header + 4) {
                count(cell + header, length - header);
            }
            cell += length;
        }
        return true;
    }

    private void count(long data, long length) {
        int signature = window.u16(data);
        if (signature == VALUE) {
            value(data, length);
        } else if (signature == KEY) {
            key(data, length);
        } else if (signature == HASHED || signature == HINTED) {
            listed(data + 4, window.u16(data + 2), length - 4, 8);
        } else if (signature == LEAF || signature == ROOT) {
            listed(data + 4, window.u16(data + 2), length - 4, 4);
        }
    }

    private void key(long data, long length) {
        if (length < KeyNode.NAME) {
            return;
        }
        if (window.i32(data + 20) != 0) {
            refer(window.u32(data + 28));
        }
        long values = window.u32(data + 36);
        if (values != 0 && (window.u16(data + 2) & KeyNode.PREDEFINED_HANDLE) == 0) {
            referToList(window.u32(data + 40), values);
        }
        if (window.u16(data + 74) != 0) {
            refer(window.u32(data + 48));
        }
        long descriptor = window.u32(data + 44);
        if (descriptors.covers(descriptor)) {
            descriptors.set(descriptor);
        }
    }

    private void value(long data, long length) {
        if (length < ValueNode.NAME) {
            return;
        }
        long size = window.u32(data + 4);
        if (size == 0 || (size & ValueNode.RESIDENT) != 0) {
            return;
        }
        long at = window.u32(data + 8);
        boolean first = refer(at);
        if (bigData && size > ValueNode.SEGMENT && first) {
            long room = room(at);
            if (room >= 8 && room < size && window.u16(at + header) == BIG_DATA) {
                referToList(window.u32(at + header + 4), (size + ValueNode.SEGMENT - 1) / ValueNode.SEGMENT);
            }
        }
    }

    private void referToList(long list, long count) {
        if (refer(list)) {
            listed(list + header, count, room(list), 4);
        }
    }

    private void listed(long at, long count, long room, int step) {
        long entries = Math.min(count, room / step);
        for (long entry = 0; entry < entries; entry++) {
            refer(window.u32(at + entry * step));
        }
    }

    /** Bytes of data in the cell at an offset; 0 when there is no such cell. */
    private long room(long offset) {
        if (offset % Cells.ALIGNMENT != 0 || !bins.holds(offset, Cells.ALIGNMENT)) {
            return 0;
        }
        long size = -(long) window.i32(offset);
        return size > header && bins.holds(offset, size) ? size - header : 0;
    }

    /** @return whether this is the first */
    private boolean refer(long offset) {
        if (!referred.covers(offset)) {
            return false;
        }
        boolean first = referred.set(offset);
        if (!first) {
            twice.set(offset);
        }
        return first;
    }
}
