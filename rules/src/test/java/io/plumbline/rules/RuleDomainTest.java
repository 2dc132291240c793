package io.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Facts;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.Result;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The hosts that lint thinks up stand for all others.
 *
 * <p>A failure prints the seed; {@code -Dproperty.seed=…} repeats it.
 */
class RuleDomainTest {

    private static final long SEED = Long.getLong("property.seed", 20261130);
    private static final int ROUNDS = 2_000;
    private static final int HIGHEST = 24;

    private static final Evaluation PLAIN = new Evaluation(Map.of(), Facts.of(List.of()));

    private static Truth answer(Predicate predicate, Value value) {
        Reading<Value> reading = Reading.present(value);
        return PLAIN.test(predicate, reading, reading);
    }

    private static Predicate ofWhole(Random random, int depth) {
        Operand operand = Operand.literal(Value.whole(random.nextInt(HIGHEST)));
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> new Predicate.Equals(operand);
            case 1 -> new Predicate.AtLeast(operand);
            case 2 -> new Predicate.AtMost(operand);
            case 3 ->
                new Predicate.OneOf(
                        List.of(Value.whole(random.nextInt(HIGHEST)), Value.whole(random.nextInt(HIGHEST))));
            case 4 -> new Predicate.Not(ofWhole(random, depth - 1));
            default -> new Predicate.All(List.of(ofWhole(random, depth - 1), ofWhole(random, depth - 1)));
        };
    }

    private static Predicate ofVersion(Random random) {
        FileVersion version = new FileVersion(6, 0, 6000 + random.nextInt(2), 16_380 + random.nextInt(5));
        return random.nextBoolean()
                ? new Predicate.AtLeast(Operand.literal(new Value.Version(version)))
                : new Predicate.FixedIn(List.of(version));
    }

    @Test
    void everyNumberIsAnsweredAsOneOfTheCandidatesIs() {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(SEED + round);
            List<Predicate> predicates = List.of(ofWhole(random, 2), ofWhole(random, 2));
            Set<List<Truth>> candidates = new HashSet<>();
            CandidateValues.of(predicates, "whole")
                    .forEach(value -> candidates.add(
                            predicates.stream().map(each -> answer(each, value)).toList()));
            for (int number = 0; number <= HIGHEST + 1; number++) {
                Value value = Value.whole(number);
                assertThat(candidates)
                        .as("seed %d, %d, %s", SEED + round, number, predicates)
                        .contains(predicates.stream()
                                .map(each -> answer(each, value))
                                .toList());
            }
        }
    }

    @Test
    void everyVersionOfABuildThatIsNamedIsAnsweredAsOneOfTheCandidatesIs() {
        for (int round = 0; round < ROUNDS; round++) {
            Predicate predicate = ofVersion(new Random(SEED + round));
            Set<Truth> candidates = EnumSet.noneOf(Truth.class);
            CandidateValues.of(List.of(predicate), "version")
                    .forEach(value -> candidates.add(answer(predicate, value)));
            for (int revision = 16_378; revision < 16_388; revision++) {
                for (int build = 6000; build <= 6001; build++) {
                    Value value = new Value.Version(new FileVersion(6, 0, build, revision));
                    if (answer(predicate, value).isKnown()) {
                        assertThat(candidates)
                                .as("seed %d, %s, %s", SEED + round, value, predicate)
                                .contains(answer(predicate, value));
                    }
                }
            }
        }
    }

    private static final String BODY = """
            decide:
              - { when: { a.one: { at-least: 7 }, a.two: { at-most: 2 } }, result: unknown, reason: one }
              - { when: { any: [ { a.one: { equals: 3 } }, { a.two: { one-of: [5, 9] } } ] }, result: fail, reason: two }
              - { when: { a.one: { at-least: { fact: a.two } } }, result: informational, reason: three }
              - { result: pass, reason: four }
            cases:
              - { name: one, given: { a.one: 7, a.two: 2 }, result: unknown }
              - { name: two, given: { a.one: 3, a.two: 0 }, result: fail }
              - { name: three, given: { a.one: 4, a.two: 4 }, result: informational }
              - { name: four, given: { a.one: 4, a.two: 6 }, result: pass }
              - { name: absent, result: unknown }
            """;

    @Test
    void hostsThatAreThoughtUpComeToAllThatAnyHostDoes() {
        Rule rule = RuleTexts.rule(BODY);
        RuleDomain domain = RuleDomain.of(List.of(rule), RuleTexts.catalogOf(List.of(rule)));
        Set<Result> shown = EnumSet.noneOf(Result.class);
        RuleDomain.Shown hosts = domain.show(new SearchBudget(SearchBudget.MOST_FACTS), host -> {
            shown.add(Judge.judge(rule, host).result());
            return true;
        });

        Set<Result> all = EnumSet.noneOf(Result.class);
        List<Reading<Value>> readings = new ArrayList<>(List.of(Reading.absent()));
        for (int number = 0; number < 12; number++) {
            readings.add(RuleTexts.whole(number));
        }
        for (Reading<Value> one : readings) {
            for (Reading<Value> two : readings) {
                Map<String, Reading<Value>> given = new HashMap<>();
                given.put("a.one", one);
                given.put("a.two", two);
                all.add(Judge.judge(rule, RuleTexts.facts(given)).result());
            }
        }
        assertThat(hosts.whole()).isTrue();
        assertThat(shown).isEqualTo(all);
        assertThat(hosts.hosts()).isLessThanOrEqualTo(RuleDomain.MOST_HOSTS);
    }

    @Test
    void noMoreHostsAreShownThanTheBound() {
        StringBuilder wide = new StringBuilder("decide:\n  - when:\n");
        for (char name = 'a'; name <= 'z'; name++) {
            wide.append("      z.").append(name).append(": { one-of: [1, 3, 5, 7] }\n");
        }
        wide.append("    result: fail\n    reason: all\n  - { result: pass, reason: some }\ncases:\n");
        wide.append("  - { name: none, result: unknown }\n  - { name: one, given: { z.a: 0 }, result: pass }\n");
        wide.append("  - { name: all, given: { ");
        for (char name = 'a'; name <= 'z'; name++) {
            wide.append("z.").append(name).append(": 1, ");
        }
        Rule rule = RuleTexts.rule(wide + "}, result: fail }\n");
        RuleDomain domain = RuleDomain.of(List.of(rule), RuleTexts.catalogOf(List.of(rule)));
        Set<Result> shown = EnumSet.noneOf(Result.class);

        RuleDomain.Shown hosts = domain.show(new SearchBudget(SearchBudget.MOST_FACTS), host -> {
            shown.add(Judge.judge(rule, host).result());
            return true;
        });
        assertThat(hosts).isEqualTo(new RuleDomain.Shown(RuleDomain.MOST_HOSTS, false));
        assertThat(shown).contains(Result.PASS, Result.FAIL);
    }
}
