package io.plumbline.agent.host;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** Size in bytes and time of the last change, to the second. */
public record FileStat(long size, Instant modified) {
    public FileStat {
        requireNonNull(modified, "modified is null");
        if (size < 0) {
            throw new IllegalArgumentException("a file cannot have " + size + " bytes");
        }
    }
}
