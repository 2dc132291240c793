package io.plumbline.agent.spool;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Names one report of one agent for ever; what the collector acknowledges. */
public record ReportNumber(UUID epoch, long seq) {
    public ReportNumber {
        requireNonNull(epoch, "epoch is null");
        if (seq < 1) {
            throw new IllegalArgumentException("seq starts at 1: " + seq);
        }
    }
}
