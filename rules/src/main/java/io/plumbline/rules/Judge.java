package io.plumbline.rules;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Finding;
import io.plumbline.model.Reading;
import io.plumbline.model.Result;
import io.plumbline.model.SubjectResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns facts and rules into findings, one for each rule whatever comes; pure, so that stored facts can be judged again by
 * a newer pack.
 *
 * <p>What decides is one table (XCCDF's results): out of scope is notapplicable; denied and failed are error; unsupported
 * is notchecked; absent is what the rule says, else unknown; what cannot be compared is unknown. None of these is a pass.
 */
public final class Judge {

    private Judge() {}

    /** The findings in order of rule id. */
    public static List<Finding> judge(Collection<Rule> rules, Facts facts) {
        return rules.stream()
                .sorted(Comparator.comparing(Rule::id))
                .map(rule -> judge(rule, facts))
                .toList();
    }

    public static Finding judge(Rule rule, Facts facts) {
        return judge(rule, new Evaluation(rule.absences(), facts), new Evaluation(rule.absences(), facts));
    }

    /** Two walks over the same facts: one that decides, and before it one that finds out whether the rule applies. */
    static Finding judge(Rule rule, Evaluation decision, Evaluation scope) {
        Truth applies = scope.ask(rule.applies());
        return switch (applies) {
            case TRUE -> judgeApplicable(rule, decision, scope);
            case FALSE -> {
                String reason = Sentences.fill(rule.outOfScope(), scope);
                yield finding(rule, Result.NOTAPPLICABLE, reason, List.of(), scope, scope);
            }
            case ERROR, UNKNOWN, NOTCHECKED -> {
                String reason =
                        "cannot tell whether the rule applies: " + Sentences.cause(rule.applies(), applies, scope);
                yield finding(rule, applies.undecided(), reason, List.of(), scope, scope);
            }
        };
    }

    /** A result, and the very rulings that it came by, told apart by identity: one, or one for each subject. */
    record Trail(Result result, Set<Ruling> rulings) {}

    static Trail trail(Rule rule, Facts facts) {
        Evaluation decision = new Evaluation(rule.absences(), facts);
        Result result =
                judge(rule, decision, new Evaluation(rule.absences(), facts)).result();
        Set<Ruling> rulings = Collections.newSetFromMap(new IdentityHashMap<>());
        rulings.addAll(decision.rulings());
        return new Trail(result, rulings);
    }

    private static Finding judgeApplicable(Rule rule, Evaluation evaluation, Evaluation scope) {
        return switch (rule.scope()) {
            case Scope.Host() -> {
                Told told = told(rule.judgement(), evaluation);
                yield finding(rule, told.result, told.reason, List.of(), evaluation, scope);
            }
            case Scope.Subjects(String probe, List<String> subjects) ->
                judgeSubjects(rule, probe, subjects, Condition.ALWAYS, evaluation, scope);
            case Scope.Rows(String probe, Condition where, Ruling ignored) ->
                judgeRows(rule, probe, where, evaluation, scope);
        };
    }

    private static Finding judgeRows(
            Rule rule, String probe, Condition where, Evaluation evaluation, Evaluation scope) {
        Reading<List<String>> rows = evaluation.rows(probe);
        if (rows instanceof Reading.Present<List<String>>(List<String> subjects)) {
            return judgeSubjects(rule, probe, subjects, where, evaluation, scope);
        }
        String reason = Sentences.unreadable(FactRef.rows(probe), rows);
        return finding(rule, Truth.ofUnreadable(rows).undecided(), reason, List.of(), evaluation, scope);
    }

    private static Finding judgeSubjects(
            Rule rule, String probe, List<String> subjects, Condition where, Evaluation evaluation, Evaluation scope) {
        List<SubjectResult> results = new ArrayList<>();
        for (String subject : subjects) {
            if (!FactRef.isSubject(subject)) {
                results.add(
                        new SubjectResult(subject, Result.ERROR, "the host gave this row a name that cannot be one"));
                continue;
            }
            evaluation.judging(probe, subject);
            Truth counts = evaluation.ask(where);
            switch (counts) {
                case TRUE -> {
                    Told told = told(rule.judgement(), evaluation);
                    results.add(new SubjectResult(subject, told.result, told.reason));
                }
                case FALSE -> {}
                case ERROR, UNKNOWN, NOTCHECKED ->
                    results.add(new SubjectResult(
                            subject,
                            counts.undecided(),
                            "cannot tell whether it is in scope: " + Sentences.cause(where, counts, evaluation)));
            }
        }
        evaluation.judging(probe, "");
        if (results.isEmpty() && rule.scope() instanceof Scope.Rows(String ignored, Condition left, Ruling whenNone)) {
            return finding(
                    rule, whenNone.result(), Sentences.fill(whenNone.reason(), evaluation), results, evaluation, scope);
        }
        Result worst = Result.worst(results.stream().map(SubjectResult::result).toList());
        return finding(rule, worst, Sentences.ofSubjects(results, worst), results, evaluation, scope);
    }

    private record Told(Result result, String reason) {}

    private static Told told(Judgement judgement, Evaluation evaluation) {
        return switch (judgement) {
            case Judgement.Expectation expectation -> told(expectation, evaluation);
            case Judgement.DecisionList list -> told(list, evaluation);
        };
    }

    private static Told told(Judgement.Expectation expectation, Evaluation evaluation) {
        Optional<Absence.Default> standing = evaluation.findDefault(expectation.read());
        if (standing.isPresent() && standing.get().answer() instanceof Absence.Answer.Settles(Ruling ruling)) {
            return told(ruling, evaluation);
        }
        Truth truth = evaluation.ask(expectation.read(), expectation.expect());
        return switch (truth) {
            case TRUE -> told(expectation.pass(), evaluation);
            case FALSE -> told(expectation.fail(), evaluation);
            case ERROR, UNKNOWN, NOTCHECKED -> {
                Condition check = new Condition.Check(expectation.read(), expectation.expect());
                yield new Told(truth.undecided(), Sentences.cause(check, truth, evaluation));
            }
        };
    }

    private static Told told(Judgement.DecisionList list, Evaluation evaluation) {
        List<Judgement.Decision> entries = list.entries();
        int next = 0;
        while (next < entries.size()) {
            Result result = entries.get(next).result();
            Truth neighbours = Truth.FALSE;
            Condition doubtful = Condition.ALWAYS;
            for (; next < entries.size() && entries.get(next).result() == result; next++) {
                Judgement.Decision entry = entries.get(next);
                Truth truth = evaluation.ask(entry.when());
                if (truth == Truth.TRUE) {
                    return told(entry.then(), evaluation);
                }
                Truth soFar = neighbours.or(truth);
                doubtful = soFar == neighbours ? doubtful : entry.when();
                neighbours = soFar;
            }
            if (!neighbours.isKnown()) {
                evaluation.noteOpen(doubtful);
                return new Told(neighbours.undecided(), Sentences.cause(doubtful, neighbours, evaluation));
            }
        }
        return told(list.otherwise(), evaluation);
    }

    private static Told told(Ruling ruling, Evaluation evaluation) {
        evaluation.note(ruling);
        return new Told(ruling.result(), Sentences.fill(ruling.reason(), evaluation));
    }

    /** The evidence: what decided first, what put the host in scope after it. */
    private static Finding finding(
            Rule rule,
            Result result,
            String reason,
            List<SubjectResult> subjects,
            Evaluation decision,
            Evaluation scope) {
        List<Fact> evidence = new ArrayList<>(decision.consulted());
        for (Fact fact : scope.consulted()) {
            if (!decision.hasConsulted(fact.ref())) {
                evidence.add(fact);
            }
        }
        return new Finding(
                rule.id(), rule.revision(), rule.title(), rule.severity(), result, reason, subjects, evidence);
    }
}
