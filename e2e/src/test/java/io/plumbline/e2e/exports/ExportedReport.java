package io.plumbline.e2e.exports;

import io.plumbline.agent.audit.Audit;
import io.plumbline.agent.gallery.Gallery;
import io.plumbline.agent.gallery.RecordedHost;
import io.plumbline.formats.HostileReport;
import io.plumbline.formats.ReportFormat;
import io.plumbline.formats.ReportView;
import io.plumbline.formats.SampleReport;
import io.plumbline.formats.TextStyle;
import io.plumbline.formats.Verdict;
import io.plumbline.model.Report;
import io.plumbline.model.ReportId;
import io.plumbline.model.Severity;
import io.plumbline.model.json.ReportFitting;
import io.plumbline.model.json.ReportWriter;
import io.plumbline.rules.Packs;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The reports that every format is shown with, as the agent would write them; {@code target/exports} keeps the files. */
public enum ExportedReport {
    /** A finding of every result. */
    SAMPLE,
    /** Of a host that means harm. */
    HOSTILE,
    /** Without findings, facts and probes. */
    EMPTY,
    /** Of the recorded host that has the most to say, by every built-in pack. */
    LARGEST;

    private static final Path FOLDER = Path.of("target", "exports");

    /** Audited once in a test run. */
    private static final class Recorded {
        static final List<ReportView> HOSTS = Gallery.names().stream()
                .map(name -> judged(RecordedHost.of(name).audit()))
                .toList();
        static final ReportView LARGEST = HOSTS.stream()
                .max(Comparator.comparing(view -> ReportWriter.write(view.report()).length))
                .orElseThrow();
    }

    public ReportView view() {
        return switch (this) {
            case SAMPLE -> SampleReport.view(SampleReport.mixed());
            case HOSTILE -> SampleReport.view(ReportFitting.fit(HostileReport.report()));
            case EMPTY -> SampleReport.view(SampleReport.report(List.of()));
            case LARGEST -> Recorded.LARGEST;
        };
    }

    public Report report() {
        return view().report();
    }

    public Path file(ReportFormat format) {
        return write(view(), format, name().toLowerCase(Locale.ROOT));
    }

    /** What the agent writes of each recorded host. */
    public static List<ReportView> recordedHosts() {
        return Recorded.HOSTS;
    }

    private static ReportView judged(Audit audit) {
        ReportId id = new ReportId(
                "r1",
                "unsent",
                new UUID(0, 0),
                1,
                audit.takenAt(),
                Duration.ofMillis(audit.took().toMillis()),
                audit.source(),
                audit.route());
        Report report = ReportFitting.fit(audit.toReport(id, "test"));
        return new ReportView(report, Verdict.of(report, audit.readAnything(), Severity.LOW), Packs.builtIn());
    }

    static Path write(ReportView view, ReportFormat format, String name) {
        Path file = FOLDER.resolve(name + "." + format.word());
        try {
            Files.createDirectories(FOLDER);
            try (OutputStream out = Files.newOutputStream(file)) {
                format.write(view, TextStyle.FILE, out);
            }
            return file;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
