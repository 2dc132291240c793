package io.plumbline.agent.host.remote.smb;

import java.time.Duration;

/**
 * How long is waited: for a name and a TCP connection, for the answer to one request, and for all that is read over one
 * connection together.
 */
public record SmbLimits(Duration connect, Duration request, Duration whole) {

    /** For a host on the other side of a slow line: an audit there takes a few hundred round trips. */
    public static final SmbLimits DEFAULT =
            new SmbLimits(Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofMinutes(5));

    public SmbLimits {
        requirePositive("connect", connect);
        requirePositive("request", request);
        requirePositive("whole", whole);
    }

    private static void requirePositive(String what, Duration limit) {
        if (limit.isZero() || limit.isNegative() || limit.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(what + " has to be longer than nothing and at most a day: " + limit);
        }
    }
}
