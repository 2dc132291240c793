package io.plumbline.agent.host.image.regf;

import java.util.Optional;

/** The hive bins of one mapped hive: turns an offset into a {@link Cell}, or says why it is none. */
final class Cells {

    static final int BIN_HEADER = 32;
    static final int PAGE = 4096;
    static final int ALIGNMENT = 8;

    private static final int BIN_SIGNATURE = 0x6E696268;

    private final BaseBlock base;
    private final Bins bins;
    private final long missing;
    private final Optional<Census> census;
    private final Claims claims;

    /** The bin of the last cell asked for: neighbours are mostly asked for together. */
    private Bin last = new Bin(0, 0);

    private record Bin(long start, long end) {
        boolean holds(long offset) {
            return offset >= start + BIN_HEADER && offset < end;
        }
    }

    Cells(BaseBlock base, Bins bins) {
        this.base = base;
        this.bins = bins;
        this.missing = bins.missing();
        this.census = bins.end() <= Hive.MAX_COUNTED_BYTES ? Optional.of(new Census(base, bins)) : Optional.empty();
        this.claims = new Ownership(this, census);
    }

    private Cells(Cells same, Claims claims) {
        this.base = same.base;
        this.bins = same.bins;
        this.missing = same.missing;
        this.census = same.census;
        this.claims = claims;
    }

    /** The same cells, for a reader whose claims are noted elsewhere. */
    Cells claimedBy(Claims others) {
        return new Cells(this, others);
    }

    BaseBlock base() {
        return base;
    }

    /** The end of the bins. */
    long end() {
        return bins.end();
    }

    /** Bytes that the base block declares and neither the file nor its logs hold. */
    long missing() {
        return missing;
    }

    /** Whether a foreign cell that a changed offset meets is always told. */
    boolean claimsAreKnown() {
        return claims instanceof Ownership ownership && ownership.isComplete();
    }

    /** @param bin a page that the bins hold */
    static boolean isBin(Bins bins, long bin) {
        if (bins.i32(bin) != BIN_SIGNATURE || bins.u32(bin + 4) != bin) {
            return false;
        }
        long size = bins.u32(bin + 8);
        return size >= PAGE && size % PAGE == 0 && size <= bins.end() - bin;
    }

    Cell get(long offset, String role) throws DamagedHiveException {
        if (offset % ALIGNMENT != 0 || !bins.holds(offset, ALIGNMENT)) {
            throw damaged(offset, role, missing > 0 ? "beyond the end of the truncated file" : "no place for a cell");
        }
        if (census.isPresent() && census.get().isWhole() && !census.get().begins(offset)) {
            throw damaged(offset, role, "no cell begins there");
        }
        Bin bin = binOf(offset, role);
        long size = -(long) bins.i32(offset);
        if (size <= 0) {
            throw damaged(offset, role, "its cell is not in use");
        }
        int header = base.cellHeaderSize();
        if (size % ALIGNMENT != 0 || size < Math.max(header, ALIGNMENT)) {
            throw damaged(offset, role, "a cell of " + size + " bytes");
        }
        if (size > bin.end - offset || !bins.holds(offset, size)) {
            throw damaged(offset, role, "its cell of " + size + " bytes ends outside of its bin or the file");
        }
        return new Cell(claims, bins, offset, header, size - header, role);
    }

    /** Looks back, page by page, for the header of the bin that covers the offset. */
    private Bin binOf(long offset, String role) throws DamagedHiveException {
        if (last.holds(offset)) {
            return last;
        }
        long page = offset / PAGE * PAGE;
        for (int steps = 0; page >= 0 && steps < Hive.MAX_BIN_PAGES; page -= PAGE, steps++) {
            if (bins.holds(page, BIN_HEADER) && isBin(bins, page)) {
                Bin bin = new Bin(page, page + bins.u32(page + 8));
                if (!bin.holds(offset)) {
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
