package io.plumbline.collector.history;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Result;
import org.jspecify.annotations.Nullable;

/**
 * One rule on one host came to another result.
 *
 * <p>{@code from} is null where the rule was never judged there before (the word is {@code new}), {@code to} where no
 * pack in force holds it any more ({@code gone}); with both, the transitions alone tell the state on any date.
 */
public record Transition(
        String rule, @Nullable Result from, @Nullable Result to, Cause cause) {

    public static final String NEW = "new";
    public static final String GONE = "gone";

    public Transition {
        requireNonNull(rule, "rule is null");
        requireNonNull(cause, "cause is null");
        if (from == to) {
            throw new IllegalArgumentException("no change of " + rule + ": " + from);
        }
    }

    public String fromWord() {
        return from == null ? NEW : from.word();
    }

    public String toWord() {
        return to == null ? GONE : to.word();
    }
}
