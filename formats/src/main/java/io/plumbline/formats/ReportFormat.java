package io.plumbline.formats;

import io.plumbline.model.json.ReportWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats a report can be written in, as {@code -o} names them. */
public enum ReportFormat {
    /** For people: failing first, with what was observed, where, and what was expected. */
    TEXT,
    /** The canonical JSON of the wire, and a line end. */
    JSON;

    private FormatWriter writer() {
        return switch (this) {
            case TEXT ->
                (view, style, out) -> out.write(TextReport.render(view, style).getBytes(style.charset()));
            case JSON ->
                (view, style, out) -> {
                    out.write(ReportWriter.write(view.report()));
                    out.write('\n');
                };
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param style heeded by formats for people only */
    public void write(ReportView view, TextStyle style, OutputStream out) throws IOException {
        writer().write(view, style, out);
    }

    public static Optional<ReportFormat> findByWord(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(ReportFormat::word).toList();
    }
}
