package io.plumbline.agent.host.image.regf;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes logs: what a writer that was to make one hive into another would have left beside it. */
final class LogBytes {

    private static final int BASE = 4096;
    private static final int SECTOR = 512;

    private LogBytes() {}

    static ByteBuffer over(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** With a checksum that is right. */
    static byte[] sealed(byte[] base) {
        ByteBuffer buffer = over(base);
        int sum = 0;
        for (int at = 0; at < 508; at += 4) {
            sum ^= buffer.getInt(at);
        }
        buffer.putInt(508, sum);
        return base;
    }

    /** The hive as it is when a write was begun: two numbers that differ. */
    static byte[] dirty(byte[] hive, int primary, int secondary) {
        byte[] dirty = hive.clone();
        over(dirty).putInt(4, primary).putInt(8, secondary);
        return sealed(dirty);
    }

    private static byte[] log(byte[] target, int type, int sequence, int size) {
        byte[] log = Arrays.copyOf(Arrays.copyOf(target, SECTOR), size);
        over(log).putInt(4, sequence).putInt(8, sequence).putInt(28, type);
        return sealed(log);
    }

    /** The log of Windows NT to 8: every 4096 bytes in which the target differs from the hive. */
    static byte[] pages(byte[] hive, byte[] target, int sequence) {
        int blocks = (target.length - BASE) / BASE;
        int begin = (SECTOR + 4 + blocks + SECTOR - 1) / SECTOR * SECTOR;
        byte[] log = log(target, BaseBlock.OLD_LOG, sequence, begin + blocks * BASE);
        ByteBuffer writer = over(log);
        writer.put(SECTOR, "DIRT".getBytes(StandardCharsets.US_ASCII));
        int at = begin;
        for (int block = 0; block < blocks; block++) {
            int from = BASE + block * BASE;
            if (from + BASE > hive.length || Arrays.mismatch(hive, from, from + BASE, target, from, from + BASE) >= 0) {
                writer.put(SECTOR + 4 + block, (byte) 0xFF).put(at, target, from, BASE);
                at += BASE;
            }
        }
        return Arrays.copyOf(log, at);
    }

    /** The log of Windows 8.1 and later: one entry for each target, each with all bins of it. */
    static byte[] entries(int sequence, byte[]... targets) {
        byte[] log = log(targets[0], BaseBlock.NEW_LOG, sequence, SECTOR);
        for (int i = 0; i < targets.length; i++) {
            byte[] entry = entry(targets[i], sequence + i);
            int end = log.length;
            log = Arrays.copyOf(log, end + entry.length);
            System.arraycopy(entry, 0, log, end, entry.length);
        }
        return log;
    }

    private static byte[] entry(byte[] target, int sequence) {
        int bins = target.length - BASE;
        int size = (48 + bins + SECTOR - 1) / SECTOR * SECTOR;
        byte[] entry = new byte[size];
        ByteBuffer writer = over(entry);
        writer.put("HvLE".getBytes(StandardCharsets.US_ASCII))
                .putInt(size)
                .putInt(0)
                .putInt(sequence)
                .putInt(bins)
                .putInt(1)
                .putInt(40, 0)
                .putInt(44, bins)
                .put(48, target, BASE, bins);
        MemorySegment segment = MemorySegment.ofArray(entry);
        writer.putLong(24, Marvin32.of(segment, 40, size - 40));
        writer.putLong(32, Marvin32.of(segment, 0, 32));
        return entry;
    }
}
