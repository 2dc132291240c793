package io.plumbline.rules;

import io.plumbline.model.Severity;
import io.plumbline.model.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A tailoring file out of its YAML. */
final class TailoringReader {

    private static final int SHORTEST_JUSTIFICATION = 10;
    private static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::word).toList();

    private final Problems problems;
    private final TextReader texts;
    private final ValueReader values;

    TailoringReader(Problems problems) {
        this.problems = problems;
        this.texts = new TextReader(problems);
        this.values = new ValueReader(Map.of(), problems);
    }

    Tailoring read(YamlNode root, String digest) {
        YamlKeys keys = YamlKeys.of(root, "a tailoring file", Set.of("name", "profile", "rules"), problems);
        String name = keys.require("name", "name it after those who decided it: name: branch-offices")
                .flatMap(texts::line)
                .orElse("");
        Optional<String> profile = keys.find("profile").flatMap(texts::line);
        Map<String, Tailoring.Change> changes = new TreeMap<>();
        for (YamlNode.Entry entry : keys.find("rules").map(texts::entries).orElse(List.of())) {
            if (changes.put(entry.key().text(), change(entry)) != null) {
                problems.add(
                        entry.key().place(),
                        "the rule " + Problems.cut(entry.key().text()) + " stands here a second time",
                        "join both");
            }
        }
        if (profile.isEmpty() && changes.isEmpty()) {
            problems.add(keys.place(), "the file changes nothing", "choose a profile, or list rules");
        }
        return new Tailoring(name, profile, changes, digest);
    }

    private Tailoring.Change change(YamlNode.Entry entry) {
        YamlKeys keys = YamlKeys.of(
                entry.value(), "a change", Set.of("select", "severity", "parameters", "justification"), problems);
        Optional<Boolean> select = keys.find("select").flatMap(texts::flag);
        Optional<Severity> severity =
                keys.find("severity").flatMap(node -> texts.word(node, Severity::findByWord, SEVERITIES));
        Map<String, List<Value>> parameters = new LinkedHashMap<>();
        for (YamlNode.Entry parameter :
                keys.find("parameters").map(texts::entries).orElse(List.of())) {
            parameters.put(parameter.key().text(), values.literals(parameter.value()));
        }
        String justification = keys.require("justification", "say who decided it and why: the auditor will ask")
                .flatMap(texts::text)
                .orElse("");
        if (keys.has("justification") && justification.length() < SHORTEST_JUSTIFICATION) {
            problems.add(keys.placeOf("justification"), "this justifies nothing", "say who decided it and why");
        }
        if (select.isEmpty() && severity.isEmpty() && parameters.isEmpty()) {
            problems.add(keys.place(), "the change changes nothing", "write select, severity or parameters");
        }
        return new Tailoring.Change(problems.file(), entry.key().place(), select, severity, parameters, justification);
    }
}
