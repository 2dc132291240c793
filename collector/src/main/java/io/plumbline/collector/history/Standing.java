package io.plumbline.collector.history;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Finding;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;

/** How one rule stands on one host, as far as lists and history need it; the evidence stays in the report. */
public record Standing(String rule, int revision, Severity severity, Result result, String reason) {

    /** Longer reasons are cut for lists; the report keeps them whole. */
    public static final int MAX_REASON = 1_000;

    public Standing {
        requireNonNull(rule, "rule is null");
        requireNonNull(severity, "severity is null");
        requireNonNull(result, "result is null");
        reason = reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
    }

    public static Standing of(Finding finding) {
        return new Standing(finding.rule(), finding.revision(), finding.severity(), finding.result(), finding.reason());
    }
}
