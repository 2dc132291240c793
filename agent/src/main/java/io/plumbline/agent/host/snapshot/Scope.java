package io.plumbline.agent.host.snapshot;

import java.util.Locale;
import java.util.Optional;

/** How much of a host a part of a snapshot claims to hold. */
enum Scope {
    /** The questions that somebody asked, and nothing about any other. */
    ASKED,
    /** Everything there is: what is not written down is absent. For hosts that people write. */
    WHOLE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Scope> findByWord(String word) {
        for (Scope scope : values()) {
            if (scope.word().equals(word)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }
}
