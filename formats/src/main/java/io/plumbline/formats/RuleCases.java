package io.plumbline.formats;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import io.plumbline.rules.RuleCase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A rule's cases as a table: what is given, what it comes to.
 *
 * <p>What most of them share stands once above it, so that each line shows what is special about it.
 */
final class RuleCases {

    private final List<RuleCase> cases;
    private final SortedMap<FactRef, String> shared = new TreeMap<>();

    RuleCases(List<RuleCase> cases) {
        this.cases = cases;
        Map<FactRef, List<String>> readings = new TreeMap<>();
        for (RuleCase one : cases) {
            told(one)
                    .forEach(fact -> readings.computeIfAbsent(fact.ref(), ref -> new ArrayList<>())
                            .add(shown(fact)));
        }
        readings.forEach((ref, all) -> {
            if (all.size() == cases.size()) {
                shared.put(ref, mostCommon(all));
            }
        });
    }

    /** A list of rows goes without saying where its rows are given. */
    private static List<Fact> told(RuleCase one) {
        return one.given().all().stream()
                .filter(fact -> !fact.ref().field().equals(FactRef.ROWS)
                        || !(fact.reading() instanceof Reading.Present<Value>(Value.Items(List<String> rows)))
                        || rows.isEmpty())
                .toList();
    }

    /** Of several that are as common, the first in order. */
    private static String mostCommon(List<String> readings) {
        Map<String, Integer> counts = new TreeMap<>();
        readings.forEach(each -> counts.merge(each, 1, Integer::sum));
        int most = Collections.max(counts.values());
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static String shown(Fact fact) {
        return switch (fact.reading()) {
            case Reading.Present<Value>(Value value) ->
                value instanceof Value.Text ? '"' + value.display() + '"' : orNone(value.display());
            case Reading.Absent<Value> ignored -> "absent";
            case Reading.Denied<Value> ignored -> "denied";
            case Reading.Failed<Value> ignored -> "failed";
            case Reading.Unsupported<Value> ignored -> "unsupported";
        };
    }

    private static String orNone(String shown) {
        return shown.isEmpty() ? "(none)" : shown;
    }

    String render() {
        StringBuilder text = new StringBuilder("## Cases\n\n");
        SortedMap<FactRef, String> present = new TreeMap<>(shared);
        present.values().removeIf("absent"::equals);
        String usual = lines(present).stream()
                .map(each -> "- " + Markdown.code(each) + "\n")
                .collect(Collectors.joining());
        if (!usual.isEmpty()) {
            text.append("Every case starts from these facts, unless it gives others; what nobody gives is absent.\n\n");
            text.append(usual).append('\n');
        }
        text.append("| Case | Given | Result |\n|---|---|---|\n");
        for (RuleCase one : cases) {
            text.append("| ").append(Markdown.text(one.name()));
            String special = special(one);
            text.append(" | ").append(special.isEmpty() ? (usual.isEmpty() ? "nothing" : "as above") : special);
            text.append(" | **").append(one.expected().word()).append("** |\n");
        }
        return text.toString();
    }

    private String special(RuleCase one) {
        SortedMap<FactRef, String> given = new TreeMap<>();
        told(one).forEach(fact -> given.put(fact.ref(), shown(fact)));
        given.entrySet().removeIf(entry -> entry.getValue().equals(shared.getOrDefault(entry.getKey(), "absent")));
        return lines(given).stream().map(Markdown::cell).collect(Collectors.joining("<br>"));
    }

    /** The facts of one row stand in one line, so that its name stands there once. */
    private static List<String> lines(SortedMap<FactRef, String> facts) {
        Map<String, String> lines = new LinkedHashMap<>();
        facts.forEach((ref, value) -> {
            if (ref.subject().isEmpty()) {
                lines.put(ref.toString(), ref + " = " + value);
            } else {
                String row = ref.probe() + "[" + ref.subject() + "]";
                lines.merge(
                        row,
                        row + ": " + ref.field() + " = " + value,
                        (line, ignored) -> line + ", " + ref.field() + " = " + value);
            }
        });
        return List.copyOf(lines.values());
    }
}
