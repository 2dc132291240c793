package io.plumbline.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What rules ask of each fact, and which facts they hold against each other. */
final class RuleQuestions extends RuleWalk {

    private final Map<FactName, List<Predicate>> asked = new LinkedHashMap<>();
    private final Map<FactName, Set<FactName>> compared = new LinkedHashMap<>();

    static RuleQuestions of(Collection<Rule> rules) {
        RuleQuestions questions = new RuleQuestions();
        rules.forEach(questions::rule);
        return questions;
    }

    /** Every fact that is read, whether anything is asked of it or it is only told. */
    Set<FactName> facts() {
        return asked.keySet();
    }

    List<Predicate> of(FactName fact) {
        return asked.getOrDefault(fact, List.of());
    }

    /** The facts that this one is compared with, either way; itself among them where its rows are told apart. */
    Set<FactName> comparedWith(FactName fact) {
        return compared.getOrDefault(fact, Set.of());
    }

    @Override
    void fact(FactName name) {
        asked.computeIfAbsent(name, ignored -> new ArrayList<>());
    }

    @Override
    void check(Condition.Check check) {
        super.check(check);
        asked.computeIfAbsent(check.fact(), ignored -> new ArrayList<>()).add(check.predicate());
        for (FactName other : RuleReads.namesIn(check.predicate())) {
            compare(check.fact(), other);
            compare(other, check.fact());
        }
    }

    @Override
    void distinct(FactName values) {
        super.distinct(values);
        compare(values, values);
    }

    private void compare(FactName one, FactName other) {
        compared.computeIfAbsent(one, ignored -> new LinkedHashSet<>()).add(other);
    }
}
