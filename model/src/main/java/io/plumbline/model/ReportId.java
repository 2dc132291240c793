package io.plumbline.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Which report this is: (agent, epoch, seq) names it for ever.
 *
 * <p>{@code epoch} changes when the agent's state is lost, {@code seq} rises by one from 1. Order reports of one epoch by
 * seq; {@code takenAt} is the host's own clock and may jump. {@code route} says for people how the host was reached, as
 * {@code live} or {@code image drop/HOST1.zip}; it proves nothing.
 */
public record ReportId(
        String id,
        String agent,
        UUID epoch,
        long seq,
        Instant takenAt,
        Duration took,
        AuditSource source,
        String route) {
    public ReportId {
        requireNonNull(id, "id is null");
        requireNonNull(agent, "agent is null");
        requireNonNull(epoch, "epoch is null");
        requireNonNull(takenAt, "takenAt is null");
        requireNonNull(took, "took is null");
        requireNonNull(source, "source is null");
        requireNonNull(route, "route is null");
        if (seq < 1) {
            throw new IllegalArgumentException("seq starts at 1: " + seq);
        }
        if (took.isNegative()) {
            throw new IllegalArgumentException("an audit cannot take " + took);
        }
    }

    /** Of an agent that says no more of the route than its kind. */
    public ReportId(String id, String agent, UUID epoch, long seq, Instant takenAt, Duration took, AuditSource source) {
        this(id, agent, epoch, seq, takenAt, took, source, source.word());
    }
}
