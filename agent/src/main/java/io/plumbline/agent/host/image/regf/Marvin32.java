package io.plumbline.agent.host.image.regf;

import java.lang.foreign.MemorySegment;

/** The keyed checksum (Marvin32, 64 bits) that Windows 8.1 and later put on the entries of a hive's log, with its fixed key. */
final class Marvin32 {

    private static final long SEED = 0x82EF_4D88_7A4E_55C5L;
    private static final int END = 0x80;

    private int low = (int) SEED;
    private int high = (int) (SEED >>> 32);

    private Marvin32() {}

    /** @param length a multiple of four: all that is hashed in a log is made of 32-bit numbers */
    static long of(MemorySegment bytes, long from, long length) {
        Marvin32 state = new Marvin32();
        for (long at = from; at < from + length; at += Integer.BYTES) {
            state.mix(Bytes.i32(bytes, at));
        }
        state.mix(END);
        state.mix(0);
        return (long) state.high << 32 | Integer.toUnsignedLong(state.low);
    }

    private void mix(int word) {
        low += word;
        high ^= low;
        low = Integer.rotateLeft(low, 20) + high;
        high = Integer.rotateLeft(high, 9) ^ low;
        low = Integer.rotateLeft(low, 27) + high;
        high = Integer.rotateLeft(high, 19);
    }
}
