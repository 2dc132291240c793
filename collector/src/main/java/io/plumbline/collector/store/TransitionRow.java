package io.plumbline.collector.store;

import io.plumbline.collector.history.Cause;
import io.plumbline.model.Severity;
import java.time.Instant;

/**
 * One change of one finding, as it is kept: {@code from} and {@code to} are words of results, or {@code new} and
 * {@code gone}; the report that brought it is (agent, epoch, seq).
 */
public record TransitionRow(
        String host,
        String hostName,
        String rule,
        String title,
        Severity severity,
        String from,
        String to,
        Cause cause,
        Instant takenAt,
        Instant receivedAt,
        String agent,
        String epoch,
        long seq) {}
