package io.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.FactRef;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Statements about every, some and no row, and about their number: a doubtful row leaves the answer open only where it
 * could change it. Rows are written "where/holds": t true, f false, d denied, a absent, u unsupported.
 */
class RowConditionsTest {

    private static Condition condition(String yaml) {
        Problems problems = new Problems("table");
        YamlNode node = YamlParser.parse("table", yaml, problems).orElseThrow();
        Condition condition = new ConditionReader(
                        FactNameReader.of("", new Places(), problems),
                        new ValueReader(Map.of(), problems),
                        new Places(),
                        problems)
                .condition(node);
        assertThat(problems.all()).isEmpty();
        return condition;
    }

    private static Reading<Value> flag(char letter) {
        return switch (letter) {
            case 't' -> Reading.present(Value.flag(true));
            case 'f' -> Reading.present(Value.flag(false));
            case 'd' -> Reading.denied("no");
            case 'u' -> Reading.unsupported("no");
            default -> Reading.absent();
        };
    }

    private static Evaluation evaluation(String rows) {
        Map<String, Reading<Value>> facts = new TreeMap<>();
        List<String> names = new ArrayList<>();
        for (String row : rows.isBlank() ? new String[0] : rows.strip().split(" ")) {
            String name = "r" + names.size();
            names.add(name);
            facts.put("nic[" + name + "].on", flag(row.charAt(0)));
            facts.put("nic[" + name + "].ok", flag(row.charAt(2)));
        }
        facts.put("nic.rows", Reading.present(new Value.Items(names)));
        return new Evaluation(Map.of(), RuleTexts.facts(facts));
    }

    @ParameterizedTest(name = "[{0}]: every {1}, some {2}, no {3}")
    @CsvSource({
        "'', TRUE, FALSE, TRUE",
        "f/t, TRUE, FALSE, TRUE",
        "t/t, TRUE, TRUE, FALSE",
        "t/f, FALSE, FALSE, TRUE",
        "t/t t/f, FALSE, TRUE, FALSE",
        "t/d, ERROR, ERROR, ERROR",
        "t/a, UNKNOWN, UNKNOWN, UNKNOWN",
        "t/u, NOTCHECKED, NOTCHECKED, NOTCHECKED",
        "t/d t/f, FALSE, ERROR, ERROR",
        "t/d t/t, ERROR, TRUE, FALSE",
        "d/t, TRUE, ERROR, ERROR",
        "d/f, ERROR, FALSE, TRUE",
        "d/f t/t, ERROR, TRUE, FALSE",
        "a/t t/t, TRUE, TRUE, FALSE",
        "d/t u/t, TRUE, ERROR, ERROR",
    })
    void quantifiersFollowKleene(String rows, Truth every, Truth some, Truth no) {
        String of = "{ of: nic, where: { nic.on: { equals: true } }, holds: { nic.ok: { equals: true } } }";

        assertThat(evaluation(rows).holds(condition("every: " + of))).isEqualTo(every);
        assertThat(evaluation(rows).holds(condition("some: " + of))).isEqualTo(some);
        assertThat(evaluation(rows).holds(condition("no: " + of))).isEqualTo(no);
    }

    @ParameterizedTest(name = "[{0}] at least two: {1}, at most one: {2}")
    @CsvSource({
        "'', FALSE, TRUE",
        "t/t, FALSE, TRUE",
        "t/t t/t, TRUE, FALSE",
        "t/t d/t, ERROR, ERROR",
        "t/t t/t d/t, TRUE, FALSE",
        "d/t, FALSE, TRUE",
        "f/t a/t u/t, UNKNOWN, UNKNOWN",
    })
    void numberOfRowsIsOpenOnlyWhileDoubtfulOnesMatter(String rows, Truth two, Truth one) {
        String of = "{ of: nic, where: { nic.on: { equals: true } }, is: ";

        assertThat(evaluation(rows).holds(condition("count: " + of + "{ at-least: 2 } }")))
                .isEqualTo(two);
        assertThat(evaluation(rows).holds(condition("count: " + of + "{ at-most: 1 } }")))
                .isEqualTo(one);
    }

    @ParameterizedTest(name = "[{0}] differ: {1}")
    @CsvSource({
        "'', FALSE",
        "t/t t/t, FALSE",
        "t/t t/f, TRUE",
        "t/t f/f, FALSE",
        "t/t t/a, FALSE",
        "t/a t/t t/f, TRUE",
        "t/t t/d, ERROR",
        "t/t t/f t/d, TRUE",
        "t/t d/f, ERROR",
    })
    void differentValuesAreCountedOnce(String rows, Truth differ) {
        assertThat(
                        evaluation(rows)
                                .holds(
                                        condition(
                                                "distinct: { of: nic, where: { nic.on: { equals: true } }, values: nic.ok, is: { at-least: 2 } }")))
                .isEqualTo(differ);
    }

    @ParameterizedTest(name = "rows {0}: {1}")
    @CsvSource({"denied, ERROR", "absent, UNKNOWN", "unsupported, NOTCHECKED"})
    void unreadableListDecidesNothing(String reading, Truth truth) {
        Reading<Value> rows = switch (reading) {
            case "denied" -> Reading.denied("no");
            case "unsupported" -> Reading.unsupported("no");
            default -> Reading.absent();
        };
        Evaluation evaluation = new Evaluation(Map.of(), RuleTexts.facts(Map.of("nic.rows", rows)));

        assertThat(evaluation.holds(condition("no: { of: nic, holds: { nic.ok: { equals: true } } }")))
                .isEqualTo(truth);
        assertThat(evaluation.holds(condition("count: { of: nic, is: { at-least: 1 } }")))
                .isEqualTo(truth);
    }

    @Test
    void rowWithoutANameThatCanBeOneIsAnError() {
        Evaluation evaluation = new Evaluation(
                Map.of(),
                RuleTexts.facts(Map.of(
                        "nic.rows",
                        RuleTexts.items("good", "b\u0000d"),
                        "nic[good].ok",
                        Reading.present(Value.flag(true)))));

        assertThat(evaluation.holds(condition("every: { of: nic, holds: { nic.ok: { equals: true } } }")))
                .isEqualTo(Truth.ERROR);
    }

    @Test
    void rowOfTheInnerProbeStandsBesideTheRowThatIsJudged() {
        Rule rule = RuleTexts.rule("""
                for-each: adapter
                when-none: notapplicable
                decide:
                  - when:
                      some:
                        of: wlbs
                        holds: { wlbs.address: { equals: { fact: adapter.address } } }
                    result: pass
                    reason: "{subject} carries a cluster's address"
                  - { result: fail, reason: "no cluster is on {subject}" }
                cases:
                  - { name: on it, given: { "adapter[a].address": x, "wlbs[1].address": y, "wlbs[2].address": x }, result: pass }
                  - { name: elsewhere, given: { "adapter[a].address": x, "wlbs[1].address": y }, result: fail }
                  - { name: none at all, given: { "adapter[a].address": x }, result: fail }
                  - { name: not set, given: { "adapter[a].address": absent, "wlbs[1].address": y }, result: unknown }
                """);

        rule.cases()
                .forEach(one -> assertThat(Judge.judge(rule, one.given()).result())
                        .as(one.name())
                        .isEqualTo(one.expected()));
        assertThat(Judge.judge(rule, rule.cases().getFirst().given()).reason())
                .isEqualTo("a carries a cluster's address");
        assertThat(rule.readFacts()).contains(FactRef.rows("wlbs"), FactRef.rows("adapter"));
        assertThat(rule.readRowFields())
                .containsExactly(new RowField("adapter", "address"), new RowField("wlbs", "address"));
        assertThat(RuleProse.decides(rule).getFirst())
                .isEqualTo("pass when for some wlbs: wlbs.address is adapter.address:"
                        + " <subject> carries a cluster's address");
    }

    @Test
    void causeNamesTheFactOfTheRow() {
        Condition every = condition("every: { of: nic, holds: { nic.ok: { equals: true } } }");
        Evaluation evaluation = evaluation("t/t t/d");

        assertThat(Sentences.cause(every, evaluation.holds(every), evaluation)).isEqualTo("nic[r1].ok was denied: no");
    }

    @Test
    void causeIsTheFirstOfSeveral() {
        Condition every = condition("every: { of: nic, holds: { nic.ok: { equals: true } } }");
        Evaluation evaluation = evaluation("t/d t/d");

        assertThat(Sentences.cause(every, evaluation.holds(every), evaluation)).isEqualTo("nic[r0].ok was denied: no");
    }

    @ParameterizedTest(name = "[{0}]: {1}")
    @CsvSource({"t/t f/f, FALSE", "f/t f/t, FALSE", "t/t f/t, TRUE", "f/t t/f, FALSE"})
    void rowInHandIsInHandAgainAfterAQuantifierOverTheSameProbe(String rows, Truth truth) {
        Condition nested = condition("""
                every:
                  of: nic
                  holds:
                    all:
                      - some: { of: nic, holds: { nic.on: { equals: true } } }
                      - nic.ok: { equals: true }
                """);

        assertThat(evaluation(rows).holds(nested)).isEqualTo(truth);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "every: { holds: { a.b: { equals: 1 } } } | every lacks the key of",
                "every: { of: nic } | every lacks the key holds",
                "count: { of: nic } | count lacks the key is",
                "count: { of: nic, holds: { a.b: { equals: 1 } } } | count has no key holds",
                "distinct: { of: nic, is: { equals: 1 } } | distinct lacks the key values",
                "every: { of: 'nic[1]', holds: { a.b: { equals: 1 } } } | is no probe",
                "evry: { of: nic, holds: { a.b: { equals: 1 } } } | did you mean every?",
            })
    void mistakesAreNamed(String yaml, String problem) {
        Problems problems = new Problems("table");
        YamlNode node = YamlParser.parse("table", yaml, problems).orElseThrow();
        new ConditionReader(
                        FactNameReader.of("", new Places(), problems),
                        new ValueReader(Map.of(), problems),
                        new Places(),
                        problems)
                .condition(node);

        assertThat(problems.all()).anySatisfy(one -> assertThat(one.toString()).contains(problem));
    }
}
