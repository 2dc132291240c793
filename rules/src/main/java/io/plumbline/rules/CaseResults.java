package io.plumbline.rules;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Finding;
import io.plumbline.model.Reading;
import io.plumbline.model.Result;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.List;
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

    /** Nobody means a case to come out unknown because a number is compared with a text. */
    private String fix(Rule rule, RuleCase one, Result came) {
        Optional<ValueTypes.Mismatch> mismatch = came == Result.UNKNOWN ? findMismatch(rule, one) : Optional.empty();
        return mismatch.map(found -> found.fix()
                        + (found.other().isEmpty() ? "" : "; or give " + ValueTypes.a(found.other()) + " in the case"))
                .orElse("correct what is given or the rule, or write result: " + came.word());
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
