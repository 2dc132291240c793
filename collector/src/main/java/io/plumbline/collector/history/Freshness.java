package io.plumbline.collector.history;

import java.util.Locale;
import java.util.Optional;

/** How long a host has been quiet, apart from what it last said: a silent host is neither sound nor failing. */
public enum Freshness {
    FRESH,
    LATE,
    SILENT;

    private final String word = name().toLowerCase(Locale.ROOT);

    public String word() {
        return word;
    }

    public static Optional<Freshness> findByWord(String word) {
        for (Freshness freshness : values()) {
            if (freshness.word.equals(word)) {
                return Optional.of(freshness);
            }
        }
        return Optional.empty();
    }
}
