package io.plumbline.rules;

import java.util.List;

/** A walk through all that a rule asks and says; a subclass overrides what it is interested in, and calls on to go deeper. */
abstract class RuleWalk {

    void rule(Rule rule) {
        condition(rule.applies());
        reason(rule.outOfScope());
        judgement(rule.judgement());
        rule.absences().forEach(this::absence);
        if (rule.scope() instanceof Scope.Rows(String probe, Condition where, Ruling whenNone)) {
            rows(new RowSet(probe, where));
            reason(whenNone.reason());
        }
    }

    /** Every name of a fact, wherever it stands. */
    void fact(FactName name) {}

    void judgement(Judgement judgement) {
        switch (judgement) {
            case Judgement.Expectation(FactName read, Predicate expect, Ruling pass, Ruling fail) -> {
                check(new Condition.Check(read, expect));
                reason(pass.reason());
                reason(fail.reason());
            }
            case Judgement.DecisionList list -> {
                list.entries().forEach(entry -> condition(entry.when()));
                list.rulings().forEach(ruling -> reason(ruling.reason()));
            }
        }
    }

    void absence(FactName name, Absence absence) {
        fact(name);
        for (Absence.Default each : absence.defaults()) {
            condition(each.when());
            if (each.answer() instanceof Absence.Answer.Settles(Ruling ruling)) {
                reason(ruling.reason());
            }
        }
    }

    void condition(Condition condition) {
        switch (condition) {
            case Condition.Check check -> check(check);
            case Condition.All(List<Condition> of) -> of.forEach(this::condition);
            case Condition.Any(List<Condition> of) -> of.forEach(this::condition);
            case Condition.Not(Condition of) -> condition(of);
            case Condition.Rows(Quantifier ignored, RowSet of, Condition holds) -> {
                rows(of);
                condition(holds);
            }
            case Condition.Count(RowSet of, Predicate is) -> {
                rows(of);
                number(is);
            }
            case Condition.Distinct(RowSet of, FactName values, Predicate is) -> {
                rows(of);
                distinct(values);
                number(is);
            }
        }
    }

    void check(Condition.Check check) {
        fact(check.fact());
        predicate(check.predicate());
    }

    /** A field of which rows are told apart. */
    void distinct(FactName values) {
        fact(values);
    }

    /** What is asked of a number of rows. */
    void number(Predicate is) {
        predicate(is);
    }

    void rows(RowSet of) {
        condition(of.where());
    }

    void predicate(Predicate predicate) {
        switch (predicate) {
            case Predicate.Equals(Operand operand) -> operand(operand);
            case Predicate.AtLeast(Operand operand) -> operand(operand);
            case Predicate.AtMost(Operand operand) -> operand(operand);
            case Predicate.Contains(Operand operand) -> operand(operand);
            case Predicate.EqualsIgnoringCase(Operand operand) -> operand(operand);
            case Predicate.Size(Predicate of) -> predicate(of);
            case Predicate.Elements(Quantifier ignored, Predicate of) -> predicate(of);
            case Predicate.All(List<Predicate> of) -> of.forEach(this::predicate);
            case Predicate.Any(List<Predicate> of) -> of.forEach(this::predicate);
            case Predicate.Not(Predicate of) -> predicate(of);
            case Predicate.WhenAbsent(Predicate of, boolean ignored) -> predicate(of);
            case Predicate.SameBuildAsOs() -> {
                fact(Predicate.SameBuildAsOs.OS_VERSION);
                fact(Predicate.SameBuildAsOs.OS_BUILD);
            }
            case Predicate.ElementOf(FactName list) -> fact(list);
            case Predicate.FixedIn ignored -> {}
            case Predicate.Bits ignored -> {}
            case Predicate.OneOf ignored -> {}
            case Predicate.Matches ignored -> {}
            case Predicate.Present ignored -> {}
        }
    }

    private void operand(Operand operand) {
        switch (operand) {
            case Operand.OfFact(FactName fact) -> fact(fact);
            case Operand.FromAudit ignored -> fact(Operand.FromAudit.AUDIT);
            case Operand.Literal ignored -> {}
        }
    }

    void reason(ReasonText reason) {
        for (ReasonText.Part part : reason.parts()) {
            if (part instanceof ReasonText.FactPart(FactName fact, boolean ignored)) {
                fact(fact);
            }
        }
    }
}
