package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/** One way to put right what a rule finds; shown, never run. */
public record Remedy(Means means, String text) {

    /** By which tool. */
    public enum Means {
        MANUAL("by hand"),
        POWERSHELL("PowerShell"),
        COMMAND("command line"),
        REGISTRY("registry"),
        GPO("Group Policy");

        private final String word = name().toLowerCase(Locale.ROOT);
        private final String title;

        Means(String title) {
            this.title = title;
        }

        public String word() {
            return word;
        }

        /** As it stands in a heading: "PowerShell". */
        public String title() {
            return title;
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
