package io.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.plumbline.model.FactRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every rule that comes with Plumbline says of every fact it judges by what Windows does where that fact is absent.
 *
 * <p>Any fact can be: a value was never set, a derivation had nothing to go by, or the facts are those of an older agent.
 * Facts of {@code os} are left out, because they tell for which systems a default holds.
 */
class EveryAbsenceIsExplainedTest {

    private static Stream<Rule> everyRule() {
        return Packs.builtIn().stream().flatMap(pack -> pack.rules().stream());
    }

    @TestFactory
    Stream<DynamicTest> everyFactThatIsJudgedByHasADefault() {
        return everyRule()
                .map(rule -> dynamicTest(
                        rule.id(),
                        () -> assertThat(rule.absences().keySet())
                                .as("facts under when-absent")
                                .containsAll(judgedBy(rule))));
    }

    @TestFactory
    Stream<DynamicTest> everyDefaultSaysWhatItMeansAndWhoSaysSo() {
        return everyRule()
                .map(rule -> dynamicTest(
                        rule.id(),
                        () -> rule.absences()
                                .forEach((fact, absence) -> assertThat(absence.defaults())
                                        .as(fact.toString())
                                        .allSatisfy(each -> {
                                            assertThat(each.means()).isNotBlank();
                                            assertThat(each.source()).isNotBlank();
                                        }))));
    }

    private static Set<FactName> judgedBy(Rule rule) {
        Set<FactName> facts = new LinkedHashSet<>(asked(rule.applies()));
        if (rule.scope() instanceof Scope.Rows(String ignored, Condition where, Ruling alsoIgnored)) {
            facts.addAll(asked(where));
        }
        switch (rule.judgement()) {
            case Judgement.Expectation(FactName read, Predicate expect, Ruling ignored, Ruling alsoIgnored) ->
                facts.addAll(asked(read, expect));
            case Judgement.DecisionList(List<Judgement.Decision> entries, Ruling ignored) ->
                entries.forEach(entry -> facts.addAll(asked(entry.when())));
        }
        facts.removeIf(EveryAbsenceIsExplainedTest::tellsTheSystem);
        return facts;
    }

    private static boolean tellsTheSystem(FactName fact) {
        return fact instanceof FactName.Fixed(FactRef ref)
                && ref.probe().equals("os")
                && Set.of("family", "version", "build", "product-type").contains(ref.field());
    }

    private static List<FactName> asked(Condition condition) {
        return switch (condition) {
            case Condition.Check(FactName fact, Predicate predicate) -> asked(fact, predicate);
            case Condition.All(List<Condition> of) -> askedInAll(of);
            case Condition.Any(List<Condition> of) -> askedInAll(of);
            case Condition.Not(Condition of) -> asked(of);
            case Condition.Rows(Quantifier ignored, RowSet of, Condition holds) ->
                askedInAll(List.of(of.where(), holds));
            case Condition.Count(RowSet of, Predicate ignored) -> asked(of.where());
            case Condition.Distinct(RowSet of, FactName values, Predicate is) -> {
                List<FactName> facts = new ArrayList<>(asked(of.where()));
                facts.add(values);
                yield facts;
            }
        };
    }

    private static List<FactName> askedInAll(List<Condition> conditions) {
        return conditions.stream().flatMap(each -> asked(each).stream()).toList();
    }

    private static List<FactName> asked(FactName fact, Predicate predicate) {
        List<FactName> facts = new ArrayList<>(RuleReads.namesIn(predicate));
        facts.add(fact);
        return facts;
    }
}
