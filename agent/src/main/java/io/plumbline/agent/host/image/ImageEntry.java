package io.plumbline.agent.host.image;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** What an image says of a file or directory. */
record ImageEntry(Kind kind, long size, Instant modified) {

    /** What can be at a path. */
    enum Kind {
        FILE,
        DIRECTORY,
        /** A device or pipe, which could block for ever. */
        OTHER
    }

    ImageEntry {
        requireNonNull(kind, "kind is null");
        requireNonNull(modified, "modified is null");
    }
}
