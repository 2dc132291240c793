package io.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Finding;
import io.plumbline.model.Reading;
import io.plumbline.model.Result;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Takes facts away from every rule that comes with Plumbline.
 *
 * <p>What must hold: while a fact is unreadable, a rule is decided only if no value of that fact, of all that its cases
 * give, would decide it otherwise. So an unreadable fact never supports a pass. An absent one does so only where the rule
 * file has a case that says so.
 */
class EveryRuleWithoutAFactTest {

    private static final Map<Result, Reading<Value>> UNREADABLE = Map.of(
            Result.ERROR, Reading.denied("access is denied"),
            Result.NOTCHECKED, Reading.unsupported("this route cannot know it"));
    private static final Set<Result> UNDECIDED = Set.of(Result.ERROR, Result.UNKNOWN, Result.NOTCHECKED);
    private static final long SEED = Long.getLong("property.seed", 20261121);
    private static final int ROUNDS = 2000;

    private static Stream<DynamicNode> everyRule(Function<Rule, Stream<DynamicNode>> tests) {
        return Packs.builtIn().stream()
                .flatMap(pack -> pack.rules().stream())
                .map(rule -> dynamicContainer(rule.id(), tests.apply(rule)));
    }

    @TestFactory
    Stream<DynamicNode> unreadableFactDecidesNothing() {
        return everyRule(rule -> rule.cases().stream()
                .map(one -> dynamicTest(one.name(), () -> {
                    for (Fact fact : consulted(rule, one.given())) {
                        for (Reading<Value> unreadable : List.of(
                                Reading.<Value>denied("no"),
                                Reading.<Value>failed("no"),
                                Reading.<Value>unsupported("no"))) {
                            onlyDecidedWithoutIt(rule, one.given(), fact.ref(), unreadable);
                        }
                    }
                })));
    }

    @TestFactory
    Stream<DynamicNode> absentFactPassesOnlyWhereACaseSaysSo() {
        return everyRule(rule -> rule.cases().stream()
                .filter(one -> one.expected() == Result.PASS)
                .map(one -> dynamicTest(one.name(), () -> {
                    for (Fact fact : consulted(rule, one.given())) {
                        boolean said = rule.cases().stream()
                                .filter(other -> other.expected() == Result.PASS)
                                .anyMatch(other -> consulted(rule, other.given()).stream()
                                        .anyMatch(its -> its.ref().equals(fact.ref())
                                                && its.reading() instanceof Reading.Absent));
                        Facts without = with(one.given(), fact.ref(), Reading.absent());
                        if (!said && Judge.judge(rule, without).result() == Result.PASS) {
                            onlyDecidedWithoutIt(rule, one.given(), fact.ref(), Reading.absent());
                        }
                    }
                })));
    }

    @TestFactory
    Stream<DynamicNode> nothingReadableIsErrorOrNotcheckedAndNeverAnythingElse() {
        return everyRule(rule -> rule.cases().stream()
                .map(one -> dynamicTest(
                        one.name(),
                        () -> UNREADABLE.forEach((expected, unreadable) -> {
                            Facts facts = one.given();
                            for (Fact fact : one.given().all()) {
                                facts = with(facts, fact.ref(), unreadable);
                            }
                            assertThat(Judge.judge(rule, facts).result()).isEqualTo(expected);
                        }))));
    }

    @TestFactory
    Stream<DynamicNode> randomFactsAreJudgedSoundly() {
        return everyRule(rule -> Stream.of(dynamicTest("seed " + SEED, () -> {
            Random random = new Random(SEED);
            List<FactRef> refs = refs(rule);
            for (int round = 0; round < ROUNDS; round++) {
                Facts facts = Facts.of(List.of());
                for (FactRef ref : refs) {
                    facts = with(facts, ref, pick(anyReading(rule, ref), random));
                }
                Finding finding = Judge.judge(rule, facts);
                assertThat(finding.evidence()).isNotEmpty();
                assertThat(finding.reason()).isNotBlank();
                onlyDecidedWithoutIt(
                        rule, facts, pick(refs, random), Reading.denied("seed " + SEED + " round " + round));
            }
        })));
    }

    private static void onlyDecidedWithoutIt(Rule rule, Facts facts, FactRef ref, Reading<Value> unreadable) {
        Result without = Judge.judge(rule, with(facts, ref, unreadable)).result();
        if (UNDECIDED.contains(without)) {
            return;
        }
        for (Reading<Value> value : values(rule, ref)) {
            Result decided = Judge.judge(rule, with(facts, ref, value)).result();
            assertThat(UNDECIDED.contains(decided) ? without : decided)
                    .as("%s is %s without %s (%s), and with it as %s", rule.id(), without, ref, unreadable, value)
                    .isEqualTo(without);
        }
    }

    private static List<Fact> consulted(Rule rule, Facts facts) {
        return Judge.judge(rule, facts).evidence();
    }

    private static List<FactRef> refs(Rule rule) {
        Set<FactRef> refs = new LinkedHashSet<>();
        rule.cases().forEach(one -> one.given().all().forEach(fact -> refs.add(fact.ref())));
        return List.copyOf(refs);
    }

    /** The values that any case gives for a fact. */
    private static List<Reading<Value>> values(Rule rule, FactRef ref) {
        return rule.cases().stream()
                .flatMap(one -> one.given().find(ref).stream())
                .map(Fact::reading)
                .filter(reading -> reading instanceof Reading.Present)
                .distinct()
                .toList();
    }

    private static List<Reading<Value>> anyReading(Rule rule, FactRef ref) {
        List<Reading<Value>> readings = new ArrayList<>(values(rule, ref));
        readings.add(Reading.absent());
        readings.add(Reading.failed("broken"));
        readings.add(Reading.unsupported("not by this route"));
        readings.add(Reading.present(Value.text("a text")));
        return readings;
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private static Facts with(Facts facts, FactRef ref, Reading<Value> reading) {
        List<Fact> changed = new ArrayList<>();
        facts.all().stream().filter(fact -> !fact.ref().equals(ref)).forEach(changed::add);
        changed.add(new Fact(ref, reading, "changed by the test"));
        return Facts.of(changed);
    }
}
