package io.plumbline.rules;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Finding;
import io.plumbline.model.Reading;
import io.plumbline.model.Result;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A case that comes to another result than its author thought. */
final class CaseResults implements Inspection {

    private final ValueTypes types;

    CaseResults(FactCatalog catalog) {
        this.types = new ValueTypes(catalog);
    }

    @Override
    public void inspect(RuleSource source, LintProblems problems) {
        List<RuleCase> cases = source.rule().cases();
        for (int i = 0; i < cases.size(); i++) {
            RuleCase one = cases.get(i);
            Finding finding = Judge.judge(source.rule(), one.given());
            if (finding.result() != one.expected()) {
                problems.add(
                        LintCheck.CASE_RESULT,
                        source.caseAt(i).place(),
                        "the case \"" + Problems.cut(one.name()) + "\" comes to "
                                + finding.result().word() + ", not "
                                + one.expected().word() + ": " + finding.reason(),
                        fix(source.rule(), one, finding.result()));
            }
        }
    }

    /** Nobody means a case to come out unknown because types differ, or because nothing was said of absence. */
    private String fix(Rule rule, RuleCase one, Result came) {
        return Optional.of(came)
                .filter(Result.UNKNOWN::equals)
                .flatMap(unknown ->
                        findMismatch(rule, one).map(CaseResults::retype).or(() -> findOpen(rule, one)))
                .orElse("correct what is given or the rule, or write result: " + came.word());
    }

    private static String retype(ValueTypes.Mismatch mismatch) {
        String other = mismatch.other();
        return mismatch.fix() + (other.isEmpty() ? "" : "; or give " + ValueTypes.a(other) + " in the case");
    }

    /** What to do about the first question that absence leaves open in a rule that goes on asking. */
    private static Optional<String> findOpen(Rule rule, RuleCase one) {
        List<FactName> open = new ArrayList<>();
        Evaluation bare = new Evaluation(Map.of(), Facts.of(List.of()));
        RuleWalk walk = new RuleWalk() {
            @Override
            void check(Condition.Check check) {
                boolean absent = one.given().all().stream()
                        .anyMatch(
                                fact -> fact.reading() instanceof Reading.Absent && isAsked(check.fact(), fact.ref()));
                if (absent
                        && !rule.absences().containsKey(check.fact())
                        && !bare.test(check.predicate(), Reading.absent(), Reading.absent())
                                .isKnown()) {
                    open.add(check.fact());
                }
            }
        };
        if (rule.judgement() instanceof Judgement.DecisionList list) {
            list.entries().forEach(entry -> walk.condition(entry.when()));
        }
        return open.stream()
                .findFirst()
                .map(fact -> fact + " is absent there: write when-absent: false beside its question, as in"
                        + " { equals: 1, when-absent: false }, to go on to the next decision, or give it a value in the"
                        + " case or under when-absent");
    }

    private Optional<ValueTypes.Mismatch> findMismatch(Rule rule, RuleCase one) {
        List<ValueTypes.Mismatch> found = new ArrayList<>();
        RuleWalk walk = new RuleWalk() {
            @Override
            void check(Condition.Check check) {
                for (Fact fact : one.given().all()) {
                    if (isAsked(check.fact(), fact.ref())
                            && fact.reading() instanceof Reading.Present<Value>(Value value)) {
                        types.findMismatch(check.predicate(), value.typeWord()).ifPresent(found::add);
                    }
                }
            }
        };
        walk.rule(rule);
        return found.stream().findFirst();
    }

    private static boolean isAsked(FactName name, FactRef given) {
        return switch (name) {
            case FactName.Fixed(FactRef ref) -> ref.equals(given);
            case FactName.OfRow(RowField field) -> field.equals(FactCatalog.column(new FactName.Fixed(given)));
        };
    }
}
