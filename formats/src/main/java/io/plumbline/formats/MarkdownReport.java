package io.plumbline.formats;

import io.plumbline.model.Counted;
import io.plumbline.model.Fact;
import io.plumbline.model.Finding;
import io.plumbline.model.ProbeRun;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import io.plumbline.model.SubjectResult;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleProse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Markdown with tables, as GitHub and GitLab read it, for a ticket or a wiki: failing first, with evidence and fix.
 *
 * <p>What comes from the host stands in code or is escaped, so that no name becomes a link, a heading or a tag.
 */
final class MarkdownReport {

    private static final int MAX_EVIDENCE = 24;
    private static final int MAX_VALUE = 400;

    private final ReportView view;
    private final Report report;
    private final StringBuilder text = new StringBuilder();

    private MarkdownReport(ReportView view) {
        this.view = view;
        this.report = view.report();
    }

    static String render(ReportView view) {
        return new MarkdownReport(view).render();
    }

    private String render() {
        line("# " + Markdown.text(Heading.host(report)));
        blank();
        heading();
        counts();
        for (Section section : Section.values()) {
            List<Finding> findings = section.findings(report);
            if (!findings.isEmpty()) {
                line("## " + section.title() + " (" + findings.size() + ")");
                blank();
                findings.forEach(finding -> finding(section, finding));
                blank();
            }
        }
        probes();
        return text.toString().stripTrailing() + "\n";
    }

    private void heading() {
        item("System", Markdown.code(Heading.system(report.host().os())));
        item("Host id", Markdown.code(report.host().id()));
        item(
                "Read",
                Markdown.text(report.report().route()) + ", "
                        + Heading.moment(report.report().takenAt()));
        item(
                "Judged by",
                "plumbline " + Markdown.text(report.agentVersion()) + ", "
                        + report.packs().stream()
                                .map(pack -> Markdown.text("pack " + pack.name() + " " + pack.version()))
                                .collect(Collectors.joining(", ")));
        item("Compliance", Ratio.compliance(report.summary()) + " (pass of pass and fail)");
        item("Coverage", Ratio.coverage(report.summary()) + " (judged of all that could be judged)");
        item("Verdict", Markdown.text(view.verdict().sentence()));
        blank();
    }

    private void counts() {
        line("| " + Arrays.stream(Result.values()).map(Result::word).collect(Collectors.joining(" | ")) + " |");
        line("|" + " --: |".repeat(Result.values().length));
        line("| "
                + Arrays.stream(Result.values())
                        .map(result -> Integer.toString(report.summary().count(result)))
                        .collect(Collectors.joining(" | "))
                + " |");
        blank();
    }

    private void finding(Section section, Finding finding) {
        String title =
                "**" + finding.result().word() + "** " + finding.severity().word() + ": "
                        + Markdown.text(finding.title()) + " " + Markdown.code(finding.rule());
        if (section.quiet()) {
            line("- " + title + ": " + Markdown.text(Shown.shortened(finding.reason(), MAX_VALUE)));
            return;
        }
        blank();
        line("### " + title);
        blank();
        line(Markdown.text(finding.reason()));
        blank();
        subjects(finding);
        Optional<Rule> rule = view.findRule(finding);
        rule.ifPresent(known -> {
            line("Expected: " + Markdown.text(RuleProse.expectation(known)));
            blank();
        });
        evidence(finding);
        if (section != Section.INFORMATIONAL) {
            rule.ifPresent(known -> text.append(GuidanceMarkdown.of(known.guidance(), 4)));
        }
    }

    private void subjects(Finding finding) {
        if (finding.subjects().size() > 1) {
            for (SubjectResult subject : finding.subjects()) {
                line("- **" + subject.result().word() + "** " + Markdown.code(subject.subject()) + ": "
                        + Markdown.text(subject.reason()));
            }
            blank();
        }
    }

    private void evidence(Finding finding) {
        line("| Fact | Reading | Value | Source |");
        line("| --- | --- | --- | --- |");
        for (Fact fact : finding.evidence().stream().limit(MAX_EVIDENCE).toList()) {
            line("| " + Markdown.cell(fact.ref().toString()) + " | "
                    + fact.reading().kind().word() + " | "
                    + Markdown.cell(Shown.shortened(Shown.valueOrReason(fact.reading()), MAX_VALUE)) + " | "
                    + Markdown.cell(Shown.shortened(fact.source(), MAX_VALUE)) + " |");
        }
        blank();
        if (finding.evidence().size() > MAX_EVIDENCE) {
            line("and " + Counted.of(finding.evidence().size() - MAX_EVIDENCE, "more fact") + ": see the JSON report");
            blank();
        }
    }

    private void probes() {
        List<ProbeRun> bad = Probed.notWell(report);
        if (!bad.isEmpty()) {
            line("## Probes that did not end well (" + bad.size() + ")");
            blank();
            bad.forEach(probe -> line("- " + Markdown.code(probe.probe()) + " "
                    + probe.outcome().word() + ": " + Markdown.text(probe.detail())));
        }
    }

    private void item(String label, String value) {
        line("- " + label + ": " + value);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    /** Never two in a row. */
    private void blank() {
        if (text.length() < 2 || text.charAt(text.length() - 2) != '\n') {
            text.append('\n');
        }
    }
}
