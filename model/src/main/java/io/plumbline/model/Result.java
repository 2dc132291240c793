package io.plumbline.model;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What judging a rule came to, in XCCDF's words; unknown is never pass. */
public enum Result {
    PASS,
    FAIL,
    ERROR,
    UNKNOWN,
    NOTAPPLICABLE,
    NOTCHECKED,
    INFORMATIONAL;

    /** Worst first. Informational outranks notapplicable only: a value recorded says more than a rule out of scope. */
    private static final List<Result> WORST_FIRST =
            List.of(FAIL, ERROR, UNKNOWN, NOTCHECKED, PASS, INFORMATIONAL, NOTAPPLICABLE);

    private final String word = name().toLowerCase(Locale.ROOT);

    public String word() {
        return word;
    }

    public static Optional<Result> findByWord(String word) {
        for (Result result : values()) {
            if (result.word.equals(word)) {
                return Optional.of(result);
            }
        }
        return Optional.empty();
    }

    /** The worst of several subjects' results. @throws IllegalArgumentException when there is none */
    public static Result worst(Collection<Result> results) {
        for (Result candidate : WORST_FIRST) {
            if (results.contains(candidate)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("no results to choose from");
    }
}
