package io.plumbline.agent.host.pe;

import java.nio.ByteBuffer;

/** A file in memory. */
final class BytesSource implements ByteSource {

    private final byte[] bytes;

    BytesSource(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public int read(ByteBuffer into, long position) {
        if (position >= bytes.length) {
            return -1;
        }
        int length = (int) Math.min(into.remaining(), bytes.length - position);
        into.put(bytes, (int) position, length);
        return length;
    }
}
