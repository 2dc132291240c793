package io.plumbline.formats;

import io.plumbline.model.AuditSource;
import io.plumbline.model.Fact;
import io.plumbline.model.Finding;
import io.plumbline.model.OperatingSystem;
import io.plumbline.model.PackVersion;
import io.plumbline.model.ProbeOutcome;
import io.plumbline.model.ProbeRun;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import io.plumbline.model.Sha256;
import io.plumbline.model.SubjectResult;
import io.plumbline.rules.RuleProse;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * SARIF 2.1.0, for GitHub's code scanning and viewers of SARIF: a result for each finding and subject.
 *
 * <p>Those readers make an alert of each result, whatever its kind, so without {@code all} it holds what the exit code
 * counts: what fails, and what could not be told. A notification says what was left out. They also show braces of a message
 * as they are, so these are not doubled as the standard would have it; no message takes arguments.
 */
final class SarifReport {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    /** What every address of a result is relative to; where a host's files are for the reader, only the reader knows. */
    private static final String HOST = "HOST";

    /** GitHub shows no more of a run; a report that has more comes with a result for each finding only. */
    private static final int MAX_RESULTS = 5_000;

    /** Of this probe is what puts a host in scope: it is never what is wrong. */
    private static final String SYSTEM = "os";

    private static final int MAX_EVIDENCE = 24;
    private static final int MAX_OBSERVED = 3;
    private static final int MAX_WORDS = 1_000;
    private static final int MAX_VALUE = 400;

    private final ReportView view;
    private final Report report;
    private final boolean all;
    private final PlainJson json;

    private SarifReport(ReportView view, boolean all, PlainJson json) {
        this.view = view;
        this.report = view.report();
        this.all = all;
        this.json = json;
    }

    /** A result to be: of a subject, or of a finding as a whole where {@code subject} is empty. */
    private record Row(int rule, Finding finding, String subject, Result result, String reason) {}

    static void write(ReportView view, boolean all, OutputStream out) {
        try (PlainJson json = PlainJson.indented(out)) {
            new SarifReport(view, all, json).log();
        }
    }

    private void log() {
        List<Row> rows = rows();
        SarifRules rules = new SarifRules(view, json);
        json.object()
                .text("$schema", SCHEMA)
                .text("version", "2.1.0")
                .array("runs")
                .object();
        json.object("tool").object("driver").text("name", "Plumbline").text("organization", "Plumbline");
        json.textIfAny("version", report.agentVersion());
        rules.supported();
        rules.descriptors(rows.stream().map(row -> row.finding.rule()).collect(Collectors.toSet()));
        json.endObject().endObject();
        invocation();
        json.object("automationDetails")
                .text("id", category() + "/" + FactPlace.step(report.report().id()));
        message(
                "description",
                "Audit of " + Heading.host(report) + ", "
                        + Heading.system(report.host().os()) + ".");
        json.endObject();
        json.object("originalUriBaseIds").object(HOST);
        message("description", "The registry and the files of " + Heading.host(report) + ".");
        json.endObject().endObject();
        json.text("columnKind", "utf16CodeUnits");
        rules.taxonomies();
        json.array("results");
        rows.forEach(this::result);
        json.endArray();
        properties();
        json.endObject().endArray().endObject();
    }

    /** Uploads of several hosts must not close one another's alerts. */
    private String category() {
        return "plumbline/" + FactPlace.step(report.host().id());
    }

    private List<Row> rows() {
        List<Row> bySubject = new ArrayList<>();
        List<Row> byFinding = new ArrayList<>();
        for (int rule = 0; rule < report.findings().size(); rule++) {
            Finding finding = report.findings().get(rule);
            Row whole = new Row(rule, finding, "", finding.result(), finding.reason());
            byFinding.add(whole);
            for (SubjectResult each : finding.subjects()) {
                bySubject.add(new Row(rule, finding, each.subject(), each.result(), each.reason()));
            }
            if (finding.subjects().stream().noneMatch(each -> each.result() == finding.result())) {
                bySubject.add(whole);
            }
        }
        List<Row> told = bySubject.stream().filter(this::isTold).toList();
        return told.size() <= MAX_RESULTS
                ? told
                : byFinding.stream().filter(this::isTold).toList();
    }

    private boolean isTold(Row row) {
        return all
                || switch (row.result) {
                    case FAIL, ERROR, UNKNOWN -> true;
                    case PASS, NOTCHECKED, NOTAPPLICABLE, INFORMATIONAL -> false;
                };
    }

    private void invocation() {
        Instant start = report.report().takenAt();
        json.array("invocations").object();
        json.flag("executionSuccessful", view.verdict().exitCode() != Verdict.NOTHING_READ);
        json.whole("exitCode", view.verdict().exitCode());
        json.text("exitCodeDescription", view.verdict().sentence());
        json.text("startTimeUtc", moment(start));
        json.text("endTimeUtc", moment(start.plus(report.report().took())));
        if (report.report().source() == AuditSource.LIVE) {
            json.text("machine", Heading.host(report));
        }
        json.array("toolExecutionNotifications");
        Probed.notWell(report).forEach(this::notification);
        leftOut();
        json.endArray().endObject().endArray();
    }

    private void notification(ProbeRun probe) {
        json.object();
        json.object("descriptor").text("id", "probe-" + probe.outcome().word()).endObject();
        json.text("level", level(probe.outcome()));
        message("message", "Probe " + probe.probe() + " " + probe.outcome().word() + ": " + probe.detail());
        json.endObject();
    }

    private void leftOut() {
        String counts = Arrays.stream(Result.values())
                .filter(result -> report.summary().count(result) > 0)
                .map(result -> report.summary().count(result) + " " + result.word())
                .collect(Collectors.joining(", "));
        json.object();
        json.object("descriptor").text("id", "rules-judged").endObject();
        json.text("level", "note");
        message(
                "message",
                "Rules judged: " + (counts.isEmpty() ? "none" : counts) + "."
                        + (all
                                ? ""
                                : " Results hold what fails and what could not be told; --all writes the others, too."));
        json.endObject();
    }

    private static String level(ProbeOutcome outcome) {
        return switch (outcome) {
            case OK, SKIPPED -> "note";
            case PARTIAL -> "warning";
            case DENIED, FAILED, TIMED_OUT -> "error";
        };
    }

    private void result(Row row) {
        List<Fact> evidence = evidence(row);
        json.object().text("ruleId", row.finding.rule()).whole("ruleIndex", row.rule);
        json.text("kind", kind(row.result));
        json.text("level", row.result == Result.FAIL ? SarifRules.level(row.finding.severity()) : "none");
        message("message", words(row, evidence));
        json.array("locations");
        location(evidence.getFirst());
        json.endArray();
        if (evidence.size() > 1) {
            json.array("relatedLocations");
            evidence.stream().skip(1).forEach(this::location);
            json.endArray();
        }
        String print = Sha256.hex(row.finding.rule() + "\0" + report.host().id() + "\0" + row.subject);
        json.object("partialFingerprints");
        // The only name that GitHub heeds; without it, it looks for the place in the repository, where it is not.
        json.text("primaryLocationLineHash", print.substring(0, 16) + ":1");
        json.text("ruleHostSubject/v1", print);
        json.endObject();
        json.object("properties").text("result", row.result.word());
        json.text("severity", row.finding.severity().word()).whole("revision", row.finding.revision());
        json.textIfAny("subject", Shown.shortened(row.subject, MAX_WORDS));
        json.text("host", Heading.host(report));
        json.endObject().endObject();
    }

    /**
     * First what can be opened in the registry or as a file. Of a subject only what was read of it, so that a file never
     * repeats the evidence of a finding for each of its subjects.
     */
    private static List<Fact> evidence(Row row) {
        List<Fact> all = row.finding.evidence();
        List<Fact> of = all.stream()
                .filter(fact -> fact.ref().subject().equals(row.subject))
                .toList();
        boolean whole = row.subject.isEmpty() || of.isEmpty();
        return (whole ? all : of)
                .stream()
                        .sorted(Comparator.comparing(
                                (Fact fact) -> !FactPlace.of(fact).isStored()))
                        .limit(whole && !row.subject.isEmpty() ? MAX_OBSERVED : MAX_EVIDENCE)
                        .toList();
    }

    private String words(Row row, List<Fact> evidence) {
        StringBuilder words = new StringBuilder(Heading.host(report));
        if (!row.subject.isEmpty()) {
            words.append(", ").append(Shown.shortened(row.subject, MAX_VALUE));
        }
        words.append(": ").append(Shown.shortened(row.reason, MAX_WORDS)).append('.');
        evidence.stream()
                .filter(fact -> !fact.ref().probe().equals(SYSTEM))
                .limit(MAX_OBSERVED)
                .forEach(fact ->
                        words.append(" Observed: ").append(observed(fact)).append('.'));
        view.findRule(row.finding)
                .ifPresent(rule -> words.append(" Expected: ")
                        .append(Shown.shortened(RuleProse.expectation(rule), MAX_WORDS))
                        .append('.'));
        return words.toString();
    }

    private static String observed(Fact fact) {
        return fact.ref() + " = " + Shown.shortened(TextReport.shown(fact.reading()), MAX_VALUE);
    }

    private void location(Fact fact) {
        FactPlace place = FactPlace.of(fact);
        json.object().object("physicalLocation");
        json.object("artifactLocation")
                .text("uri", place.address())
                .text("uriBaseId", HOST)
                .endObject();
        // A registry key has no lines, but GitHub shows no result without one.
        json.object("region").whole("startLine", 1).endObject();
        json.endObject();
        json.array("logicalLocations").object();
        json.text("fullyQualifiedName", place.name()).text("kind", place.kind());
        json.endObject().endArray();
        message("message", observed(fact));
        json.object("properties").text("fact", fact.ref().toString());
        json.text("reading", fact.reading().kind().word());
        json.textIfAny("source", Shown.shortened(fact.source(), MAX_VALUE));
        json.endObject().endObject();
    }

    private static String kind(Result result) {
        return switch (result) {
            case PASS -> "pass";
            case FAIL -> "fail";
            case ERROR, UNKNOWN, NOTCHECKED -> "open";
            case NOTAPPLICABLE -> "notApplicable";
            case INFORMATIONAL -> "informational";
        };
    }

    private void properties() {
        OperatingSystem os = report.host().os();
        json.object("properties");
        json.object("host")
                .text("id", report.host().id())
                .text("name", report.host().name());
        json.object("os").textIfAny("name", os.name()).textIfAny("version", os.version());
        json.textIfAny("build", os.build()).textIfAny("revision", os.revision());
        json.textIfAny("servicePack", os.servicePack()).textIfAny("architecture", os.architecture());
        json.textIfAny("productType", os.productType()).endObject().endObject();
        json.object("report").text("id", report.report().id());
        json.text("takenAt", report.report().takenAt().toString());
        json.text("source", report.report().source().word())
                .text("route", report.report().route());
        json.endObject();
        json.texts("packs", report.packs().stream().map(SarifReport::pack).toList());
        json.object("summary");
        for (Result result : Result.values()) {
            json.whole(result.word(), report.summary().count(result));
        }
        json.text("compliance", Ratio.compliance(report.summary()).toString());
        json.text("coverage", Ratio.coverage(report.summary()).toString());
        json.endObject().endObject();
    }

    private static String pack(PackVersion pack) {
        return pack.name() + " " + pack.version();
    }

    private void message(String property, String text) {
        json.object(property).text("text", withoutLinks(text)).endObject();
    }

    /** The standard's own escape, a backslash, does not keep viewers from making a link of it; a space does. */
    static String withoutLinks(String text) {
        return text.replace("](", "] (");
    }

    /** Readers take no more than milliseconds. */
    private static String moment(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
