package io.plumbline.rules;

import io.plumbline.model.FactRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a rule may consult, gathered by walking through all of it. */
record RuleReads(SortedSet<FactRef> facts, SortedSet<RowField> rowFields) {

    static RuleReads of(Rule rule) {
        Walk walk = new Walk();
        walk.rule(rule);
        if (rule.scope() instanceof Scope.Subjects(String probe, List<String> subjects)) {
            List<RowField> own = walk.rowFields.stream()
                    .filter(field -> field.probe().equals(probe))
                    .toList();
            for (RowField field : own) {
                subjects.forEach(subject -> walk.facts.add(FactRef.of(field.probe(), subject, field.field())));
            }
            walk.rowFields.removeAll(own);
        }
        return new RuleReads(
                Collections.unmodifiableSortedSet(walk.facts), Collections.unmodifiableSortedSet(walk.rowFields));
    }

    /** The facts that a condition asks about, without those it compares them with. */
    static List<FactName> checkedIn(Condition condition) {
        return switch (condition) {
            case Condition.Check(FactName fact, Predicate ignored) -> List.of(fact);
            case Condition.All(List<Condition> of) ->
                of.stream().flatMap(part -> checkedIn(part).stream()).distinct().toList();
            case Condition.Any(List<Condition> of) ->
                of.stream().flatMap(part -> checkedIn(part).stream()).distinct().toList();
            case Condition.Not(Condition of) -> checkedIn(of);
            case Condition.Rows(Quantifier ignored, RowSet of, Condition alsoIgnored) -> rowsOf(of);
            case Condition.Count(RowSet of, Predicate ignored) -> rowsOf(of);
            case Condition.Distinct(RowSet of, FactName ignored, Predicate alsoIgnored) -> rowsOf(of);
        };
    }

    private static List<FactName> rowsOf(RowSet of) {
        return List.of(new FactName.Fixed(FactRef.rows(of.probe())));
    }

    /** The facts that a predicate compares with. */
    static List<FactName> namesIn(Predicate predicate) {
        Walk walk = new Walk();
        walk.predicate(predicate);
        List<FactName> names = new ArrayList<>();
        walk.facts.forEach(ref -> names.add(new FactName.Fixed(ref)));
        walk.rowFields.forEach(field -> names.add(new FactName.OfRow(field)));
        return names;
    }

    private static final class Walk extends RuleWalk {
        private final SortedSet<FactRef> facts = new TreeSet<>();
        private final SortedSet<RowField> rowFields = new TreeSet<>();

        @Override
        void fact(FactName name) {
            switch (name) {
                case FactName.Fixed(FactRef ref) -> facts.add(ref);
                case FactName.OfRow(RowField field) -> rowFields.add(field);
            }
        }

        @Override
        void rows(RowSet of) {
            facts.add(FactRef.rows(of.probe()));
            super.rows(of);
        }
    }
}
