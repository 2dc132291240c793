package io.plumbline.agent.host.image.regf;

import java.lang.foreign.MemorySegment;

/** The hive bins of one mapped hive: turns an offset into a {@link Cell}, or says why it is none. */
final class Cells {

    private static final int BIN_SIGNATURE = 0x6E696268;
    private static final int BIN_HEADER = 32;
    private static final int PAGE = 4096;
    private static final int ALIGNMENT = 8;

    private final BaseBlock base;
    private final MemorySegment bins;
    private final Ownership ownership = new Ownership();

    /** The bin of the last cell asked for: neighbours are mostly asked for together. */
    private Bin last = new Bin(0, 0);

    private record Bin(long start, long end) {
        boolean holds(long offset) {
            return offset >= start + BIN_HEADER && offset < end;
        }
    }

    Cells(BaseBlock base, MemorySegment file) {
        this.base = base;
        this.bins = file.asSlice(BaseBlock.SIZE, Math.min(base.binsSize(), file.byteSize() - BaseBlock.SIZE));
        if (bins.byteSize() <= Hive.MAX_SURVEYED_BYTES) {
            ownership.survey(this);
        }
    }

    BaseBlock base() {
        return base;
    }

    /** Bytes that the base block declares and the file does not hold. */
    long missing() {
        return base.binsSize() - bins.byteSize();
    }

    Cell get(long offset, String role) throws DamagedHiveException {
        if (offset % ALIGNMENT != 0 || offset > bins.byteSize() - ALIGNMENT) {
            throw damaged(offset, role, missing() > 0 ? "beyond the end of the truncated file" : "no place for a cell");
        }
        Bin bin = binOf(offset, role);
        long size = -(long) Bytes.i32(bins, offset);
        if (size <= 0) {
            throw damaged(offset, role, "its cell is not in use");
        }
        int header = base.cellHeaderSize();
        if (size % ALIGNMENT != 0 || size < Math.max(header, ALIGNMENT)) {
            throw damaged(offset, role, "a cell of " + size + " bytes");
        }
        if (size > bin.end - offset || size > bins.byteSize() - offset) {
            throw damaged(offset, role, "its cell of " + size + " bytes ends outside of its bin or the file");
        }
        return new Cell(ownership, offset, header, role, bins.asSlice(offset + header, size - header));
    }

    /** Looks back, page by page, for the header of the bin that covers the offset. */
    private Bin binOf(long offset, String role) throws DamagedHiveException {
        if (last.holds(offset)) {
            return last;
        }
        long page = offset / PAGE * PAGE;
        for (int steps = 0; page >= 0 && steps < Hive.MAX_BIN_PAGES; page -= PAGE, steps++) {
            if (Bytes.i32(bins, page) == BIN_SIGNATURE && Bytes.u32(bins, page + 4) == page) {
                long size = Bytes.u32(bins, page + 8);
                Bin bin = new Bin(page, page + size);
                if (size % PAGE != 0 || bin.end > base.binsSize() || !bin.holds(offset)) {
                    break;
                }
                last = bin;
                return bin;
            }
        }
        throw damaged(offset, role, "no hive bin covers it");
    }

    private static DamagedHiveException damaged(long offset, String role, String what) {
        return new DamagedHiveException("%s at 0x%x: %s".formatted(role, offset, what));
    }
}
