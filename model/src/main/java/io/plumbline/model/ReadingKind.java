package io.plumbline.model;

import java.util.Locale;
import java.util.Optional;

/** The five words that the wire, the pages and the rule files use for the cases of {@link Reading}. */
public enum ReadingKind {
    PRESENT,
    ABSENT,
    DENIED,
    UNSUPPORTED,
    FAILED;

    private final String word = name().toLowerCase(Locale.ROOT);

    public String word() {
        return word;
    }

    public static Optional<ReadingKind> findByWord(String word) {
        for (ReadingKind kind : values()) {
            if (kind.word.equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
