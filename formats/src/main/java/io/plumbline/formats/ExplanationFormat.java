package io.plumbline.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats an explanation can be written in, as {@code -o} names them. */
public enum ExplanationFormat {
    /** For people at a console. */
    TEXT,
    /** All of it, for programs: docs/explain.md. */
    JSON,
    /** Markdown, for a ticket. */
    MD;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param style heeded by the text only */
    public byte[] write(Explanation explanation, TextStyle style) {
        return switch (this) {
            case TEXT -> ExplanationText.render(explanation, style).getBytes(style.charset());
            case JSON -> ExplanationJson.write(explanation);
            case MD -> ExplanationMarkdown.render(explanation).getBytes(UTF_8);
        };
    }

    public static Optional<ExplanationFormat> findByWord(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(ExplanationFormat::word).toList();
    }
}
