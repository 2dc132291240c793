package io.plumbline.agent.host.remote.smb;

import static java.util.Objects.requireNonNull;

/** One name in a directory, as the host wrote it: not checked. */
public record SmbEntry(String name, boolean directory) {

    /** FILE_ATTRIBUTE_DIRECTORY. */
    static final int DIRECTORY = 0x10;

    public SmbEntry {
        requireNonNull(name, "name is null");
    }
}
