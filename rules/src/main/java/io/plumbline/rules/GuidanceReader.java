package io.plumbline.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a rule tells people, out of its YAML. */
final class GuidanceReader {

    private static final List<String> MEANS =
            Arrays.stream(Remedy.Means.values()).map(Remedy.Means::word).toList();

    private final Problems problems;
    private final TextReader texts;

    GuidanceReader(Problems problems) {
        this.problems = problems;
        this.texts = new TextReader(problems);
    }

    Guidance read(YamlKeys keys) {
        String rationale = keys.require("rationale", "say why it matters, with the article that says so")
                .flatMap(texts::text)
                .orElse("");
        String impact = keys.find("impact").flatMap(texts::text).orElse("");
        List<Remedy> remediation = keys.require("remediation", "say how to put it right: " + String.join(", ", MEANS))
                .map(this::remediation)
                .orElse(List.of());
        List<Reference> references = keys.require("references", "list the articles, RFCs or pages it comes from")
                .map(this::references)
                .orElse(List.of());
        List<String> symptoms = keys.find("symptoms").map(this::symptoms).orElse(List.of());
        Identifiers identifiers =
                keys.find("identifiers").map(this::identifiers).orElse(Identifiers.NONE);
        return new Guidance(rationale, impact, remediation, references, symptoms, identifiers);
    }

    private List<Remedy> remediation(YamlNode node) {
        List<Remedy> remedies = new ArrayList<>();
        YamlKeys byMeans = YamlKeys.of(node, "remediation", MEANS, problems);
        for (Remedy.Means means : Remedy.Means.values()) {
            byMeans.find(means.word()).flatMap(texts::text).ifPresent(text -> remedies.add(new Remedy(means, text)));
        }
        return remedies;
    }

    private List<Reference> references(YamlNode node) {
        List<Reference> references = new ArrayList<>();
        for (YamlNode each : texts.list(node)) {
            if (each instanceof YamlNode.Mapping) {
                YamlKeys reference = YamlKeys.of(each, "a reference", Set.of("title", "url"), problems);
                Optional<String> title =
                        reference.require("title", "name the article").flatMap(texts::line);
                Optional<String> url = reference.find("url").flatMap(texts::line);
                if (url.isPresent() && !url.get().matches("https?://\\S+")) {
                    problems.add(reference.placeOf("url"), "this is no web address", "begin with https://");
                } else {
                    title.ifPresent(text -> references.add(new Reference(text, url.orElse(null))));
                }
            } else {
                texts.line(each).ifPresent(text -> references.add(new Reference(text, null)));
            }
        }
        return references;
    }

    /** Error numbers stand unquoted among phrases. */
    private List<String> symptoms(YamlNode node) {
        List<String> symptoms = new ArrayList<>();
        for (YamlNode each : texts.list(node)) {
            if (each instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Kind.WHOLE) {
                symptoms.add(scalar.text());
            } else {
                texts.line(each).ifPresent(symptoms::add);
            }
        }
        return symptoms;
    }

    private Identifiers identifiers(YamlNode node) {
        YamlKeys keys = YamlKeys.of(node, "identifiers", Set.of("cis", "stig", "other"), problems);
        List<Identifiers.Cis> cis = new ArrayList<>();
        for (YamlNode each : keys.find("cis").map(texts::list).orElse(List.of())) {
            YamlKeys one = YamlKeys.of(each, "a CIS number", Set.of("benchmark", "number"), problems);
            Optional<String> benchmark =
                    one.require("benchmark", "name its edition").flatMap(texts::line);
            Optional<String> number =
                    one.require("number", "in quotes: \"18.4.7\"").flatMap(texts::line);
            if (benchmark.isPresent() && number.isPresent()) {
                cis.add(new Identifiers.Cis(benchmark.get(), number.get()));
            }
        }
        List<Identifiers.Stig> stig = new ArrayList<>();
        for (YamlNode each : keys.find("stig").map(texts::list).orElse(List.of())) {
            YamlKeys one = YamlKeys.of(each, "a STIG number", Set.of("id", "vuln"), problems);
            if (!one.has("id") && !one.has("vuln")) {
                problems.add(each.place(), "a STIG number without id and vuln", "write for example {vuln: V-220798}");
            }
            stig.add(new Identifiers.Stig(
                    one.find("id").flatMap(texts::line).orElse(""),
                    one.find("vuln").flatMap(texts::line).orElse("")));
        }
        List<String> other = new ArrayList<>();
        for (YamlNode each : keys.find("other").map(texts::list).orElse(List.of())) {
            texts.line(each).ifPresent(other::add);
        }
        return new Identifiers(cis, stig, other);
    }
}
