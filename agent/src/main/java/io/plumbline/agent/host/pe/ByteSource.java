package io.plumbline.agent.host.pe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A file whose bytes are read by range: open for as long as it is read, and not closed here.
 *
 * <p>A read may cost a round trip over a network, so {@link ExecutableFile} makes few of them; it asks for the size once.
 */
public interface ByteSource {

    /** Bytes of the whole file, 0 or more. */
    long size() throws IOException;

    /**
     * Reads bytes from {@code position} on into what remains of {@code into}, an array-backed buffer, and moves its position.
     * May read fewer bytes than remain: it is asked again for the rest.
     *
     * @return how many bytes were read, at least one, or -1 when the file ends at or before {@code position}
     * @throws IOException when the file cannot be read any more; it reaches whoever asked for the version as it is
     */
    int read(ByteBuffer into, long position) throws IOException;

    /** A local file. */
    static ByteSource of(FileChannel channel) {
        return new ByteSource() {
            @Override
            public long size() throws IOException {
                return channel.size();
            }

            @Override
            public int read(ByteBuffer into, long position) throws IOException {
                return channel.read(into, position);
            }
        };
    }
}
