package io.plumbline.rules;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Result;
import io.plumbline.model.Value;
import java.util.List;
import java.util.Optional;

/**
 * A question that the fact's type can never answer, a default of another type than its fact, and a case that is decided by
 * a value that no host delivers. Types never bend, so each looks like a check and is none.
 */
final class ImpossibleComparisons implements Inspection {

    private final FactCatalog catalog;
    private final ValueTypes types;

    ImpossibleComparisons(FactCatalog catalog) {
        this.catalog = catalog;
        this.types = new ValueTypes(catalog);
    }

    @Override
    public void inspect(RuleSource source, LintProblems problems) {
        new Walk(source, problems).rule(source.rule());
        List<RuleCase> cases = source.rule().cases();
        for (int i = 0; i < cases.size(); i++) {
            if (cases.get(i).expected() == Result.PASS || cases.get(i).expected() == Result.FAIL) {
                givenInTheWrongType(source, cases.get(i), source.caseAt(i), problems);
            }
        }
    }

    private void givenInTheWrongType(RuleSource source, RuleCase one, YamlNode node, LintProblems problems) {
        for (YamlNode.Entry entry :
                RuleSource.find(node, "given").map(RuleSource::entries).orElse(List.of())) {
            Optional<FactRef> ref = FactRef.find(entry.key().text());
            Optional<String> type = ref.flatMap(given -> catalog.findType(new FactName.Fixed(given)));
            if (type.isPresent()
                    && one.given().reading(ref.get()) instanceof Reading.Present<Value>(Value value)
                    && !value.typeWord().equals(type.get())
                    && decides(source.rule(), one, ref.get())) {
                problems.add(
                        LintCheck.IMPOSSIBLE_COMPARISON,
                        entry.value().place(),
                        "the case comes to " + one.expected().word() + " by " + ValueTypes.a(value.typeWord())
                                + ", and " + ref.get() + " is " + ValueTypes.a(type.get()),
                        "give " + ValueTypes.a(type.get()));
            }
        }
    }

    /** Whether the case comes to something else where nothing is known of the fact. */
    private static boolean decides(Rule rule, RuleCase one, FactRef ref) {
        Facts without = one.given().with(FactChoices.fact(ref, Reading.failed("left out")));
        return Judge.trail(rule, without).result() != one.expected();
    }

    private final class Walk extends RuleWalk {
        private final RuleSource source;
        private final LintProblems problems;

        Walk(RuleSource source, LintProblems problems) {
            this.source = source;
            this.problems = problems;
        }

        @Override
        void check(Condition.Check check) {
            catalog.findType(check.fact())
                    .ifPresent(type -> ask(check.predicate(), type, check.fact() + " is " + ValueTypes.a(type)));
            super.check(check);
        }

        @Override
        void number(Predicate is) {
            ask(is, "whole", "the number of rows is a whole number");
            super.number(is);
        }

        private void ask(Predicate predicate, String type, String subject) {
            types.findMismatch(predicate, type)
                    .ifPresent(mismatch -> problems.add(
                            LintCheck.IMPOSSIBLE_COMPARISON,
                            source.places().of(mismatch.question()),
                            subject + "; " + mismatch.why(),
                            mismatch.fix()));
        }

        @Override
        void absence(FactName name, Absence absence) {
            Optional<String> type = catalog.findType(name);
            for (Absence.Default each : absence.defaults()) {
                if (type.isPresent()
                        && each.answer() instanceof Absence.Answer.Counts(Value value)
                        && !value.typeWord().equals(type.get())) {
                    problems.add(
                            LintCheck.IMPOSSIBLE_COMPARISON,
                            source.places().of(each),
                            name + " is " + ValueTypes.a(type.get()) + "; when absent it counts as "
                                    + ValueTypes.a(value.typeWord()) + ", " + ValueTypes.written(value),
                            "write value: with " + ValueTypes.a(type.get()));
                }
            }
            super.absence(name, absence);
        }
    }
}
