package io.plumbline.rules;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** For each fact that rules read, the readings that they tell apart: absent, and values of the type that hosts deliver. */
final class FactChoices {

    /** Of a fact that is held against others, where one value of a kind does not stand for all of them. */
    private static final int MOST_COMPARED = 8;

    private static final String SOURCE = "thought up by lint";

    private final RuleQuestions questions;
    private final Map<RowField, Set<Value>> given;
    private final FactCatalog catalog;
    private final Evaluation evaluation;

    FactChoices(List<Rule> rules, RuleQuestions questions, FactCatalog catalog) {
        this.given = givenBy(rules);
        this.questions = questions;
        this.catalog = catalog;
        this.evaluation = new Evaluation(
                Map.of(),
                Facts.of(List.of(
                        fact(FactRef.of("audit", "at"), Reading.present(new Value.Moment(CandidateValues.AUDITED))))));
    }

    static Fact fact(FactRef ref, Reading<Value> reading) {
        return new Fact(ref, reading, SOURCE);
    }

    /** The readings of one fact, absent among them. */
    List<Reading<Value>> of(FactName name) {
        List<Reading<Value>> readings = new ArrayList<>();
        readings.add(Reading.absent());
        boolean compared =
                !questions.comparedWith(name).stream().allMatch(other -> other.equals(Operand.FromAudit.AUDIT));
        Set<List<Truth>> seen = new HashSet<>();
        for (Value value : valuesOf(name)) {
            Reading<Value> reading = Reading.present(value);
            if (compared ? readings.size() <= MOST_COMPARED : seen.add(answers(name, reading))) {
                readings.add(reading);
            }
        }
        return readings;
    }

    /** What all questions about a fact come to; of two values with the same answers one is enough. */
    List<Truth> answers(FactName name, Reading<Value> reading) {
        return questions.of(name).stream()
                .map(predicate -> evaluation.test(predicate, reading, reading))
                .toList();
    }

    private Set<Value> valuesOf(FactName name) {
        String type = catalog.findType(name).orElse(FactCatalog.ANY_TYPE);
        Set<Value> values = new LinkedHashSet<>(given(name));
        values.addAll(CandidateValues.of(questions.of(name), type));
        for (FactName other : questions.comparedWith(name)) {
            Set<Value> theirs = new LinkedHashSet<>(given(other));
            theirs.addAll(CandidateValues.of(
                    questions.of(other), catalog.findType(other).orElse(FactCatalog.ANY_TYPE)));
            theirs.forEach(value -> values.addAll(asElementOrList(value, type)));
        }
        values.removeIf(
                value -> !type.equals(FactCatalog.ANY_TYPE) && !value.typeWord().equals(type));
        return values;
    }

    /** A value of the other side of a comparison, as it would be on this side. */
    private static List<Value> asElementOrList(Value value, String type) {
        return switch (value) {
            case Value.Text(String text) when type.equals("items") -> List.of(new Value.Items(text));
            case Value.Items(List<String> items)
            when type.equals("text") -> items.stream().map(Value::text).toList();
            default -> List.of(value);
        };
    }

    /** What the rules' own cases give for it: nobody knows better which values matter. */
    private Set<Value> given(FactName name) {
        return given.getOrDefault(FactCatalog.column(name), Set.of());
    }

    private static Map<RowField, Set<Value>> givenBy(List<Rule> rules) {
        Map<RowField, Set<Value>> given = new HashMap<>();
        for (Rule rule : rules) {
            for (RuleCase one : rule.cases()) {
                for (Fact fact : one.given().all()) {
                    if (fact.reading() instanceof Reading.Present<Value>(Value value)) {
                        given.computeIfAbsent(
                                        new RowField(
                                                fact.ref().probe(), fact.ref().field()),
                                        ignored -> new LinkedHashSet<>())
                                .add(value);
                    }
                }
            }
        }
        return given;
    }
}
