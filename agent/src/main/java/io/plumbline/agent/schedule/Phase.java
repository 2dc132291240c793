package io.plumbline.agent.schedule;

import io.plumbline.model.Sha256;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

/** A host's own place within the interval: the same after every restart, spread evenly over a fleet. */
record Phase(Duration interval, Duration offset) {

    static Phase of(String hostId, Duration interval) {
        long hash = ByteBuffer.wrap(Sha256.of(hostId)).getLong();
        return new Phase(interval, Duration.ofMillis(Long.remainderUnsigned(hash, interval.toMillis())));
    }

    /** The first instant after {@code now} that is {@code offset} past a whole number of intervals since 1970. */
    Instant nextAfter(Instant now) {
        long past = Math.floorMod(now.toEpochMilli() - offset.toMillis(), interval.toMillis());
        return Instant.ofEpochMilli(now.toEpochMilli() - past + interval.toMillis());
    }
}
