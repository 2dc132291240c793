package io.plumbline.agent.host;

import static java.util.Objects.requireNonNull;

/** One name in a directory, as it is stored there. */
public record DirectoryEntry(String name, boolean directory) {
    public DirectoryEntry {
        requireNonNull(name, "name is null");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("an entry without a name");
        }
    }
}
