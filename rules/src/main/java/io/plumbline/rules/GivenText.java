package io.plumbline.rules;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Facts as a case gives them, for an author to paste. */
final class GivenText {

    private GivenText() {}

    /** A case of which all but the name is written; what it shares with the other cases is left out. */
    static String ofCase(RuleSource source, Facts host, String result) {
        Map<FactRef, Reading<Value>> shared = shared(source);
        String given = host.all().stream()
                .filter(fact -> !fact.ref().field().equals(FactRef.ROWS))
                .filter(fact -> !fact.reading().equals(shared.getOrDefault(fact.ref(), Reading.absent())))
                .map(GivenText::of)
                .collect(Collectors.joining(", "));
        return "- { name: \u2026, " + (given.isEmpty() ? "" : "given: { " + given + " }, ") + "result: " + result
                + " }";
    }

    /** What the rule gives to all its cases. */
    static Map<FactRef, Reading<Value>> shared(RuleSource source) {
        Map<FactRef, Reading<Value>> shared = new HashMap<>();
        ValueReader values =
                new ValueReader(Map.of(), new Problems(source.file().name()));
        for (YamlNode.Entry entry :
                source.find("given").map(RuleSource::entries).orElse(List.of())) {
            FactRef.find(entry.key().text())
                    .ifPresent(ref -> values.reading(entry.value()).ifPresent(reading -> shared.put(ref, reading)));
        }
        return shared;
    }

    static String of(Fact fact) {
        String name = fact.ref().toString();
        String key = fact.ref().subject().isEmpty() ? name : quoted(name);
        return key + ": "
                + (fact.reading() instanceof Reading.Present<Value>(Value value)
                        ? of(value)
                        : fact.reading().kind().word());
    }

    static String of(Value value) {
        return switch (value) {
            case Value.Text(String text) -> quoted(text);
            case Value.Whole ignored -> value.display();
            case Value.Flag(boolean flag) -> String.valueOf(flag);
            case Value.Version ignored -> "{ version: " + value.display() + " }";
            case Value.Bytes ignored -> "{ bytes: " + quoted(value.display()) + " }";
            case Value.Moment(Instant moment) -> "{ moment: " + quoted(moment.toString()) + " }";
            case Value.Items(List<String> items) ->
                items.stream().map(GivenText::quoted).collect(Collectors.joining(", ", "[", "]"));
        };
    }

    private static String quoted(String text) {
        return text.indexOf('\'') < 0
                ? "'" + text + "'"
                : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
