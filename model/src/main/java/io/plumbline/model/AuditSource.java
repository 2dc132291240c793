package io.plumbline.model;

import java.util.Locale;
import java.util.Optional;

/** By which route a host was read; it decides what could be known at all. */
public enum AuditSource {
    LIVE,
    IMAGE,
    REMOTE,
    SNAPSHOT;

    private final String word = name().toLowerCase(Locale.ROOT);

    public String word() {
        return word;
    }

    public static Optional<AuditSource> findByWord(String word) {
        for (AuditSource source : values()) {
            if (source.word.equals(word)) {
                return Optional.of(source);
            }
        }
        return Optional.empty();
    }
}
