package io.plumbline.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats that a comparison can be written in. */
public enum ComparisonFormat {
    TEXT,
    JSON,
    /** Markdown, for a ticket or a wiki. */
    MD;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param style heeded by the text for people; the others list everything */
    public byte[] write(Comparison comparison, Verdict verdict, TextStyle style) {
        return switch (this) {
            case TEXT -> ComparisonText.render(comparison, verdict, style).getBytes(style.charset());
            case JSON -> PairedSurrogates.in(ComparisonJson.write(comparison, verdict));
            case MD -> ComparisonMarkdown.render(comparison, verdict).getBytes(UTF_8);
        };
    }

    public static Optional<ComparisonFormat> findByWord(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(ComparisonFormat::word).toList();
    }
}
