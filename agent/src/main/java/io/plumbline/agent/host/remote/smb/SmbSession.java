package io.plumbline.agent.host.remote.smb;

import java.util.List;

/**
 * One authenticated connection to a host.
 *
 * <p>Not safe for use by several threads at once. Once it is dead every method throws the failure that ended it.
 */
public interface SmbSession extends AutoCloseable {

    /** What keeps others on the way from reading or changing what is said. */
    enum Protection {
        ENCRYPTED("encrypted"),
        SIGNED("signed"),
        NONE("not protected");

        private final String word;

        Protection(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** What a file is opened for: who may not read it may still be told its size. */
    enum Access {
        ATTRIBUTES,
        CONTENT
    }

    /** {@code SMB 3.1.1}. */
    String dialect();

    Protection protection();

    /** @param name such as {@code winreg}, below {@code \PIPE\} of IPC$ */
    SmbPipe openPipe(String name) throws SmbException;

    /** @param path below the share, with backslashes; a directory opens too, and says so */
    SmbFile open(String share, String path, Access access) throws SmbException;

    /**
     * What a directory holds, without {@code .} and {@code ..}.
     *
     * @param limit an entry more than that is a {@link SmbFailure.Garbled}
     */
    List<SmbEntry> list(String share, String directory, int limit) throws SmbException;

    /** Says goodbye where the host still listens; never throws. */
    @Override
    void close();
}
