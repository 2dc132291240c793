package io.plumbline.agent.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between attempts: each drawn from zero to a bound that doubles up to a cap ("full jitter"), so that a fleet that
 * lost its collector together does not come back together.
 */
public final class Backoff {

    public static final Duration BASE = Duration.ofSeconds(5);
    public static final Duration CAP = Duration.ofMinutes(15);

    private final Duration base;
    private final Duration cap;
    private final RandomGenerator random;
    private Duration bound;

    public Backoff(Duration base, Duration cap, RandomGenerator random) {
        this.base = base;
        this.cap = cap;
        this.random = random;
        this.bound = base;
    }

    public Duration next() {
        Duration pause = Duration.ofMillis(random.nextLong(bound.toMillis() + 1));
        Duration doubled = bound.multipliedBy(2);
        bound = doubled.compareTo(cap) < 0 ? doubled : cap;
        return pause;
    }

    /** For what will not mend by itself: from half the cap to all of it. */
    public Duration slow() {
        return Duration.ofMillis(cap.toMillis() / 2 + random.nextLong(cap.toMillis() / 2 + 1));
    }

    /** After a success. */
    public void reset() {
        bound = base;
    }
}
