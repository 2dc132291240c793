package io.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Origins;
import io.plumbline.model.Reading;
import io.plumbline.model.Result;
import io.plumbline.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What would pass was tried on the judge. */
class NearestPassTest {

    private static NearestPass find(Rule rule, Facts facts) {
        return NearestPass.find(rule, Optional.empty(), Origins.allRead(facts));
    }

    /** Each way as "fact: value or value", one line a way. */
    private static List<String> shown(NearestPass nearest) {
        return nearest.ways().stream()
                .map(way -> way.changes().stream()
                        .map(change -> change.now().ref() + ": "
                                + change.to().stream()
                                        .map(to -> to.find().map(Value::display).orElse("absent"))
                                        .collect(Collectors.joining(" or ")))
                        .collect(Collectors.joining(", ")))
                .toList();
    }

    static Stream<TraceTest.Trial> failing() {
        return TraceTest.trials().filter(trial -> trial.one().expected() == Result.FAIL);
    }

    @ParameterizedTest
    @MethodSource("failing")
    void everyFailingCaseHasAWayAndEachWayPasses(TraceTest.Trial trial) {
        Origins origins = Origins.allRead(trial.one().given());
        NearestPass nearest = NearestPass.find(trial.rule(), Optional.empty(), origins);
        assertThat(nearest.ways()).isNotEmpty();
        for (NearestPass.Way way : nearest.ways()) {
            Map<FactRef, Reading<Value>> changes = new LinkedHashMap<>();
            way.changes()
                    .forEach(change ->
                            changes.put(change.now().ref(), change.to().getLast()));
            assertThat(Judge.judge(trial.rule(), origins.after(changes)).result())
                    .isEqualTo(Result.PASS);
        }
    }

    @Test
    void valuesThatTheRuleAsksForComeBeforeThoseThatJustPass() {
        Rule rule = RuleTexts.rule("""
                read: a.number
                expect: { one-of: [1, 2] }
                when-absent: { result: pass, reason: "Windows takes 1" }
                cases:
                  - { name: one, given: { a.number: 1 }, result: pass }
                  - { name: three, given: { a.number: 3 }, result: fail }
                  - { name: none, given: {}, result: pass }
                """);
        assertThat(shown(find(rule, RuleTexts.facts(Map.of("a.number", RuleTexts.whole(7))))))
                .containsExactly("a.number: 1 or 2 or absent");
    }

    @Test
    void whatNeedsTwoChangesIsAPair() {
        Rule rule = RuleTexts.rule("""
                decide:
                  - when: { all: [ { a.one: { equals: 1 } }, { a.two: { at-least: 2 } } ] }
                    result: pass
                    reason: both
                  - { result: fail, reason: not both }
                cases:
                  - { name: both, given: { a.one: 1, a.two: 2 }, result: pass }
                  - { name: none, given: { a.one: 0, a.two: 0 }, result: fail }
                  - { name: absent, given: { a.one: 1 }, result: unknown }
                """);
        Map<String, Reading<Value>> facts = Map.of("a.one", RuleTexts.whole(0), "a.two", RuleTexts.whole(0));
        assertThat(shown(find(rule, RuleTexts.facts(facts)))).containsExactly("a.one: 1, a.two: 2");
    }

    @Test
    void rowThatPassesByDisappearingIsNoWay() {
        Rule rule = RuleTexts.rule("""
                for-each: adapter
                where: { adapter.enabled: { equals: true } }
                when-none: pass
                read: adapter.options
                expect: { equals: 2 }
                when-absent: fail
                cases:
                  - { name: off, given: { "adapter[a].enabled": true, "adapter[a].options": 2 }, result: pass }
                  - { name: on, given: { "adapter[a].enabled": true, "adapter[a].options": 1 }, result: fail }
                  - { name: not set, given: { "adapter[a].enabled": true }, result: fail }
                """);
        Map<String, Reading<Value>> facts = new TreeMap<>();
        facts.put("adapter.rows", Reading.present(new Value.Items("a", "b")));
        for (String row : List.of("a", "b")) {
            facts.put("adapter[" + row + "].enabled", Reading.present(Value.flag(true)));
            facts.put("adapter[" + row + "].options", RuleTexts.whole(1));
        }
        Facts known = RuleTexts.facts(facts);
        assertThat(shown(find(rule, known))).containsExactly("adapter[a].options: 2, adapter[b].options: 2");
        assertThat(shown(NearestPass.find(rule, Optional.of("b"), Origins.allRead(known))))
                .containsExactly("adapter[b].options: 2");
    }

    @Test
    void unreadableFactIsToBeReadable() {
        Rule rule = RuleTexts.rule("""
                read: a.number
                expect: { at-least: 2 }
                when-absent: fail
                cases:
                  - { name: two, given: { a.number: 2 }, result: pass }
                  - { name: one, given: { a.number: 1 }, result: fail }
                  - { name: none, given: {}, result: fail }
                """);
        assertThat(shown(find(rule, RuleTexts.facts(Map.of("a.number", Reading.denied("error 5"))))))
                .containsExactly("a.number: 2");
    }

    @Test
    void whatPassesHasNothingToLookFor() {
        Rule rule = Packs.builtIn().getFirst().rules().getFirst();
        RuleCase passing = rule.cases().stream()
                .filter(one -> one.expected() == Result.PASS)
                .findFirst()
                .orElseThrow();
        assertThat(find(rule, passing.given())).isEqualTo(NearestPass.NONE);
    }
}
