package io.plumbline.agent.schedule;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;

/** A host's own place within the interval: the same after every restart, spread evenly over a fleet. */
record Phase(Duration interval, Duration offset) {

    static Phase of(String hostId, Duration interval) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(hostId.getBytes(StandardCharsets.UTF_8));
            long offset = Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), interval.toMillis());
            return new Phase(interval, Duration.ofMillis(offset));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** The first instant after {@code now} that is {@code offset} past a whole number of intervals since 1970. */
    Instant nextAfter(Instant now) {
        long past = Math.floorMod(now.toEpochMilli() - offset.toMillis(), interval.toMillis());
        return Instant.ofEpochMilli(now.toEpochMilli() - past + interval.toMillis());
    }
}
