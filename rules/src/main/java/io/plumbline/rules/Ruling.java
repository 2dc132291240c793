package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Result;

/** A result and why. */
public record Ruling(Result result, ReasonText reason) {
    public Ruling {
        requireNonNull(result, "result is null");
        requireNonNull(reason, "reason is null");
    }
}
