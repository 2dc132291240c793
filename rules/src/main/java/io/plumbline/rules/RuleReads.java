package io.plumbline.rules;

import io.plumbline.model.FactRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a rule may consult, gathered by walking through all of it. */
record RuleReads(SortedSet<FactRef> facts, SortedSet<RowField> rowFields) {

    static RuleReads of(Rule rule) {
        return of(rule.applies(), rule.outOfScope(), rule.scope(), rule.judgement(), rule.absences());
    }

    private static RuleReads of(
            Condition applies,
            ReasonText outOfScope,
            Scope scope,
            Judgement judgement,
            Map<FactName, Absence> absences) {
        Walk walk = new Walk();
        walk.condition(applies);
        walk.reason(outOfScope);
        walk.judgement(judgement);
        absences.forEach(walk::absence);
        switch (scope) {
            case Scope.Host() -> {}
            case Scope.Rows(String probe, Condition where, Ruling whenNone) -> {
                walk.facts.add(FactRef.rows(probe));
                walk.condition(where);
                walk.reason(whenNone.reason());
            }
            case Scope.Subjects(String probe, List<String> subjects) -> {
                List<RowField> own = walk.rowFields.stream()
                        .filter(field -> field.probe().equals(probe))
                        .toList();
                for (RowField field : own) {
                    subjects.forEach(subject -> walk.facts.add(FactRef.of(field.probe(), subject, field.field())));
                }
                walk.rowFields.removeAll(own);
            }
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

    private static final class Walk {
        private final SortedSet<FactRef> facts = new TreeSet<>();
        private final SortedSet<RowField> rowFields = new TreeSet<>();

        private void name(FactName name) {
            switch (name) {
                case FactName.Fixed(FactRef ref) -> facts.add(ref);
                case FactName.OfRow(RowField field) -> rowFields.add(field);
            }
        }

        private void judgement(Judgement judgement) {
            switch (judgement) {
                case Judgement.Expectation(FactName read, Predicate expect, Ruling pass, Ruling fail) -> {
                    name(read);
                    predicate(expect);
                    reason(pass.reason());
                    reason(fail.reason());
                }
                case Judgement.DecisionList(List<Judgement.Decision> entries, Ruling otherwise) -> {
                    for (Judgement.Decision entry : entries) {
                        condition(entry.when());
                        reason(entry.then().reason());
                    }
                    reason(otherwise.reason());
                }
            }
        }

        private void absence(FactName fact, Absence absence) {
            name(fact);
            for (Absence.Default each : absence.defaults()) {
                condition(each.when());
                if (each.answer() instanceof Absence.Answer.Settles(Ruling ruling)) {
                    reason(ruling.reason());
                }
            }
        }

        private void condition(Condition condition) {
            switch (condition) {
                case Condition.Check(FactName fact, Predicate predicate) -> {
                    name(fact);
                    predicate(predicate);
                }
                case Condition.All(List<Condition> of) -> of.forEach(this::condition);
                case Condition.Any(List<Condition> of) -> of.forEach(this::condition);
                case Condition.Not(Condition of) -> condition(of);
                case Condition.Rows(Quantifier ignored, RowSet of, Condition holds) -> {
                    rows(of);
                    condition(holds);
                }
                case Condition.Count(RowSet of, Predicate is) -> {
                    rows(of);
                    predicate(is);
                }
                case Condition.Distinct(RowSet of, FactName values, Predicate is) -> {
                    rows(of);
                    name(values);
                    predicate(is);
                }
            }
        }

        private void rows(RowSet of) {
            facts.add(FactRef.rows(of.probe()));
            condition(of.where());
        }

        private void predicate(Predicate predicate) {
            switch (predicate) {
                case Predicate.Equals(Operand operand) -> operand(operand);
                case Predicate.AtLeast(Operand operand) -> operand(operand);
                case Predicate.AtMost(Operand operand) -> operand(operand);
                case Predicate.Contains(Operand operand) -> operand(operand);
                case Predicate.Size(Predicate of) -> predicate(of);
                case Predicate.All(List<Predicate> of) -> of.forEach(this::predicate);
                case Predicate.Any(List<Predicate> of) -> of.forEach(this::predicate);
                case Predicate.Not(Predicate of) -> predicate(of);
                case Predicate.WhenAbsent(Predicate of, boolean ignored) -> predicate(of);
                case Predicate.SameBuildAsOs() -> {
                    name(Predicate.SameBuildAsOs.OS_VERSION);
                    name(Predicate.SameBuildAsOs.OS_BUILD);
                }
                case Predicate.ElementOf(FactName list) -> name(list);
                case Predicate.EqualsIgnoringCase(Operand operand) -> operand(operand);
                case Predicate.Elements(Quantifier ignored, Predicate of) -> predicate(of);
                case Predicate.FixedIn ignored -> {}
                case Predicate.Bits ignored -> {}
                case Predicate.OneOf ignored -> {}
                case Predicate.Matches ignored -> {}
                case Predicate.Present ignored -> {}
            }
        }

        private void operand(Operand operand) {
            switch (operand) {
                case Operand.OfFact(FactName fact) -> name(fact);
                case Operand.FromAudit ignored -> name(Operand.FromAudit.AUDIT);
                case Operand.Literal ignored -> {}
            }
        }

        private void reason(ReasonText reason) {
            for (ReasonText.Part part : reason.parts()) {
                if (part instanceof ReasonText.FactPart(FactName fact, boolean ignored)) {
                    name(fact);
                }
            }
        }
    }
}
