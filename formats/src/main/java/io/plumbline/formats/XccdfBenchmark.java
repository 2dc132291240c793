package io.plumbline.formats;

import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.Value;
import io.plumbline.rules.Guidance;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Parameter;
import io.plumbline.rules.Remedy;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleProse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an XCCDF benchmark says of rules, profiles and parameters: a group for each pack, a rule for each finding.
 *
 * <p>Rules that a tailoring leaves out are there, too, not selected: nobody may take them for judged.
 */
final class XccdfBenchmark {

    /** Of our check system: rules are not OVAL, and no other tool can run them. */
    private static final String CHECK_SYSTEM = "urn:io.plumbline:rule";

    private static final String CIS_SYSTEM = "https://www.cisecurity.org/cis-benchmarks";
    private static final String STIG_SYSTEM = "https://public.cyber.mil/stigs";
    private static final String OTHER_SYSTEM = "urn:io.plumbline:other-policy";

    private final ReportView view;
    private final XmlWriter xml;

    XccdfBenchmark(ReportView view, XmlWriter xml) {
        this.view = view;
        this.xml = xml;
    }

    /** @param kind of XCCDF: benchmark, profile, value, group, rule or testresult */
    static String id(String kind, String name) {
        String given = name.replaceAll("[^A-Za-z0-9.-]", "-");
        return "xccdf_io.plumbline_" + kind + "_" + (given.isEmpty() ? "unnamed" : given);
    }

    /** By the name of their pack, also those whose rules no pack at hand has. */
    SequencedMap<String, List<Finding>> groups() {
        return view.report().findings().stream()
                .collect(Collectors.groupingBy(
                        finding -> view.findPack(finding).map(Pack::name).orElse("unknown-pack"),
                        TreeMap::new,
                        Collectors.toList()));
    }

    void profiles() throws IOException {
        SequencedMap<String, String> profiles = new TreeMap<>();
        view.packs().forEach(pack -> profiles.putAll(pack.profiles()));
        for (Map.Entry<String, String> profile : profiles.entrySet()) {
            xml.start("Profile", "id", id("profile", profile.getKey()));
            xml.text("title", profile.getKey());
            xml.text("description", Plain.of(profile.getValue()));
            for (Finding finding : view.report().findings()) {
                boolean selected = view.findRule(finding)
                        .map(rule ->
                                rule.profiles().isEmpty() || rule.profiles().contains(profile.getKey()))
                        .orElse(false);
                xml.empty("select", "idref", id("rule", finding.rule()), "selected", Boolean.toString(selected));
            }
            xml.end();
        }
    }

    void values() throws IOException {
        for (Finding finding : view.report().findings()) {
            for (Parameter parameter : parameters(finding)) {
                xml.start("Value", "id", valueId(finding.rule(), parameter), "type", "string");
                xml.text("title", parameter.name() + " of " + finding.rule());
                xml.text("description", Plain.of(parameter.text()));
                xml.text("value", values(parameter.values()));
                xml.text("default", values(parameter.usual()));
                xml.end();
            }
        }
    }

    private List<Parameter> parameters(Finding finding) {
        return view.findRule(finding)
                .map(rule -> List.copyOf(rule.parameters().values()))
                .orElse(List.of());
    }

    private static String valueId(String rule, Parameter parameter) {
        return id("value", rule + "." + parameter.name());
    }

    private static String values(List<Value> values) {
        return Plain.of(values.stream().map(Value::display).collect(Collectors.joining(", ")));
    }

    void rules() throws IOException {
        for (Map.Entry<String, List<Finding>> group : groups().entrySet()) {
            xml.start("Group", "id", id("group", group.getKey()));
            Optional<Pack> pack = view.findPack(group.getValue().getFirst());
            if (pack.isPresent()) {
                xml.text("version", Plain.of(pack.get().version()));
            }
            xml.text("title", pack.map(Pack::name).orElse("rules of packs that are not at hand"));
            for (Finding finding : group.getValue()) {
                rule(finding);
            }
            xml.end();
        }
        for (String leftOut : leftOut().keySet()) {
            xml.start("Rule", "id", id("rule", leftOut), "selected", "false");
            xml.text("title", Plain.of(leftOut));
            check(leftOut, List.of());
            xml.end();
        }
    }

    /** Why rules are not judged, by their ids. */
    SequencedMap<String, String> leftOut() {
        SequencedMap<String, String> leftOut = new TreeMap<>();
        view.packs().forEach(pack -> leftOut.putAll(pack.leftOut()));
        view.report().findings().forEach(finding -> leftOut.remove(finding.rule()));
        return leftOut;
    }

    private void rule(Finding finding) throws IOException {
        Optional<Rule> known = view.findRule(finding);
        xml.start(
                "Rule", "id", id("rule", finding.rule()), "selected", "true", "severity", severity(finding.severity()));
        xml.text("version", Integer.toString(finding.revision()));
        xml.text("title", plain(finding.title()));
        if (known.isEmpty()) {
            check(finding.rule(), List.of());
            xml.end();
            return;
        }
        Rule rule = known.get();
        Guidance guidance = rule.guidance();
        paragraphs("description", "Expected: " + RuleProse.expectation(rule));
        if (!guidance.impact().isBlank()) {
            paragraphs("warning", "What the fix may break: " + guidance.impact());
        }
        for (var reference : guidance.references()) {
            Optional<String> url = reference.findUrl();
            xml.text(
                    "reference",
                    plain(reference.title()),
                    url.isPresent() ? new String[] {"href", url.get()} : new String[0]);
        }
        paragraphs("rationale", guidance.rationale());
        idents(known);
        for (Remedy remedy : guidance.remediation()) {
            toRead(remedy);
        }
        for (Remedy remedy : guidance.remediation()) {
            toRun(remedy);
        }
        check(rule.id(), parameters(finding));
        xml.end();
    }

    private void paragraphs(String element, String prose) throws IOException {
        xml.start(element);
        for (String paragraph : prose.strip().split("\n\\s*\n", -1)) {
            xml.text("html:p", plain(paragraph.strip().replaceAll("\\s+", " ")));
        }
        xml.end();
    }

    void idents(Optional<Rule> rule) throws IOException {
        List<PublishedRequirement> published = rule.map(
                        known -> PublishedRequirement.of(known.guidance().identifiers()))
                .orElse(List.of());
        for (PublishedRequirement each : published) {
            switch (each.standard()) {
                case PublishedRequirement.STIG -> ident(STIG_SYSTEM, each.number());
                case PublishedRequirement.OTHER -> ident(OTHER_SYSTEM, each.number());
                default -> ident(CIS_SYSTEM, each.standard() + " " + each.number());
            }
        }
    }

    private void ident(String system, String number) throws IOException {
        xml.text("ident", plain(number), "system", system);
    }

    private void toRead(Remedy remedy) throws IOException {
        switch (remedy.means()) {
            case MANUAL, GPO -> paragraphs("fixtext", remedy.means().word() + ": " + remedy.text());
            case REGISTRY -> {
                xml.start("fixtext");
                xml.text("html:pre", lines(remedy.text()));
                xml.end();
            }
            case POWERSHELL, COMMAND -> {}
        }
    }

    private void toRun(Remedy remedy) throws IOException {
        switch (remedy.means()) {
            case POWERSHELL -> xml.text("fix", lines(remedy.text()), "system", "urn:xccdf:fix:script:powershell");
            case COMMAND -> xml.text("fix", lines(remedy.text()), "system", "urn:xccdf:fix:commands");
            case MANUAL, GPO, REGISTRY -> {}
        }
    }

    /** Which rule it is, as every rule and every result of one should say. */
    void check(String rule, List<Parameter> parameters) throws IOException {
        xml.start("check", "system", CHECK_SYSTEM);
        for (Parameter parameter : parameters) {
            xml.empty("check-export", "export-name", parameter.name(), "value-id", valueId(rule, parameter));
        }
        xml.empty("check-content-ref", "href", "packs", "name", rule);
        xml.end();
    }

    /** XCCDF knows nothing graver than high. */
    static String severity(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "high";
            case MEDIUM -> "medium";
            case LOW -> "low";
        };
    }

    private static String lines(String text) {
        return text.strip().lines().map(Plain::of).collect(Collectors.joining("\n"));
    }

    private static String plain(String text) {
        return Plain.of(text);
    }
}
