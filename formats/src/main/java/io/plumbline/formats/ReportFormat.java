package io.plumbline.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

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
    /** A JSON object a line, one line a finding. */
    NDJSON,
    /** A table, a row for each finding and subject. */
    CSV,
    /** JUnit's XML, for continuous integration. */
    JUNIT,
    /** SARIF 2.1.0, for code scanning and its viewers. */
    SARIF,
    /** OCSF 1.5 compliance findings, a JSON object a line: for security lakes and SIEMs. */
    OCSF,
    /** XCCDF 1.2, a benchmark with a test result in it: for SCAP tools. */
    XCCDF,
    /** One self-contained page. */
    HTML,
    /** Markdown, for a ticket or a wiki. */
    MD,
    /** Prometheus' text exposition, for windows_exporter's textfile collector. */
    PROM,
    /** The canonical JSON of the wire, such that every reader takes it, and a line end. */
    JSON;

    private FormatWriter writer() {
        return switch (this) {
            case TEXT ->
                (view, style, out) -> out.write(TextReport.render(view, style).getBytes(style.charset()));
            case NDJSON -> (view, style, out) -> NdjsonReport.write(view, out);
            case CSV -> (view, style, out) -> out.write(CsvReport.render(view).getBytes(UTF_8));
            case JUNIT ->
                (view, style, out) -> out.write(JunitReport.render(view).getBytes(UTF_8));
            case SARIF ->
                (view, style, out) -> {
                    SarifReport.write(view, style.all(), out);
                    out.write('\n');
                };
            case OCSF -> (view, style, out) -> OcsfReport.write(view, out);
            case XCCDF ->
                (view, style, out) -> out.write(XccdfReport.render(view).getBytes(UTF_8));
            case HTML -> (view, style, out) -> out.write(HtmlReport.render(view).getBytes(UTF_8));
            case MD ->
                (view, style, out) -> out.write(MarkdownReport.render(view).getBytes(UTF_8));
            case PROM -> (view, style, out) -> PromReport.write(view, out);
            case JSON ->
                (view, style, out) -> {
                    out.write(PairedSurrogates.in(ReportWriter.write(view.report())));
                    out.write('\n');
                };
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param style heeded by formats for people; of the others SARIF alone asks whether all is listed */
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
