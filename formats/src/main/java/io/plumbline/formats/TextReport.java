package io.plumbline.formats;

import io.plumbline.model.Fact;
import io.plumbline.model.Finding;
import io.plumbline.model.OperatingSystem;
import io.plumbline.model.ProbeOutcome;
import io.plumbline.model.ProbeRun;
import io.plumbline.model.Reading;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import io.plumbline.model.SubjectResult;
import io.plumbline.model.Summary;
import io.plumbline.model.Value;
import io.plumbline.rules.RuleProse;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report on one screen: what fails first, then what could not be told, then what is well, then the figures. */
public final class TextReport {

    /** Not a probe: what limits everything that was read; what a probe alone lacks, its findings say. */
    private static final String WHOLE_HOST = "host";

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Set<Result> NOT_ASSESSED = EnumSet.of(Result.ERROR, Result.UNKNOWN, Result.NOTCHECKED);
    private static final int RULE_INDENT = 4;
    private static final int LABEL_INDENT = 18;
    private static final int MAX_EVIDENCE = 24;
    private static final int MAX_VALUE = 400;
    /** Two lines of a terminal; a derivation may have used dozens of facts, and the JSON has them all. */
    private static final int MAX_SOURCE = 150;

    private final Report report;
    private final ReportView view;
    private final TextStyle style;
    private final Lines lines;
    private final Marks marks;

    private TextReport(ReportView view, TextStyle style) {
        this.view = view;
        this.report = view.report();
        this.style = style;
        this.lines = new Lines(style.width());
        this.marks = new Marks(style);
    }

    public static String render(ReportView view, TextStyle style) {
        return new TextReport(view, style).render();
    }

    private String render() {
        heading();
        group("FAILING", Marks.Colour.RED, EnumSet.of(Result.FAIL), this::failing);
        group("NOT ASSESSED", Marks.Colour.YELLOW, NOT_ASSESSED, this::notAssessed);
        group(
                "INFORMATIONAL",
                Marks.Colour.CYAN,
                EnumSet.of(Result.INFORMATIONAL),
                finding -> one(finding, marks.note()));
        if (style.all()) {
            group("PASSED", Marks.Colour.GREEN, EnumSet.of(Result.PASS), finding -> one(finding, marks.pass()));
            group("NOT APPLICABLE", Marks.Colour.NONE, EnumSet.of(Result.NOTAPPLICABLE), finding -> one(finding, "-"));
        }
        probes();
        figures();
        return marks.spelled(lines.toString());
    }

    private void heading() {
        OperatingSystem os = report.host().os();
        String system = Stream.of(
                        os.name(),
                        Stream.of(os.version(), os.build(), os.revision())
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(".")),
                        os.servicePack())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        Stream<String> packs = report.packs().stream().map(pack -> "pack " + pack.name() + " " + pack.version());
        Stream<String> parts = Stream.concat(
                Stream.concat(
                        Stream.of(
                                "plumbline " + report.agentVersion(),
                                report.host().name().isEmpty()
                                        ? "(no name)"
                                        : report.host().name(),
                                system.isEmpty() ? "(unknown system)" : system,
                                report.report().source().word()),
                        packs),
                Stream.of(WHEN.format(report.report().takenAt()) + ", "
                        + seconds(report.report().took())));
        lines.wrapped("", 0, parts.map(Plain::of).collect(Collectors.joining(" " + marks.dot() + " ")));
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }

    private interface Show {
        void finding(Finding finding);
    }

    private void group(String title, Marks.Colour colour, Set<Result> results, Show show) {
        List<Finding> findings = report.findings().stream()
                .filter(finding -> results.contains(finding.result()))
                .sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::rule))
                .toList();
        if (findings.isEmpty()) {
            return;
        }
        lines.blank();
        lines.line(marks.coloured(colour, title) + " " + findings.size());
        findings.forEach(show::finding);
    }

    private void title(Finding finding, String mark) {
        String prefix = "  " + mark + " ";
        lines.wrapped(
                prefix,
                Math.max(RULE_INDENT, Plain.columns(prefix)),
                Plain.of(finding.rule()) + "  " + finding.severity().word().toUpperCase(Locale.ROOT) + "  "
                        + Plain.of(finding.title()));
    }

    private void labelled(String label, String words) {
        String prefix = String.format(Locale.ROOT, "%-" + LABEL_INDENT + "s", "      " + label);
        lines.wrapped(prefix, LABEL_INDENT, words.isBlank() ? "-" : words);
    }

    private void failing(Finding finding) {
        title(finding, marks.coloured(Marks.Colour.RED, marks.fail()));
        reason(finding);
        finding.evidence().stream().limit(MAX_EVIDENCE).forEach(this::observed);
        if (finding.evidence().size() > MAX_EVIDENCE) {
            labelled("", "and " + (finding.evidence().size() - MAX_EVIDENCE) + " more (-o json)");
        }
        view.findRule(finding)
                .map(RuleProse::expectation)
                .ifPresent(expected -> labelled("expected", Plain.of(expected)));
        labelled("fix", "plumbline-agent explain " + Plain.of(finding.rule()));
    }

    private void reason(Finding finding) {
        labelled("why", Plain.of(finding.reason()));
        for (SubjectResult subject : finding.subjects()) {
            if (finding.subjects().size() > 1 || !finding.reason().contains(subject.reason())) {
                String named = subject.reason().contains(subject.subject())
                        ? subject.reason()
                        : subject.subject() + ": " + subject.reason();
                labelled(subject.result().word(), Plain.of(named));
            }
        }
    }

    private void observed(Fact fact) {
        labelled(
                "observed",
                Plain.of(fact.ref().toString()) + " = " + Plain.of(shortened(shown(fact.reading()), MAX_VALUE)));
        if (!fact.source().isBlank()) {
            labelled("", marks.from() + " " + Plain.of(shortened(fact.source(), MAX_SOURCE)));
        }
    }

    /** A reading in a line, quotation marks around texts so that an empty one can be seen. */
    public static String shown(Reading<Value> reading) {
        return switch (reading) {
            case Reading.Present<Value>(Value value) -> quoted(value);
            case Reading.Absent<Value> ignored -> "absent";
            case Reading.Denied<Value>(String detail) -> "denied: " + detail;
            case Reading.Unsupported<Value>(String detail) -> "unsupported: " + detail;
            case Reading.Failed<Value> ignored -> "failed: " + reading.why();
        };
    }

    private static String quoted(Value value) {
        return value instanceof Value.Text(String text) ? '"' + text + '"' : value.display();
    }

    private static String shortened(String text, int limit) {
        return text.length() <= limit ? text : text.substring(0, limit) + " ...";
    }

    private void notAssessed(Finding finding) {
        title(finding, marks.coloured(Marks.Colour.YELLOW, marks.doubt()));
        labelled(finding.result().word(), Plain.of(finding.reason()));
        finding.evidence().stream()
                .filter(fact -> !(fact.reading() instanceof Reading.Present<Value>))
                .limit(MAX_EVIDENCE)
                .forEach(this::observed);
    }

    private void one(Finding finding, String mark) {
        title(finding, mark);
        labelled("why", Plain.of(finding.reason()));
    }

    private void probes() {
        List<ProbeRun> bad = report.probes().stream()
                .filter(probe -> probe.outcome() != ProbeOutcome.OK
                        && (probe.outcome() != ProbeOutcome.PARTIAL
                                || probe.probe().equals(WHOLE_HOST)))
                .toList();
        if (bad.isEmpty()) {
            return;
        }
        lines.blank();
        lines.line(marks.coloured(Marks.Colour.YELLOW, "PROBES THAT DID NOT END WELL") + " " + bad.size());
        for (ProbeRun probe : bad) {
            String prefix = "  " + marks.coloured(Marks.Colour.YELLOW, marks.doubt()) + " ";
            lines.wrapped(
                    prefix,
                    RULE_INDENT,
                    Plain.of(probe.probe()) + " " + probe.outcome().word() + ": " + Plain.of(probe.detail()));
        }
    }

    private void figures() {
        Summary summary = report.summary();
        lines.blank();
        if (!style.all()) {
            String quiet = Stream.of(
                            counted("PASSED", summary.count(Result.PASS)),
                            counted("NOT APPLICABLE", summary.count(Result.NOTAPPLICABLE)))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" " + marks.dot() + " "));
            if (!quiet.isEmpty()) {
                lines.wrapped("", 0, quiet + "   (--all to list)");
                lines.blank();
            }
        }
        lines.wrapped(
                "",
                0,
                ratios(summary) + "   exit " + view.verdict().exitCode() + ": "
                        + view.verdict().sentence());
    }

    private static String counted(String what, int count) {
        return count == 0 ? "" : what + " " + count;
    }

    private static String ratios(Summary summary) {
        int pass = summary.count(Result.PASS);
        int judged = pass + summary.count(Result.FAIL);
        int assessable =
                judged + summary.count(Result.ERROR) + summary.count(Result.UNKNOWN) + summary.count(Result.NOTCHECKED);
        if (summary.compliance().isEmpty()) {
            return assessable == 0 ? "nothing to assess" : "nothing assessed   coverage 0/" + assessable;
        }
        return ratio("compliance", pass, judged) + "   " + ratio("coverage", judged, assessable);
    }

    /** Rounded down: 99.97 % must not read as all of it. */
    private static String ratio(String name, int part, int whole) {
        int permille = (int) (1000L * part / whole);
        return String.format(Locale.ROOT, "%s %d/%d %d.%d %%", name, part, whole, permille / 10, permille % 10);
    }
}
