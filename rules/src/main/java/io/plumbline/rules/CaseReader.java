package io.plumbline.rules;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Result;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A rule's cases; without one that passes, one that fails and one in which an absent fact is looked at, it is no rule. */
final class CaseReader {

    private static final List<String> RESULTS =
            Arrays.stream(Result.values()).map(Result::word).toList();
    private static final int MOST = 200;
    private static final int MOST_GIVEN = 200;
    private static final String SOURCE = "given by the case";

    private final Problems problems;
    private final TextReader texts;
    private final ValueReader values;
    private final FactNameReader names;

    CaseReader(Problems problems, FactNameReader names) {
        this.problems = problems;
        this.texts = new TextReader(problems);
        this.values = new ValueReader(Map.of(), problems);
        this.names = names;
    }

    private record Draft(String name, Map<FactRef, Reading<Value>> given, Result expected, YamlNode.Place place) {}

    /**
     * The rule with its cases, which hold for its usual parameters only.
     *
     * @param tailored whether it has others now
     * @return empty where anything is wrong with either
     */
    Optional<Rule> read(Rule rule, YamlKeys keys, boolean tailored) {
        Map<FactRef, Reading<Value>> shared =
                keys.find("given").map(this::given).orElse(Map.of());
        Optional<YamlNode> list =
                keys.require("cases", "write one that passes, one that fails and one with an absent fact");
        List<Draft> drafts = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (YamlNode node : list.map(texts::list).orElse(List.of())) {
            Draft draft = draft(node, shared);
            if (!seen.add(draft.name)) {
                problems.add(draft.place, "two cases are named " + Problems.cut(draft.name), "give each its own name");
            }
            drafts.add(draft);
        }
        if (drafts.size() > MOST) {
            problems.add(keys.placeOf("cases"), "more than " + MOST + " cases", "keep those that differ");
        }
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        List<RuleCase> cases =
                drafts.stream().map(draft -> complete(rule, draft)).toList();
        Rule whole = withCases(rule, cases);
        if (!tailored) {
            requireKinds(whole, keys.placeOf("cases"));
        }
        return problems.isEmpty() ? Optional.of(whole) : Optional.empty();
    }

    private Draft draft(YamlNode node, Map<FactRef, Reading<Value>> shared) {
        YamlKeys keys = YamlKeys.of(node, "a case", Set.of("name", "given", "result"), problems);
        String name = keys.require("name", "say what is special about it")
                .flatMap(texts::line)
                .orElse("");
        Map<FactRef, Reading<Value>> given = new LinkedHashMap<>(shared);
        keys.find("given").map(this::given).ifPresent(given::putAll);
        Result expected = keys.require("result", "one of: " + String.join(", ", RESULTS))
                .flatMap(result -> texts.word(result, Result::findByWord, RESULTS))
                .orElse(Result.UNKNOWN);
        return new Draft(name, given, expected, node.place());
    }

    private Map<FactRef, Reading<Value>> given(YamlNode node) {
        Map<FactRef, Reading<Value>> given = new LinkedHashMap<>();
        if (texts.entries(node).size() > MOST_GIVEN) {
            problems.add(node.place(), "more than " + MOST_GIVEN + " facts are given", "give those that matter");
            return given;
        }
        for (YamlNode.Entry entry : texts.entries(node)) {
            Optional<Reading<Value>> reading = values.reading(entry.value());
            Optional<FactName> name = names.name(entry.key().text(), entry.key().place());
            if (name.isEmpty()) {
                continue;
            }
            if (!(name.get() instanceof FactName.Fixed(FactRef ref))) {
                problems.add(
                        entry.key().place(),
                        name.get() + " is given without its row",
                        "write probe[subject].field, with any subject");
            } else if (reading.isPresent() && given.put(ref, reading.get()) != null) {
                problems.add(entry.key().place(), ref + " is given a second time", "keep one of them");
            }
        }
        return given;
    }

    /** Adds what the rule reads and the case does not give: absent facts, and the rows that the given subjects make. */
    private static RuleCase complete(Rule rule, Draft draft) {
        Map<FactRef, Reading<Value>> complete = new LinkedHashMap<>(draft.given);
        for (FactRef list : rule.readFacts()) {
            String probe = list.probe();
            if (!list.field().equals(FactRef.ROWS)) {
                continue;
            }
            Set<String> subjects = new LinkedHashSet<>();
            for (FactRef ref : draft.given.keySet()) {
                if (ref.probe().equals(probe) && !ref.subject().isEmpty()) {
                    subjects.add(ref.subject());
                }
            }
            complete.putIfAbsent(list, Reading.present(new Value.Items(List.copyOf(subjects))));
            rule.readRowFields().stream()
                    .filter(field -> field.probe().equals(probe))
                    .forEach(field -> subjects.forEach(subject ->
                            complete.putIfAbsent(FactRef.of(probe, subject, field.field()), Reading.absent())));
        }
        rule.readFacts().forEach(ref -> complete.putIfAbsent(ref, Reading.absent()));
        List<Fact> facts = complete.entrySet().stream()
                .map(entry -> new Fact(entry.getKey(), entry.getValue(), SOURCE))
                .toList();
        return new RuleCase(draft.name, Facts.of(facts), draft.expected, draft.place.line());
    }

    private void requireKinds(Rule rule, YamlNode.Place place) {
        for (Result needed : List.of(Result.PASS, Result.FAIL)) {
            if (rule.cases().stream().noneMatch(one -> one.expected() == needed)) {
                problems.add(
                        place,
                        "no case comes to " + needed.word(),
                        "write one: a rule that was never seen to " + needed.word() + " is not known to work");
            }
        }
        boolean absent = rule.cases().stream()
                .flatMap(one -> Judge.judge(rule, one.given()).evidence().stream())
                .anyMatch(fact -> fact.reading() instanceof Reading.Absent);
        if (!absent) {
            problems.add(place, "in no case is an absent fact looked at", "write one: {probe.field: absent}");
        }
    }

    private static Rule withCases(Rule rule, List<RuleCase> cases) {
        return new Rule(
                rule.id(),
                rule.revision(),
                rule.title(),
                rule.severity(),
                rule.applies(),
                rule.outOfScope(),
                rule.scope(),
                rule.judgement(),
                rule.absences(),
                rule.parameters(),
                rule.profiles(),
                rule.guidance(),
                cases);
    }
}
