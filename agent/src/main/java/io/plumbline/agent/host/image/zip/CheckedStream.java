package io.plumbline.agent.host.image.zip;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** An entry's content, held to the size and checksum of its record; skipping reads, so that nothing goes unchecked. */
final class CheckedStream extends FilterInputStream {

    private static final int BUFFER = 8192;

    private final ArchivedFile file;
    private final CRC32 crc = new CRC32();
    private long count;

    CheckedStream(InputStream content, ArchivedFile file) {
        super(content);
        this.file = file;
    }

    static CheckedStream inflating(InputStream packed, ArchivedFile file) {
        Inflater inflater = new Inflater(true);
        return new CheckedStream(
                new InflaterInputStream(packed, inflater, BUFFER) {
                    @Override
                    public void close() throws IOException {
                        inflater.end();
                        super.close();
                    }
                },
                file);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int got;
        try {
            got = super.read(target, offset, length);
        } catch (ZipException | EOFException damaged) {
            throw new ZipDamageException("its content is damaged");
        }
        if (got < 0) {
            if (count != file.size() || (int) crc.getValue() != file.crc()) {
                throw new ZipDamageException(
                        "its content is damaged: its size or checksum is not what the archive says");
            }
            return -1;
        }
        count += got;
        if (count > file.size()) {
            throw new ZipDamageException("it unpacks to more than the " + file.size() + " bytes that the archive says");
        }
        crc.update(target, offset, got);
        return got;
    }

    @Override
    public long skip(long wanted) throws IOException {
        return readNBytes((int) Math.min(Math.max(wanted, 0), BUFFER)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
