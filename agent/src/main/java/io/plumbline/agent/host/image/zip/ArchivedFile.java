package io.plumbline.agent.host.image.zip;

import static java.util.Objects.requireNonNull;

/** One entry of an archive, as its directory record describes it; {@code size} is what the record claims. */
public record ArchivedFile(
        Kind kind,
        int method,
        boolean encrypted,
        int crc,
        long packedSize,
        long size,
        long headerOffset,
        EntryTimes times) {

    /** What an entry is. */
    public enum Kind {
        FILE,
        DIRECTORY,
        /** A symbolic link, whose content is the name it leads to. */
        LINK
    }

    public ArchivedFile {
        requireNonNull(kind, "kind is null");
        requireNonNull(times, "times is null");
        if (size < 0 || packedSize < 0 || headerOffset < 0) {
            throw new IllegalArgumentException("an entry has no negative size or place");
        }
    }
}
