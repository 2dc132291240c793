package io.plumbline.agent.host.image.regf;

import java.lang.foreign.MemorySegment;

/**
 * The log of Windows NT 3.1 to 8: a bitmap ("DIRT") of the hive's 512-byte pages, then those whose bits are set, in order.
 *
 * <p>No checksum covers them. What can be told is told: that all are there, and that each which begins a bin says where.
 */
final class DirtyPages {

    private static final int SIGNATURE = 0x5452_4944;
    private static final int BITMAP = BaseBlock.SECTOR + 4;
    private static final int TRACKED = 4096;
    private static final int BIN_SIGNATURE = 0x6E69_6268;

    private final MemorySegment log;
    private final BaseBlock base;

    DirtyPages(MemorySegment log, BaseBlock base) {
        this.log = log;
        this.base = base;
    }

    /**
     * @return how many pages
     * @throws DamagedHiveException when the log cannot be used; the overlay then holds pages of it, and must not be used
     */
    int apply(int number, Overlay overlay) throws DamagedHiveException {
        long bitmap = base.binsSize() / TRACKED;
        if (base.binsSize() % TRACKED != 0 || bitmap > log.byteSize() - BITMAP) {
            throw new DamagedHiveException("it has no room for the bitmap of " + base.binsSize() + " bytes");
        }
        if (Bytes.i32(log, BaseBlock.SECTOR) != SIGNATURE) {
            throw new DamagedHiveException("it has no bitmap of pages");
        }
        int pages = 0;
        long at = (BITMAP + bitmap + BaseBlock.SECTOR - 1) / BaseBlock.SECTOR * BaseBlock.SECTOR;
        for (long i = 0; i < bitmap; i++) {
            int bits = Bytes.u8(log, BITMAP + i);
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                if ((bits >>> bit & 1) != 0) {
                    page((i * Byte.SIZE + bit) * Overlay.PAGE, at);
                    overlay.put((i * Byte.SIZE + bit) * Overlay.PAGE, number, at, Overlay.PAGE);
                    at += Overlay.PAGE;
                    pages++;
                }
            }
        }
        if (pages == 0) {
            throw new DamagedHiveException("it holds no page");
        }
        return pages;
    }

    private void page(long place, long at) throws DamagedHiveException {
        if (at > log.byteSize() - Overlay.PAGE) {
            throw new DamagedHiveException("it is truncated");
        }
        boolean bin = place % TRACKED == 0 && Bytes.i32(log, at) == BIN_SIGNATURE;
        if (bin && (Bytes.u32(log, at + 4) != place || Bytes.u32(log, at + 8) % TRACKED != 0)) {
            throw new DamagedHiveException("its copy of the bin at 0x%x is damaged".formatted(place));
        }
    }
}
