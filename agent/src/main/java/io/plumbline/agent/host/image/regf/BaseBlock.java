package io.plumbline.agent.host.image.regf;

import java.lang.foreign.MemorySegment;

/**
 * The first 4096 bytes of a hive, or the 512 that a log repeats of them: format, root, extent, and whether the last write was
 * finished.
 *
 * @param written when the hive was written last, in units of FILETIME
 * @param fileType {@link #HIVE} or one of the logs'
 * @param rootOffset of the root key's cell, from the first hive bin
 * @param binsSize bytes of hive bins that the block declares; the file may hold fewer
 */
record BaseBlock(
        int primarySequence,
        int secondarySequence,
        long written,
        int minorVersion,
        int fileType,
        long rootOffset,
        long binsSize) {

    static final int SIZE = 4096;
    static final int SECTOR = 512;

    static final int HIVE = 0;
    static final int OLD_LOG = 1;
    /** The same format under another number, as the first Windows NT wrote it. */
    static final int OLDEST_LOG = 2;

    static final int NEW_LOG = 6;

    private static final int SIGNATURE = 0x66676572;
    private static final int CHECKSUM_AT = 508;
    private static final int LAST_MINOR = 6;

    /** @throws DamagedHiveException when it is no hive at all; a wrong checksum is for {@link #isSound} to find */
    static void requireHive(MemorySegment file) throws DamagedHiveException {
        if (file.byteSize() < SIZE) {
            throw new DamagedHiveException(file.byteSize() + " bytes are too few for a hive");
        }
        if (Bytes.i32(file, 0) != SIGNATURE) {
            throw new DamagedHiveException("no registry hive: it does not begin with \"regf\"");
        }
    }

    /** Whether there is a base block, and its checksum is right. */
    static boolean isSound(MemorySegment file) {
        return file.byteSize() >= SECTOR
                && Bytes.i32(file, 0) == SIGNATURE
                && Bytes.i32(file, CHECKSUM_AT) == checksum(file);
    }

    /** @param file a sound one */
    static BaseBlock read(MemorySegment file) throws DamagedHiveException {
        long major = Bytes.u32(file, 20);
        long minor = Bytes.u32(file, 24);
        if (major != 1 || minor > LAST_MINOR) {
            throw new DamagedHiveException(
                    "its format " + major + "." + minor + " is not one of 1.0 to 1." + LAST_MINOR);
        }
        return new BaseBlock(
                Bytes.i32(file, 4),
                Bytes.i32(file, 8),
                Bytes.i64(file, 12),
                (int) minor,
                Bytes.i32(file, 28),
                Bytes.u32(file, 36),
                Bytes.u32(file, 40));
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

    BaseBlock withBins(long size) {
        return new BaseBlock(primarySequence, secondarySequence, written, minorVersion, fileType, rootOffset, size);
    }

    /** Whether a write had begun and not ended when the file was copied: of a hive, its log may hold newer values. */
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
