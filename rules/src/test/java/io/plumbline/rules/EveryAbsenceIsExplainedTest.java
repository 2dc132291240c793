package io.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.plumbline.model.FactRef;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every rule that comes with Plumbline says of every fact it judges by what Windows does where that fact is absent; lint asks
 * this only of facts whose absence would leave an answer open.
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
        Set<FactName> facts = new LinkedHashSet<>();
        RuleWalk walk = new RuleWalk() {
            @Override
            void fact(FactName name) {
                facts.add(name);
            }

            @Override
            void absence(FactName name, Absence absence) {}

            @Override
            void reason(ReasonText reason) {}
        };
        walk.rule(rule);
        facts.removeIf(EveryAbsenceIsExplainedTest::tellsTheSystem);
        return facts;
    }

    private static boolean tellsTheSystem(FactName fact) {
        return fact instanceof FactName.Fixed(FactRef ref)
                && ref.probe().equals("os")
                && Set.of("family", "version", "build", "product-type").contains(ref.field());
    }
}
