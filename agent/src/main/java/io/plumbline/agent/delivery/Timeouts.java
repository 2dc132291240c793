package io.plumbline.agent.delivery;

import java.time.Duration;

/** How long one attempt may wait: for the connection, for the next bytes, and in all. */
public record Timeouts(Duration connect, Duration read, Duration total) {

    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(90));

    public Timeouts {
        if (!connect.isPositive() || !read.isPositive() || !total.isPositive()) {
            throw new IllegalArgumentException("a timeout of nothing would wait for ever");
        }
    }
}
