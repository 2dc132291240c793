package io.plumbline.model;

import java.util.Locale;
import java.util.Optional;

/** How much a failing rule matters, gravest first. */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW;

    private final String word = name().toLowerCase(Locale.ROOT);

    public String word() {
        return word;
    }

    public boolean atLeast(Severity other) {
        return compareTo(other) <= 0;
    }

    public static Optional<Severity> findByWord(String word) {
        for (Severity severity : values()) {
            if (severity.word.equals(word)) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }
}
