package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/** One way to put right what a rule finds; shown, never run. */
public record Remedy(Means means, String text) {

    /** By which tool. */
    public enum Means {
        MANUAL,
        POWERSHELL,
        COMMAND,
        REGISTRY,
        GPO;

        private final String word = name().toLowerCase(Locale.ROOT);

        public String word() {
            return word;
        }

        public static Optional<Means> findByWord(String word) {
            for (Means means : values()) {
                if (means.word.equals(word)) {
                    return Optional.of(means);
                }
            }
            return Optional.empty();
        }
    }

    public Remedy {
        requireNonNull(means, "means is null");
        requireNonNull(text, "text is null");
    }
}
