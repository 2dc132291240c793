package io.plumbline.model;

import static java.util.Objects.requireNonNull;

/** What a rule came to for one of its subjects: one adapter, one file, one cluster. */
public record SubjectResult(String subject, Result result, String reason) {
    public SubjectResult {
        requireNonNull(subject, "subject is null");
        requireNonNull(result, "result is null");
        requireNonNull(reason, "reason is null");
    }
}
