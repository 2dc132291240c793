package io.plumbline.formats;

import io.plumbline.model.Fact;
import io.plumbline.model.Finding;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import io.plumbline.model.SubjectResult;
import io.plumbline.rules.Pack;
import io.plumbline.rules.RuleProse;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * JUnit's XML as continuous integration reads it: a suite for each pack, a case for each rule.
 *
 * <p>JUnit knows no "unknown": such a rule is an error, never a pass, and what was not judged is skipped with its reason. A
 * rule has no time of its own, since facts are read once for all, so each time is 0.
 */
final class JunitReport {

    private static final String WITHOUT_PACK = "(unknown pack)";

    private final ReportView view;
    private final Report report;
    private final StringBuilder text = new StringBuilder();
    private final XmlWriter xml;

    private JunitReport(ReportView view) throws IOException {
        this.view = view;
        this.report = view.report();
        this.xml = new XmlWriter(text);
    }

    static String render(ReportView view) throws IOException {
        return new JunitReport(view).render();
    }

    private String render() throws IOException {
        SequencedMap<String, List<Finding>> suites = report.findings().stream()
                .collect(Collectors.groupingBy(
                        finding -> view.findPack(finding).map(Pack::name).orElse(WITHOUT_PACK),
                        TreeMap::new,
                        Collectors.toList()));
        xml.start(
                "testsuites",
                "name",
                "plumbline " + Plain.of(Heading.host(report)),
                "tests",
                Integer.toString(report.findings().size()),
                "failures",
                count(report.findings(), Outcome.FAILURE),
                "errors",
                count(report.findings(), Outcome.ERROR),
                "time",
                "0");
        for (var suite : suites.entrySet()) {
            suite(suite.getKey(), suite.getValue());
        }
        xml.end();
        return text.toString();
    }

    private void suite(String pack, List<Finding> findings) throws IOException {
        xml.start(
                "testsuite",
                "name",
                Plain.of(pack),
                "tests",
                Integer.toString(findings.size()),
                "failures",
                count(findings, Outcome.FAILURE),
                "errors",
                count(findings, Outcome.ERROR),
                "skipped",
                count(findings, Outcome.SKIPPED),
                "time",
                "0",
                "timestamp",
                report.report().takenAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                "hostname",
                Plain.of(Heading.host(report)));
        xml.start("properties");
        property("host.id", report.host().id());
        property("host.system", Heading.system(report.host().os()));
        property("report.id", report.report().id());
        property("report.source", report.report().source().word());
        property("plumbline.version", report.agentVersion());
        xml.end();
        for (Finding finding : findings) {
            testCase(pack, finding);
        }
        xml.end();
    }

    private void property(String name, String value) throws IOException {
        xml.empty("property", "name", name, "value", Plain.of(value));
    }

    private void testCase(String pack, Finding finding) throws IOException {
        String[] names = {"classname", Plain.of(pack), "name", Plain.of(finding.rule()), "time", "0"};
        String result = finding.result().word();
        String reason = Plain.of(finding.reason());
        Outcome outcome = Outcome.of(finding.result());
        if (outcome == Outcome.SUCCESS) {
            xml.empty("testcase", names);
            return;
        }
        xml.start("testcase", names);
        switch (outcome) {
            case SUCCESS -> {}
            case FAILURE ->
                xml.text("failure", detail(finding), "type", finding.severity().word(), "message", reason);
            case ERROR -> xml.text("error", detail(finding), "type", result, "message", reason);
            case SKIPPED -> xml.empty("skipped", "type", result, "message", result + ": " + reason);
        }
        xml.end();
    }

    /** In lines, since most viewers show it as it stands. */
    private String detail(Finding finding) {
        StringBuilder detail = new StringBuilder(Plain.of(finding.title())).append('\n');
        for (SubjectResult subject : finding.subjects()) {
            line(detail, subject.result().word(), subject.subject() + ": " + subject.reason());
        }
        for (Fact fact : finding.evidence()) {
            line(detail, "observed", fact.ref() + " = " + TextReport.shown(fact.reading()));
            line(detail, "from", fact.source());
        }
        view.findRule(finding).ifPresent(rule -> line(detail, "expected", RuleProse.expectation(rule)));
        line(detail, "fix", view.toExplain(finding));
        return detail.toString();
    }

    private static void line(StringBuilder detail, String label, String text) {
        detail.append(label).append(": ").append(Plain.of(text)).append('\n');
    }

    private static String count(List<Finding> findings, Outcome outcome) {
        return Long.toString(findings.stream()
                .filter(finding -> Outcome.of(finding.result()) == outcome)
                .count());
    }

    /** The four that JUnit has. */
    private enum Outcome {
        SUCCESS,
        FAILURE,
        ERROR,
        SKIPPED;

        static Outcome of(Result result) {
            return switch (result) {
                case PASS -> SUCCESS;
                case FAIL -> FAILURE;
                case ERROR, UNKNOWN -> ERROR;
                case NOTCHECKED, NOTAPPLICABLE, INFORMATIONAL -> SKIPPED;
            };
        }
    }
}
