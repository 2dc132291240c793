package io.plumbline.agent.host.pe;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A file that counts what is read of it, as each read of a remote one would cost a round trip. */
final class CountingSource implements ByteSource {

    private final ByteSource source;
    private int reads;
    private long bytes;

    CountingSource(ByteSource source) {
        this.source = source;
    }

    @Override
    public long size() throws IOException {
        return source.size();
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
        int read = source.read(into, position);
        reads++;
        bytes += Math.max(0, read);
        return read;
    }

    int reads() {
        return reads;
    }

    long bytes() {
        return bytes;
    }
}
