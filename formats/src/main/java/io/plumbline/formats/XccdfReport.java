package io.plumbline.formats;

import io.plumbline.model.Counted;
import io.plumbline.model.Fact;
import io.plumbline.model.Finding;
import io.plumbline.model.OperatingSystem;
import io.plumbline.model.ProbeRun;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import io.plumbline.model.SubjectResult;
import io.plumbline.model.Summary;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * XCCDF 1.2: a benchmark of the rules that were judged with the test result of one host in it, as {@code oscap} and what
 * collects SCAP results read it.
 *
 * <p>Results are XCCDF's own words. Rules come with what they say, but no other tool can judge by them.
 */
final class XccdfReport {

    private static final String NAMESPACE = "http://checklists.nist.gov/xccdf/1.2";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    private static final String BENCHMARK = XccdfBenchmark.id("benchmark", "packs");

    /** A host may say very much; the report of it must still open. */
    private static final int MAX_MESSAGES = 50;

    private static final int MAX_WORDS = 1_000;

    private final ReportView view;
    private final Report report;
    private final StringBuilder text = new StringBuilder();
    private final XmlWriter xml;
    private final XccdfBenchmark benchmark;

    private XccdfReport(ReportView view) throws IOException {
        this.view = view;
        this.report = view.report();
        this.xml = new XmlWriter(text);
        this.benchmark = new XccdfBenchmark(view, xml);
    }

    static String render(ReportView view) throws IOException {
        return new XccdfReport(view).render();
    }

    private String render() throws IOException {
        xml.start(
                "Benchmark",
                "xmlns",
                NAMESPACE,
                "xmlns:html",
                XHTML,
                "id",
                BENCHMARK,
                "resolved",
                "true",
                "xml:lang",
                "en");
        xml.text(
                "status",
                "accepted",
                "date",
                report.report().takenAt().atOffset(ZoneOffset.UTC).toLocalDate().toString());
        xml.text("title", "Plumbline: name resolution of Windows hosts");
        xml.text("description", "The rules that a host was judged by, and what they came to.");
        // In the older form, because oscap 1.3.7 refuses a file about which its Schematron has nothing to say.
        xml.empty("platform", "idref", "cpe:/o:microsoft:windows");
        xml.text("version", version());
        xml.start("metadata");
        xml.text("dc:creator", "Plumbline", "xmlns:dc", "http://purl.org/dc/elements/1.1/");
        xml.end();
        xml.empty("model", "system", "urn:xccdf:scoring:default");
        xml.empty("model", "system", "urn:xccdf:scoring:flat-unweighted");
        benchmark.profiles();
        benchmark.values();
        benchmark.rules();
        testResult();
        xml.end();
        return text.toString();
    }

    /** That of the packs: other packs are another benchmark. */
    private String version() {
        List<String> packs = report.packs().stream()
                .map(pack -> pack.name() + " " + pack.version())
                .toList();
        return packs.isEmpty() ? "none" : Plain.of(String.join(", ", packs));
    }

    private void testResult() throws IOException {
        Instant start = report.report().takenAt();
        xml.start(
                "TestResult",
                "id",
                XccdfBenchmark.id("testresult", report.report().id()),
                "start-time",
                moment(start),
                "end-time",
                moment(start.plus(report.report().took())),
                "version",
                version(),
                "test-system",
                "cpe:/a:plumbline:agent:" + report.agentVersion().replaceAll("[^A-Za-z0-9.-]", "-"));
        xml.empty("benchmark", "id", BENCHMARK, "href", "#" + BENCHMARK);
        xml.text("title", "Audit of " + plain(Heading.host(report)));
        xml.text("target", plain(Heading.host(report)));
        for (String address : HostAddresses.of(report)) {
            xml.text("target-address", plain(address));
        }
        facts();
        for (Finding finding : report.findings()) {
            ruleResult(finding);
        }
        for (Map.Entry<String, String> leftOut : benchmark.leftOut().entrySet()) {
            xml.start("rule-result", "idref", XccdfBenchmark.id("rule", leftOut.getKey()));
            xml.text("result", "notselected");
            xml.text("message", plain(leftOut.getValue()), "severity", "info");
            benchmark.check(leftOut.getKey(), List.of());
            xml.end();
        }
        scores();
        xml.end();
    }

    private void facts() throws IOException {
        OperatingSystem os = report.host().os();
        xml.start("target-facts");
        fact("urn:xccdf:fact:asset:identifier:host_name", report.host().name());
        fact("urn:xccdf:fact:asset:identifier:guid", report.host().id());
        fact("urn:xccdf:fact:scanner:name", "Plumbline");
        fact("urn:xccdf:fact:scanner:version", report.agentVersion());
        fact("urn:io.plumbline:os:name", os.name());
        fact("urn:io.plumbline:os:version", os.version());
        fact("urn:io.plumbline:os:build", os.build());
        fact("urn:io.plumbline:os:revision", os.revision());
        fact("urn:io.plumbline:os:service-pack", os.servicePack());
        fact("urn:io.plumbline:os:architecture", os.architecture());
        fact("urn:io.plumbline:os:product-type", os.productType());
        fact("urn:io.plumbline:report:source", report.report().source().word());
        fact("urn:io.plumbline:report:route", report.report().route());
        // A remark would be the place, but oscap does not know its own standard's.
        for (ProbeRun probe : Probed.notWell(report)) {
            fact("urn:io.plumbline:probe:" + probe.probe(), probe.outcome().word() + ": " + probe.detail());
        }
        xml.end();
    }

    private void fact(String name, String value) throws IOException {
        if (!value.isEmpty()) {
            xml.text("fact", plain(value), "name", name, "type", "string");
        }
    }

    private void ruleResult(Finding finding) throws IOException {
        xml.start(
                "rule-result",
                "idref",
                XccdfBenchmark.id("rule", finding.rule()),
                "time",
                moment(report.report().takenAt()),
                "severity",
                XccdfBenchmark.severity(finding.severity()),
                "version",
                Integer.toString(finding.revision()),
                "weight",
                "1.0");
        xml.text("result", finding.result().word());
        benchmark.idents(view.findRule(finding));
        message(level(finding.result()), finding.reason());
        for (SubjectResult each :
                finding.subjects().stream().limit(MAX_MESSAGES).toList()) {
            message(level(each.result()), each.subject() + ": " + each.result().word() + ": " + each.reason());
        }
        more(finding.subjects().size(), "subject");
        for (Fact fact : finding.evidence().stream().limit(MAX_MESSAGES).toList()) {
            String source = fact.source().isBlank() ? "" : " (" + fact.source() + ")";
            message("info", "observed: " + fact.ref() + " = " + TextReport.shown(fact.reading()) + source);
        }
        more(finding.evidence().size(), "fact");
        benchmark.check(finding.rule(), List.of());
        xml.end();
    }

    private void more(int size, String what) throws IOException {
        if (size > MAX_MESSAGES) {
            message("info", "and " + Counted.of(size - MAX_MESSAGES, "more " + what) + ": see the JSON report");
        }
    }

    private void message(String severity, String words) throws IOException {
        xml.text("message", plain(words), "severity", severity);
    }

    private static String level(Result result) {
        return switch (result) {
            case ERROR -> "error";
            case FAIL, UNKNOWN -> "warning";
            case PASS, NOTCHECKED, NOTAPPLICABLE, INFORMATIONAL -> "info";
        };
    }

    /** What could not be told counts against the host in XCCDF's models; our two ratios leave it out and say how much it is. */
    private void scores() throws IOException {
        Summary summary = report.summary();
        score("urn:xccdf:scoring:default", defaultScore(), "100");
        score(
                "urn:xccdf:scoring:flat-unweighted",
                Integer.toString(summary.count(Result.PASS)),
                Integer.toString(Math.max(1, counted(report.findings()))));
        Ratio compliance = Ratio.compliance(summary);
        Ratio coverage = Ratio.coverage(summary);
        score(
                "urn:io.plumbline:scoring:compliance",
                Integer.toString(compliance.part()),
                Integer.toString(Math.max(1, compliance.whole())));
        score(
                "urn:io.plumbline:scoring:coverage",
                Integer.toString(coverage.part()),
                Integer.toString(Math.max(1, coverage.whole())));
    }

    /** Each group's share of passes, and of these the mean; a group of which nothing counts is none. */
    private String defaultScore() {
        double mean = benchmark.groups().values().stream()
                .filter(findings -> counted(findings) > 0)
                .mapToDouble(findings -> 100.0 * passed(findings) / counted(findings))
                .average()
                .orElse(0);
        return String.format(Locale.ROOT, "%.6f", mean);
    }

    private static long passed(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.result() == Result.PASS)
                .count();
    }

    private static int counted(List<Finding> findings) {
        return (int) findings.stream()
                .filter(finding -> switch (finding.result()) {
                    case PASS, FAIL, ERROR, UNKNOWN -> true;
                    case NOTCHECKED, NOTAPPLICABLE, INFORMATIONAL -> false;
                })
                .count();
    }

    private void score(String system, String score, String maximum) throws IOException {
        xml.text("score", score, "system", system, "maximum", maximum);
    }

    private static String plain(String words) {
        return Plain.of(Shown.shortened(words, MAX_WORDS));
    }

    private static String moment(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
