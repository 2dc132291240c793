package io.plumbline.collector.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A decompressed stream that breaks off when it grows out of all proportion to what was sent. */
final class UnpackedInput extends FilterInputStream {

    /** What unpacks to more than this many times its size is a bomb: reports come to about ten. */
    static final int MAX_RATIO = 100;

    /** Small bodies of small reports may exceed the ratio by chance. */
    private static final long FREE_OF_RATIO = 256 * 1024;

    /** The stream grew beyond its ratio. */
    static final class OutOfProportion extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private long left;

    UnpackedInput(InputStream unpacked, long packedBytes) {
        super(unpacked);
        this.left = Math.max(FREE_OF_RATIO, packedBytes * MAX_RATIO);
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

    private void count(int bytes) throws OutOfProportion {
        left -= bytes;
        if (left < 0) {
            throw new OutOfProportion();
        }
    }
}
