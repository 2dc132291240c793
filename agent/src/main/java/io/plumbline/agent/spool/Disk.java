package io.plumbline.agent.spool;

import java.io.IOException;
import java.util.List;

/**
 * The single steps that a durable write is made of, on one directory and its folders.
 *
 * <p>A seam, because between any two of these steps the power may fail: the tests have a disk that loses what was not
 * forced. Names are ours and relative; {@code folder/name} stands in a folder.
 */
public interface Disk {

    /** Names of the files in a folder; {@code ""} is the directory itself. Empty when there is no such folder. */
    List<String> list(String folder) throws IOException;

    byte[] read(String name, int maxBytes) throws IOException;

    /** Creates or replaces the file; its bytes may be lost until they are forced. */
    void write(String name, byte[] content) throws IOException;

    /** Forces the bytes of a file to the medium. */
    void force(String name) throws IOException;

    /** Atomic within the file system; replaces {@code to}. The new name may be lost until its folder is forced. */
    void rename(String from, String to) throws IOException;

    /** Forces the names of a folder to the medium, where the system has such a thing. */
    void forceNames(String folder) throws IOException;

    /** Does nothing when there is no such file. */
    void delete(String name) throws IOException;

    long usableBytes() throws IOException;

    /** Writes so that after a power cut the name has the whole new content, or still what it had before. */
    default void writeDurably(String name, byte[] content) throws IOException {
        String temporary = "tmp-" + name.replace('/', '-');
        try {
            write(temporary, content);
            force(temporary);
        } catch (IOException notWritten) {
            deleteAfter(notWritten, temporary);
            throw notWritten;
        }
        rename(temporary, name);
        forceNames(folderOf(name));
    }

    private void deleteAfter(IOException failure, String name) {
        try {
            delete(name);
        } catch (IOException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private static String folderOf(String name) {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? "" : name.substring(0, slash);
    }
}
