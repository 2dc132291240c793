package io.plumbline.rules;

import io.plumbline.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A rule's parameters out of its YAML, with what a tailoring file chose for them. */
final class ParameterReader {

    private final Problems problems;
    private final TextReader texts;
    private final ValueReader values;

    ParameterReader(Problems problems) {
        this.problems = problems;
        this.texts = new TextReader(problems);
        this.values = new ValueReader(Map.of(), problems);
    }

    Map<String, Parameter> read(YamlNode node, Tailoring.Change change) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (YamlNode.Entry entry : texts.entries(node)) {
            String name = entry.key().text();
            if (!name.matches(RuleReader.ID) || parameters.containsKey(name)) {
                problems.add(
                        entry.key().place(),
                        "\"" + Problems.cut(name) + "\" is no name of a parameter, or stands here twice",
                        "write lower-case words with hyphens, each once");
            } else {
                parameter(name, entry.value(), change).ifPresent(parameter -> parameters.put(name, parameter));
            }
        }
        return parameters;
    }

    private Optional<Parameter> parameter(String name, YamlNode node, Tailoring.Change change) {
        YamlKeys keys =
                YamlKeys.of(node, "a parameter", Set.of("default", "at-least", "at-most", "one-of", "says"), problems);
        List<Value> usual = keys.require("default", "give the value that holds where nobody chooses")
                .map(values::literals)
                .orElse(List.of());
        String says = keys.require("says", "say in one sentence what it means")
                .flatMap(texts::line)
                .orElse("");
        Optional<Parameter.Bounds> bounds = bounds(keys);
        if (usual.isEmpty() || bounds.isEmpty()) {
            return Optional.empty();
        }
        if (!usual.stream().allMatch(bounds.get()::admit)) {
            problems.add(
                    keys.placeOf("default"),
                    "the default of " + name + " is outside its own bounds",
                    "it is chosen " + bounds.get().text());
            return Optional.empty();
        }
        List<Value> chosen = change.choose(name, usual, bounds.get());
        return Optional.of(new Parameter(name, chosen, usual, bounds.get(), says));
    }

    private Optional<Parameter.Bounds> bounds(YamlKeys keys) {
        boolean range = keys.has("at-least") && keys.has("at-most");
        if (range == keys.has("one-of") || (!range && (keys.has("at-least") || keys.has("at-most")))) {
            problems.add(keys.place(), "a parameter has bounds of one kind", "write at-least and at-most, or one-of");
            return Optional.empty();
        }
        if (range) {
            Optional<Value> least = keys.find("at-least").flatMap(values::literal);
            Optional<Value> most = keys.find("at-most").flatMap(values::literal);
            return least.flatMap(low -> most.map(high -> new Parameter.Bounds.Range(low, high)));
        }
        List<Value> of = keys.find("one-of").map(values::literals).orElse(List.of());
        return of.isEmpty() ? Optional.empty() : Optional.of(new Parameter.Bounds.Choice(of));
    }
}
