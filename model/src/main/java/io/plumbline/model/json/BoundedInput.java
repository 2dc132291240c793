package io.plumbline.model.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that breaks off when it yields more than its bound: what a few compressed bytes unpack to may be endless. */
final class BoundedInput extends FilterInputStream {

    /** The stream went beyond its bound. */
    static final class Exceeded extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private long left;

    BoundedInput(InputStream in, long bound) {
        super(in);
        left = bound;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = super.skip(wanted);
        count(skipped);
        return skipped;
    }

    private void count(long bytes) throws Exceeded {
        left -= bytes;
        if (left < 0) {
            throw new Exceeded();
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
