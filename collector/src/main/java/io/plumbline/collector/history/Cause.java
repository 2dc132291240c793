package io.plumbline.collector.history;

import java.util.Locale;
import java.util.Optional;

/** Why a finding changed: a new pack that turns a fleet red must not look like a fleet that broke. */
public enum Cause {
    /** The host itself: nothing else changed. */
    HOST,
    /** Another version of a pack, or another revision of the rule, judged. */
    PACK,
    /** Another agent, another version of it, or another route looked. */
    AGENT;

    private final String word = name().toLowerCase(Locale.ROOT);

    public String word() {
        return word;
    }

    public static Optional<Cause> findByWord(String word) {
        for (Cause cause : values()) {
            if (cause.word.equals(word)) {
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }
}
