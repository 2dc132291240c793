package io.plumbline.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What one rule came to on one host, why, and the facts that prove it.
 *
 * <p>A finding without evidence does not exist: even a notapplicable one carries the facts that put the host out of scope.
 */
public record Finding(
        String rule,
        int revision,
        String title,
        Severity severity,
        Result result,
        String reason,
        List<SubjectResult> subjects,
        List<Fact> evidence) {

    public Finding {
        requireNonNull(rule, "rule is null");
        requireNonNull(title, "title is null");
        requireNonNull(severity, "severity is null");
        requireNonNull(result, "result is null");
        requireNonNull(reason, "reason is null");
        subjects = List.copyOf(subjects);
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("a finding of " + rule + " without evidence");
        }
    }
}
