package io.plumbline.agent.host.image.regf;

import java.lang.foreign.MemorySegment;

/**
 * The first 4096 bytes of a hive: format, root, extent, and whether the last write was finished.
 *
 * <p>A wrong checksum is refused: Windows would restore such a block from the log, which we do not replay.
 *
 * @param rootOffset of the root key's cell, from the first hive bin
 * @param binsSize bytes of hive bins that the block declares; the file may hold fewer
 */
record BaseBlock(long primarySequence, long secondarySequence, int minorVersion, long rootOffset, long binsSize) {

    static final int SIZE = 4096;

    private static final int SIGNATURE = 0x66676572;
    private static final int CHECKSUM_AT = 508;
    private static final int LAST_MINOR = 6;

    static BaseBlock read(MemorySegment file) throws DamagedHiveException {
        if (file.byteSize() < SIZE) {
            throw new DamagedHiveException(file.byteSize() + " bytes are too few for a hive");
        }
        if (Bytes.i32(file, 0) != SIGNATURE) {
            throw new DamagedHiveException("no registry hive: it does not begin with \"regf\"");
        }
        if (Bytes.i32(file, CHECKSUM_AT) != checksum(file)) {
            throw new DamagedHiveException("the checksum of its base block is wrong");
        }
        long major = Bytes.u32(file, 20);
        long minor = Bytes.u32(file, 24);
        if (major != 1 || minor > LAST_MINOR) {
            throw new DamagedHiveException(
                    "its format " + major + "." + minor + " is not one of 1.0 to 1." + LAST_MINOR);
        }
        long type = Bytes.u32(file, 28);
        if (type != 0) {
            throw new DamagedHiveException("a transaction log (file type " + type + "), no hive");
        }
        return new BaseBlock(
                Bytes.u32(file, 4), Bytes.u32(file, 8), (int) minor, Bytes.u32(file, 36), Bytes.u32(file, 40));
    }

    private static int checksum(MemorySegment file) {
        int sum = 0;
        for (int at = 0; at < CHECKSUM_AT; at += 4) {
            sum ^= Bytes.i32(file, at);
        }
        // Windows keeps these two sums free.
        return switch (sum) {
            case -1 -> -2;
            case 0 -> 1;
            default -> sum;
        };
    }

    /** Whether a write had begun and not ended when the hive was copied: its log may hold newer values. */
    boolean dirty() {
        return primarySequence != secondarySequence;
    }

    /** Cells of NT 3.1 carry the offset of the cell before them between their size and their data. */
    int cellHeaderSize() {
        return minorVersion <= 1 ? 8 : 4;
    }

    /** From 1.4 (Windows XP) on, a value longer than one segment is cut into segments. */
    boolean hasBigData() {
        return minorVersion >= 4;
    }
}
