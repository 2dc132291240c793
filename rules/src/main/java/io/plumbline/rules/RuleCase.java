package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Facts;
import io.plumbline.model.Result;

/**
 * A rule's own test: facts and the result they must come to.
 *
 * <p>{@code given} is complete: every fact that the rule reads and the case does not give is in it as absent.
 */
public record RuleCase(String name, Facts given, Result expected, int line) {
    public RuleCase {
        requireNonNull(name, "name is null");
        requireNonNull(given, "given is null");
        requireNonNull(expected, "expected is null");
    }
}
