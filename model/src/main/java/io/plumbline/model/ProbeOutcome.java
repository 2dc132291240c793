package io.plumbline.model;

import java.util.Locale;
import java.util.Optional;

/** How a probe ended: a bad one is named and counted, and never takes the audit down. */
public enum ProbeOutcome {
    OK,
    /** It ran, and some of its facts were denied or failed. */
    PARTIAL,
    DENIED,
    FAILED,
    TIMED_OUT,
    SKIPPED;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String word() {
        return word;
    }

    public static Optional<ProbeOutcome> findByWord(String word) {
        for (ProbeOutcome outcome : values()) {
            if (outcome.word.equals(word)) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }
}
