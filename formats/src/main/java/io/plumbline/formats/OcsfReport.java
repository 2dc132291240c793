package io.plumbline.formats;

import io.plumbline.model.Fact;
import io.plumbline.model.Finding;
import io.plumbline.model.HostIdentity;
import io.plumbline.model.OperatingSystem;
import io.plumbline.model.Reading;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import io.plumbline.model.Sha256;
import io.plumbline.model.SubjectResult;
import io.plumbline.model.Value;
import io.plumbline.rules.Guidance;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleProse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compliance findings of the Open Cybersecurity Schema Framework 1.5.0 (class 2003), a JSON object a line, one line a
 * finding: for security lakes and SIEMs.
 *
 * <p>A finding's own severity is in {@code compliance.checks}; the event's is that of what fails, so that nobody is woken by
 * a pass of a grave rule. What could not be told has an unknown severity, never a low one.
 */
final class OcsfReport {

    private static final String VERSION = "1.5.0";
    private static final int CREATE = 1;
    private static final int WINDOWS = 100;
    private static final int RULE = 1;

    /** "No address": readers made after the schema want an address of every device. */
    private static final String NO_ADDRESS = "0.0.0.0";

    private static final int MAX_EVIDENCE = 24;
    private static final int MAX_SUBJECTS = 100;
    private static final int MAX_WORDS = 1_000;
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,3})");

    private final ReportView view;
    private final Report report;
    private final String address;

    private OcsfReport(ReportView view) {
        this.view = view;
        this.report = view.report();
        this.address = HostAddresses.of(report).stream().findFirst().orElse(NO_ADDRESS);
    }

    /** A word of the schema, as number and caption. */
    private record Caption(int id, String text) {}

    static void write(ReportView view, OutputStream out) throws IOException {
        OcsfReport events = new OcsfReport(view);
        for (Finding finding : view.report().findings()) {
            try (PlainJson json = PlainJson.compact(out)) {
                events.event(finding, json);
            }
            out.write('\n');
        }
    }

    private void event(Finding finding, PlainJson json) {
        Optional<Rule> rule = view.findRule(finding);
        Caption severity = severity(finding);
        json.object();
        json.whole("category_uid", 2).text("category_name", "Findings");
        json.whole("class_uid", 2003).text("class_name", "Compliance Finding");
        json.whole("activity_id", CREATE).text("activity_name", "Create");
        json.whole("type_uid", 200_300 + CREATE).text("type_name", "Compliance Finding: Create");
        json.whole("time", report.report().takenAt().toEpochMilli());
        json.whole("severity_id", severity.id).text("severity", severity.text);
        Caption lifecycle = lifecycle(finding.result());
        json.whole("status_id", lifecycle.id).text("status", lifecycle.text);
        json.text("status_code", finding.result().word()).text("status_detail", words(finding.reason()));
        json.text("message", words(finding.title() + ": " + finding.result().word() + ", " + finding.reason()));
        metadata(finding, json);
        information(finding, rule, json);
        compliance(finding, rule, json);
        device(json);
        resources(finding, json);
        evidences(finding, json);
        rule.ifPresent(known -> remediation(known.guidance(), json));
        observables(json);
        unmapped(finding, json);
        json.endObject();
    }

    private void metadata(Finding finding, PlainJson json) {
        json.object("metadata").text("version", VERSION);
        json.object("product").text("name", "Plumbline").text("vendor_name", "Plumbline");
        json.textIfAny("version", report.agentVersion()).endObject();
        json.text("uid", report.report().id() + "/" + finding.rule());
        json.text("event_code", finding.rule());
        json.text("correlation_uid", report.report().id());
        json.text("log_name", "plumbline");
        json.text("original_time", report.report().takenAt().toString());
        json.endObject();
    }

    private void information(Finding finding, Optional<Rule> rule, PlainJson json) {
        json.object("finding_info");
        json.text("uid", Sha256.hex(finding.rule() + "\0" + report.host().id()));
        json.text("title", words(finding.title()));
        rule.ifPresent(known -> json.lines("desc", known.guidance().rationale().strip()));
        json.whole("created_time", report.report().takenAt().toEpochMilli());
        json.texts("types", List.of("Configuration"));
        json.object("analytic").text("name", words(finding.title())).text("uid", finding.rule());
        json.whole("type_id", RULE).text("type", "Rule").text("version", Integer.toString(finding.revision()));
        view.findPack(finding).ifPresent(pack -> json.text("category", pack.name()));
        json.endObject();
        json.texts(
                "data_sources",
                finding.evidence().stream()
                        .map(Fact::source)
                        .filter(source -> !source.isBlank())
                        .map(OcsfReport::words)
                        .distinct()
                        .limit(MAX_EVIDENCE)
                        .toList());
        rule.stream()
                .flatMap(known -> known.guidance().references().stream())
                .flatMap(reference -> reference.findUrl().stream())
                .findFirst()
                .ifPresent(url -> json.text("src_url", url));
        json.endObject();
    }

    private void compliance(Finding finding, Optional<Rule> rule, PlainJson json) {
        List<PublishedRequirement> published = rule.map(
                        known -> PublishedRequirement.of(known.guidance().identifiers()))
                .orElse(List.of());
        List<String> standards = new ArrayList<>();
        view.findPack(finding).map(OcsfReport::standard).ifPresent(standards::add);
        published.forEach(each -> standards.add(each.standard()));
        List<String> distinct = standards.stream().distinct().toList();
        Caption status = status(finding.result());
        json.object("compliance");
        json.texts("standards", distinct);
        json.texts(
                "requirements",
                published.stream()
                        .map(each -> each.standard() + " " + each.number())
                        .toList());
        json.text("control", finding.rule());
        json.text("desc", words(rule.map(RuleProse::expectation).orElse(finding.title())));
        json.whole("status_id", status.id).text("status", status.text);
        json.array("checks").object();
        json.text("uid", finding.rule()).text("name", words(finding.title()));
        json.text("version", Integer.toString(finding.revision()));
        Caption own = severity(finding.severity());
        json.whole("severity_id", own.id).text("severity", own.text);
        json.whole("status_id", status.id).text("status", status.text);
        json.texts("standards", distinct);
        json.endObject().endArray().endObject();
    }

    private static String standard(Pack pack) {
        return "Plumbline " + pack.name() + " " + pack.version();
    }

    private void device(PlainJson json) {
        HostIdentity host = report.host();
        OperatingSystem os = host.os();
        boolean server = os.productType().equals("server") || os.productType().equals("domain-controller");
        boolean workstation = os.productType().equals("workstation");
        json.object("device");
        json.text("uid", host.id()).text("name", host.name()).text("hostname", host.name());
        json.text("ip", address).text("region", "");
        json.whole("type_id", server ? 1 : workstation ? 2 : 0);
        json.text("type", server ? "Server" : workstation ? "Desktop" : "Unknown");
        json.object("os").text("name", os.name().isEmpty() ? "Windows" : os.name());
        json.whole("type_id", WINDOWS).text("type", "Windows");
        json.textIfAny("version", os.version());
        json.textIfAny("build", os.revision().isEmpty() ? os.build() : os.build() + "." + os.revision());
        json.textIfAny("sp_name", os.servicePack());
        Matcher number = NUMBER.matcher(os.servicePack());
        if (number.find()) {
            json.whole("sp_ver", Integer.parseInt(number.group(1)));
        }
        switch (os.architecture()) {
            case "x64", "arm64" -> json.whole("cpu_bits", 64);
            case "x86" -> json.whole("cpu_bits", 32);
            default -> {}
        }
        json.endObject().endObject();
    }

    private void resources(Finding finding, PlainJson json) {
        if (finding.subjects().isEmpty()) {
            return;
        }
        json.array("resources");
        for (SubjectResult each :
                finding.subjects().stream().limit(MAX_SUBJECTS).toList()) {
            json.object().text("name", each.subject().isEmpty() ? "(empty)" : words(each.subject()));
            json.object("data").text("result", each.result().word()).text("reason", words(each.reason()));
            json.endObject().endObject();
        }
        json.endArray();
    }

    private void evidences(Finding finding, PlainJson json) {
        json.array("evidences");
        for (Fact fact : finding.evidence().stream().limit(MAX_EVIDENCE).toList()) {
            json.object().text("name", fact.ref().toString()).object("data");
            json.text("reading", fact.reading().kind().word());
            if (fact.reading() instanceof Reading.Present<Value>(Value value)) {
                json.text("type", value.typeWord()).text("value", words(value.display()));
            } else {
                json.textIfAny("detail", words(fact.reading().why()));
            }
            json.text("source", words(fact.source())).endObject().endObject();
        }
        json.endArray();
    }

    private static void remediation(Guidance guidance, PlainJson json) {
        String remedies = guidance.remediation().stream()
                .map(remedy -> remedy.means().word() + ":\n" + remedy.text().strip())
                .collect(Collectors.joining("\n\n"));
        if (!remedies.isEmpty()) {
            json.object("remediation").lines("desc", remedies);
            json.texts(
                    "references",
                    guidance.references().stream()
                            .flatMap(reference -> reference.findUrl().stream())
                            .toList());
            json.endObject();
        }
    }

    private void observables(PlainJson json) {
        json.array("observables");
        json.object().text("name", "device.hostname").whole("type_id", 1).text("type", "Hostname");
        json.text("value", report.host().name()).endObject();
        if (!address.equals(NO_ADDRESS)) {
            json.object().text("name", "device.ip").whole("type_id", 2).text("type", "IP Address");
            json.text("value", address).endObject();
        }
        json.endArray();
    }

    private void unmapped(Finding finding, PlainJson json) {
        json.object("unmapped");
        json.text("result", finding.result().word())
                .text("rule_severity", finding.severity().word());
        view.findPack(finding).ifPresent(pack -> json.text("pack", pack.name()).text("pack_version", pack.version()));
        json.text("source", report.report().source().word())
                .text("route", report.report().route());
        json.text("agent", report.report().agent())
                .text("epoch", report.report().epoch().toString());
        json.whole("seq", report.report().seq());
        json.textIfAny("product_type", report.host().os().productType());
        json.whole("subjects", finding.subjects().size())
                .whole("evidence", finding.evidence().size());
        json.endObject();
    }

    private static Caption severity(Finding finding) {
        return switch (finding.result()) {
            case FAIL -> severity(finding.severity());
            case ERROR, UNKNOWN, NOTCHECKED -> new Caption(0, "Unknown");
            case PASS, NOTAPPLICABLE, INFORMATIONAL -> new Caption(1, "Informational");
        };
    }

    private static Caption severity(Severity severity) {
        return switch (severity) {
            case LOW -> new Caption(2, "Low");
            case MEDIUM -> new Caption(3, "Medium");
            case HIGH -> new Caption(4, "High");
            case CRITICAL -> new Caption(5, "Critical");
        };
    }

    private static Caption status(Result result) {
        return switch (result) {
            case PASS -> new Caption(1, "Pass");
            case FAIL -> new Caption(3, "Fail");
            case ERROR, NOTCHECKED -> new Caption(2, "Warning");
            case UNKNOWN -> new Caption(0, "Unknown");
            case NOTAPPLICABLE, INFORMATIONAL -> new Caption(99, result.word());
        };
    }

    /** What nobody has to review is not "new"; that it was reviewed or resolved, nobody said either. */
    private static Caption lifecycle(Result result) {
        return switch (result) {
            case FAIL, ERROR, UNKNOWN -> new Caption(1, "New");
            case PASS, NOTCHECKED, NOTAPPLICABLE, INFORMATIONAL -> new Caption(99, result.word());
        };
    }

    private static String words(String text) {
        return Shown.shortened(text, MAX_WORDS);
    }
}
