package io.plumbline.formats;

import io.plumbline.model.Fact;
import io.plumbline.model.Finding;
import io.plumbline.model.ProbeRun;
import io.plumbline.model.Reading;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import io.plumbline.model.SubjectResult;
import io.plumbline.model.Summary;
import io.plumbline.model.Value;
import io.plumbline.rules.RuleProse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report on one screen: what fails first, then what could not be told, then what is well, then the figures. */
public final class TextReport {

    private static final int RULE_INDENT = 4;
    private static final int LABEL_INDENT = 18;
    private static final int MAX_EVIDENCE = 24;
    /** Where nothing was assessed, why some rules do not apply is all that there is to read. */
    private static final int MAX_NOT_APPLICABLE = 5;

    private static final int MAX_VALUE = 400;
    /** Two lines of a terminal; a derivation may have used dozens of facts, and the JSON has them all. */
    private static final int MAX_SOURCE = 150;

    private final Report report;
    private final ReportView view;
    private final TextStyle style;
    private final Lines lines;
    private final Marks marks;
    private final Optional<Unassessed> unassessed;

    private TextReport(ReportView view, TextStyle style) {
        this.view = view;
        this.report = view.report();
        this.style = style;
        this.lines = new Lines(style.width());
        this.marks = new Marks(style);
        this.unassessed = Unassessed.find(report);
    }

    public static String render(ReportView view, TextStyle style) {
        return new TextReport(view, style).render();
    }

    private String render() {
        heading();
        group(Section.FAILING, Marks.Colour.RED, this::failing);
        group(Section.NOT_ASSESSED, Marks.Colour.YELLOW, this::notAssessed);
        group(Section.INFORMATIONAL, Marks.Colour.CYAN, finding -> one(finding, marks.note()));
        if (style.all()) {
            group(Section.PASSED, Marks.Colour.GREEN, finding -> one(finding, marks.pass()));
        }
        if (listsNotApplicable()) {
            group(Section.NOT_APPLICABLE, Marks.Colour.NONE, finding -> one(finding, "-"));
        }
        probes();
        figures();
        return marks.spelled(lines.toString());
    }

    private boolean listsNotApplicable() {
        return style.all()
                || (unassessed.isPresent() && report.summary().count(Result.NOTAPPLICABLE) <= MAX_NOT_APPLICABLE);
    }

    private void heading() {
        Stream<String> packs = report.packs().stream().map(pack -> "pack " + pack.name() + " " + pack.version());
        Stream<String> parts = Stream.concat(
                Stream.concat(
                        Stream.of(
                                "plumbline " + report.agentVersion(),
                                Heading.host(report),
                                Heading.system(report.host().os()),
                                report.report().source().word()),
                        packs),
                Stream.of(Heading.moment(report.report().takenAt()) + ", "
                        + Heading.seconds(report.report().took())));
        lines.parts("", 0, parts.map(Plain::of).toList(), marks.dot());
    }

    private interface Show {
        void finding(Finding finding);
    }

    private void group(Section section, Marks.Colour colour, Show show) {
        List<Finding> findings = section.findings(report);
        if (findings.isEmpty()) {
            return;
        }
        lines.blank();
        lines.line(marks.coloured(colour, section.title().toUpperCase(Locale.ROOT)) + " " + findings.size());
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
        lines.wrapped(label(label), LABEL_INDENT, words.isBlank() ? "-" : words);
    }

    private static String label(String label) {
        return String.format(Locale.ROOT, "%-" + LABEL_INDENT + "s", "      " + label);
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
        // To be pasted, so it stays on one line however long it is.
        lines.line(label("fix") + Plain.of(view.toExplain(finding)));
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
            case Reading.Present<Value>(Value value) -> Shown.value(value);
            case Reading.Absent<Value> ignored -> "absent";
            case Reading.Denied<Value>(String detail) -> "denied: " + detail;
            case Reading.Unsupported<Value>(String detail) -> "unsupported: " + detail;
            case Reading.Failed<Value> ignored -> "failed: " + reading.why();
        };
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
        List<ProbeRun> bad = Probed.notWell(report);
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
        if (!listsNotApplicable()) {
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
        unassessed.ifPresent(this::next);
        lines.wrapped(
                "",
                0,
                ratios(summary) + "exit " + view.verdict().exitCode() + ": "
                        + view.verdict().sentence());
    }

    private void next(Unassessed nothing) {
        String prefix = marks.coloured(Marks.Colour.YELLOW, marks.doubt()) + " ";
        int indent = Plain.columns(prefix);
        lines.wrapped(prefix, indent, "this says nothing about how the host is set up");
        nothing.next().forEach(step -> lines.wrapped(" ".repeat(indent), indent, step));
        lines.blank();
    }

    private static String counted(String what, int count) {
        return count == 0 ? "" : what + " " + count;
    }

    private static String ratios(Summary summary) {
        Ratio compliance = Ratio.compliance(summary);
        Ratio coverage = Ratio.coverage(summary);
        if (compliance.whole() == 0) {
            return coverage.whole() == 0 ? "" : "nothing assessed   coverage 0/" + coverage.whole() + "   ";
        }
        return "compliance " + compliance + "   coverage " + coverage + "   ";
    }
}
