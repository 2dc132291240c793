package io.plumbline.agent.host.remote.smb;

import java.time.Instant;

/** An open file or directory of a share. Its attributes are those at its opening. */
public interface SmbFile extends AutoCloseable {

    boolean directory();

    /** Bytes, 0 or more. */
    long size();

    Instant modified();

    Instant created();

    /**
     * @param position in the file, 0 or more
     * @return how many bytes were read, -1 at the end of the file
     */
    int read(long position, byte[] into, int offset, int length) throws SmbException;

    /** Never throws. */
    @Override
    void close();
}
