package io.plumbline.agent.host.remote.smb;

/** An open named pipe that carries messages. */
public interface SmbPipe extends AutoCloseable {

    /** Sends one message and receives the first part of the answer: one part of a message, or all of it. */
    byte[] transact(byte[] message) throws SmbException;

    /**
     * Receives what the host still has to say.
     *
     * @param most bytes at most
     */
    byte[] read(int most) throws SmbException;

    /** Never throws. */
    @Override
    void close();
}
