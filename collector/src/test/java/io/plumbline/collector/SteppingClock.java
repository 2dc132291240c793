package io.plumbline.collector;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until it is told to step. */
public final class SteppingClock implements InstantSource {

    private volatile Instant now;

    public SteppingClock(Instant start) {
        this.now = start;
    }

    /** Only one thread steps; any may look. */
    public void step(Duration by) {
        now = instant().plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
