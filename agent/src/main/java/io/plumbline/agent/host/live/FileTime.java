package io.plumbline.agent.host.live;

import java.time.Instant;

/** FILETIME: steps of 100 ns since 1601, in UTC. */
final class FileTime {

    private static final Instant ZERO = Instant.parse("1601-01-01T00:00:00Z");
    private static final long PER_SECOND = 10_000_000;

    private FileTime() {}

    /** To the second, which is what the port promises; {@code steps} is unsigned. */
    static Instant toInstant(long steps) {
        return ZERO.plusSeconds(Long.divideUnsigned(steps, PER_SECOND));
    }
}
