package io.plumbline.collector.store;

import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import java.time.Instant;

/** How one rule stands on one host, for lists; {@code since} is when a report first said so. */
public record FindingRow(
        String host,
        String hostName,
        String rule,
        String title,
        Severity severity,
        Result result,
        String reason,
        int revision,
        Instant since,
        Instant receivedAt) {}
