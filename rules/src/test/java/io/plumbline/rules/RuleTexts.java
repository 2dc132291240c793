package io.plumbline.rules;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small rules as text, and facts in short, for tests. */
final class RuleTexts {

    static final String PREAMBLE = """
            id: a-rule
            revision: 1
            title: A rule
            severity: low
            rationale: Because the thing it is about breaks otherwise, as the article of that number says.
            remediation: { manual: do it }
            references: [ Q1 ]
            """;

    private RuleTexts() {}

    /** A rule whose cases are given too. */
    static Rule rule(String body) {
        try {
            return PackReader.readRule(new RuleFile("a-rule.yaml", PREAMBLE + body));
        } catch (PackException refused) {
            throw new AssertionError(refused.getMessage(), refused);
        }
    }

    /** What is wrong with a text. */
    static List<String> problems(String text) {
        try {
            PackReader.readRule(new RuleFile("a-rule.yaml", text));
            return List.of();
        } catch (PackException refused) {
            return refused.problems().stream().map(Problem::toString).toList();
        }
    }

    /** The facts that rules read, each of the type that their cases give it. */
    static FactCatalog catalogOf(Collection<Rule> rules) {
        Map<RowField, FactCatalog.Entry> entries = new TreeMap<>();
        for (Rule rule : rules) {
            Map<RowField, String> types = new HashMap<>();
            for (RuleCase one : rule.cases()) {
                for (Fact fact : one.given().all()) {
                    if (fact.reading() instanceof Reading.Present<Value>(Value value)) {
                        types.putIfAbsent(
                                new RowField(fact.ref().probe(), fact.ref().field()), value.typeWord());
                    }
                }
            }
            for (FactRef ref : rule.readFacts()) {
                RowField name = new RowField(ref.probe(), ref.field());
                FactCatalog.Rows rows = ref.subject().isEmpty() ? FactCatalog.Rows.ONE : FactCatalog.Rows.ASKED;
                entries.put(name, new FactCatalog.Entry(name, rows, types.getOrDefault(name, FactCatalog.ANY_TYPE)));
            }
            for (RowField name : rule.readRowFields()) {
                entries.put(
                        name,
                        new FactCatalog.Entry(
                                name, FactCatalog.Rows.FOUND, types.getOrDefault(name, FactCatalog.ANY_TYPE)));
            }
        }
        return FactCatalog.of(entries.values());
    }

    static Facts facts(Map<String, Reading<Value>> readings) {
        List<Fact> facts = new ArrayList<>();
        readings.forEach(
                (name, reading) -> facts.add(new Fact(FactRef.find(name).orElseThrow(), reading, "test")));
        return Facts.of(facts);
    }

    static Reading<Value> whole(long number) {
        return Reading.present(Value.whole(number));
    }

    static Reading<Value> text(String text) {
        return Reading.present(Value.text(text));
    }

    static Reading<Value> items(String... items) {
        return Reading.present(new Value.Items(items));
    }
}
