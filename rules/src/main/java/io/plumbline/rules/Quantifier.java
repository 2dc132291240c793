package io.plumbline.rules;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** For how many of several things a statement is made; over none of them EVERY and NO hold, SOME does not. */
public enum Quantifier {
    EVERY,
    SOME,
    NO;

    private final String word = name().toLowerCase(Locale.ROOT);

    public String word() {
        return word;
    }

    /** What holds before any of them was looked at. */
    Truth ofNone() {
        return Truth.of(this != SOME);
    }

    /** What holds once this one was looked at, too. */
    Truth with(Truth soFar, Truth one) {
        return switch (this) {
            case EVERY -> soFar.and(one);
            case NO -> soFar.and(one.not());
            case SOME -> soFar.or(one);
        };
    }

    /** What holds of these together; it looks at no more of them than it must. */
    <T> Truth of(List<T> things, Function<T, Truth> holds) {
        Truth truth = ofNone();
        for (T each : things) {
            truth = with(truth, holds.apply(each));
            if (isSettledBy(truth)) {
                break;
            }
        }
        return truth;
    }

    /** Whether no further one can change it. */
    boolean isSettledBy(Truth soFar) {
        return soFar == (this == SOME ? Truth.TRUE : Truth.FALSE);
    }
}
