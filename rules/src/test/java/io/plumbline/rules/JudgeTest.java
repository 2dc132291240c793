package io.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Finding;
import io.plumbline.model.Reading;
import io.plumbline.model.Result;
import io.plumbline.model.SubjectResult;
import io.plumbline.model.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of results: what every situation comes to, and that none of not knowing is a pass. */
class JudgeTest {

    private static final Rule ONE_FACT = RuleTexts.rule("""
            applies: { os.family: { equals: nt } }
            read: a.number
            expect: { at-least: 2 }
            when-absent: { result: fail, reason: "it is 0 then" }
            given: { os.family: nt }
            cases:
              - { name: enough, given: { a.number: 2 }, result: pass }
              - { name: too few, given: { a.number: 1 }, result: fail }
              - { name: not set, given: { a.number: absent }, result: fail }
            """);

    private static final Rule ROWS = RuleTexts.rule("""
            for-each: adapter
            where: { adapter.enabled: { equals: true } }
            when-none: notapplicable
            read: adapter.options
            expect: { equals: 2 }
            when-absent: unknown
            cases:
              - { name: off, given: { "adapter[a].enabled": true, "adapter[a].options": 2 }, result: pass }
              - { name: on, given: { "adapter[a].enabled": true, "adapter[a].options": 1 }, result: fail }
              - { name: not set, given: { "adapter[a].enabled": true }, result: unknown }
            """);

    private static final Rule LIST = RuleTexts.rule("""
            decide:
              - { when: { a.one: { equals: 1 } }, result: fail, reason: one }
              - { when: { a.two: { equals: 1 } }, result: fail, reason: two }
              - { when: { a.three: { equals: 1 } }, result: pass, reason: three }
              - { result: unknown, reason: other }
            cases:
              - { name: one, given: { a.one: 1 }, result: fail }
              - { name: three, given: { a.one: 0, a.two: 0, a.three: 1 }, result: pass }
              - { name: nothing, result: unknown }
            """);

    static Stream<Arguments> situations() {
        Reading<Value> nt = RuleTexts.text("nt");
        return Stream.of(
                Arguments.of(nt, RuleTexts.whole(2), Result.PASS, "a.number is 2"),
                Arguments.of(nt, RuleTexts.whole(1), Result.FAIL, "a.number is 1; expected: at least 2"),
                Arguments.of(
                        nt,
                        RuleTexts.text("2x"),
                        Result.UNKNOWN,
                        "a.number is 2x (text), which cannot be compared with a whole number; the rule asks whether it is at least 2"),
                Arguments.of(nt, Reading.absent(), Result.FAIL, "it is 0 then"),
                Arguments.of(nt, Reading.denied("error 5"), Result.ERROR, "a.number was denied: error 5"),
                Arguments.of(
                        nt,
                        Reading.failed(1392, "damaged"),
                        Result.ERROR,
                        "a.number could not be read: damaged (error 1392)"),
                Arguments.of(
                        nt,
                        Reading.unsupported("an image"),
                        Result.NOTCHECKED,
                        "a.number cannot be known by this route: an image"),
                Arguments.of(
                        RuleTexts.text("wfw"),
                        RuleTexts.whole(2),
                        Result.NOTAPPLICABLE,
                        "applies only where os.family is nt; here os.family is wfw"),
                Arguments.of(
                        RuleTexts.whole(1),
                        RuleTexts.whole(2),
                        Result.UNKNOWN,
                        "cannot tell whether the rule applies: os.family is 1 (whole number), which cannot be compared with a text; "
                                + "the rule asks whether it is nt"),
                Arguments.of(
                        Reading.absent(),
                        RuleTexts.whole(2),
                        Result.UNKNOWN,
                        "cannot tell whether the rule applies: os.family is absent, and without it nothing can be said"),
                Arguments.of(
                        Reading.denied("error 5"),
                        RuleTexts.whole(2),
                        Result.ERROR,
                        "cannot tell whether the rule applies: os.family was denied: error 5"),
                Arguments.of(
                        Reading.failed("broken"),
                        RuleTexts.whole(2),
                        Result.ERROR,
                        "cannot tell whether the rule applies: os.family could not be read: broken"),
                Arguments.of(
                        Reading.unsupported("an image"),
                        RuleTexts.whole(2),
                        Result.NOTCHECKED,
                        "cannot tell whether the rule applies: os.family cannot be known by this route: an image"));
    }

    @ParameterizedTest
    @MethodSource("situations")
    void everySituationHasItsResult(Reading<Value> family, Reading<Value> number, Result expected, String reason) {
        Finding finding = Judge.judge(ONE_FACT, RuleTexts.facts(Map.of("os.family", family, "a.number", number)));
        assertThat(finding.result()).isEqualTo(expected);
        assertThat(finding.reason()).isEqualTo(reason);
        assertThat(finding.evidence()).isNotEmpty();
    }

    @Test
    void factThatNobodyDeliveredIsError() {
        Finding finding = Judge.judge(ONE_FACT, RuleTexts.facts(Map.of("os.family", RuleTexts.text("nt"))));
        assertThat(finding.result()).isEqualTo(Result.ERROR);
        assertThat(finding.evidence())
                .extracting(fact -> fact.ref().toString())
                .containsExactly("a.number", "os.family");
    }

    @Test
    void evidenceOfAnExcludedHostIsWhatExcludedIt() {
        Finding finding = Judge.judge(
                ONE_FACT, RuleTexts.facts(Map.of("os.family", RuleTexts.text("wfw"), "a.number", RuleTexts.whole(2))));
        assertThat(finding.evidence())
                .containsExactly(new Fact(FactRef.of("os", "family"), RuleTexts.text("wfw"), "test"));
    }

    @ParameterizedTest
    @CsvSource({
        // options of three adapters: 2 pass, 1 fail, others as named
        "2, 2, 2, PASS",
        "2, 1, 2, FAIL",
        "denied, 1, absent, FAIL",
        "denied, absent, 2, ERROR",
        "absent, unsupported, 2, UNKNOWN",
        "unsupported, 2, 2, NOTCHECKED",
        "2, off, off, PASS",
        "off, off, off, NOTAPPLICABLE"
    })
    void worstSubjectSpeaksForTheHostAndAllAreListed(String a, String b, String c, Result expected) {
        Map<String, Reading<Value>> facts = new TreeMap<>();
        facts.put("adapter.rows", RuleTexts.items("a", "b", "c"));
        Map.of("a", a, "b", b, "c", c).forEach((subject, options) -> {
            facts.put("adapter[" + subject + "].enabled", Reading.present(Value.flag(!options.equals("off"))));
            facts.put("adapter[" + subject + "].options", reading(options));
        });
        Finding finding = Judge.judge(ROWS, RuleTexts.facts(facts));
        assertThat(finding.result()).isEqualTo(expected);
        assertThat(finding.subjects()).hasSize((int)
                Stream.of(a, b, c).filter(word -> !word.equals("off")).count());
        assertThat(finding.evidence()).extracting(fact -> fact.ref().field()).contains("rows", "enabled");
    }

    private static Reading<Value> reading(String word) {
        return switch (word) {
            case "denied" -> Reading.denied("no");
            case "unsupported" -> Reading.unsupported("no");
            case "absent", "off" -> Reading.absent();
            default -> RuleTexts.whole(Long.parseLong(word));
        };
    }

    @ParameterizedTest
    @CsvSource({"absent, UNKNOWN", "denied, ERROR", "unsupported, NOTCHECKED", "7, ERROR"})
    void rowsThatCannotBeListedAreNotNoRows(String rows, Result expected) {
        Finding finding = Judge.judge(ROWS, RuleTexts.facts(Map.of("adapter.rows", reading(rows))));
        assertThat(finding.result()).isEqualTo(expected);
    }

    @Test
    void rowWithANameThatCannotBeOneIsErrorAndTheOthersAreJudged() {
        Finding finding = Judge.judge(
                ROWS,
                RuleTexts.facts(Map.of(
                        "adapter.rows", RuleTexts.items("a\u0000", "", "b".repeat(600), "c", "c"),
                        "adapter[c].enabled", Reading.present(Value.flag(true)),
                        "adapter[c].options", RuleTexts.whole(1))));
        assertThat(finding.result()).isEqualTo(Result.FAIL);
        assertThat(finding.subjects())
                .extracting(SubjectResult::result)
                .containsExactly(Result.ERROR, Result.ERROR, Result.ERROR, Result.FAIL);
    }

    @ParameterizedTest
    @CsvSource({
        "1, denied, denied, FAIL, one",
        "denied, 1, 0, FAIL, two",
        "denied, 0, 1, ERROR, a.one was denied: no",
        "unsupported, denied, 1, ERROR, a.two was denied: no",
        "0, absent, 1, UNKNOWN, 'a.two is absent, and without it nothing can be said'",
        "0, 0, denied, ERROR, a.three was denied: no",
        "0, 0, 1, PASS, three",
        "0, 0, 0, UNKNOWN, other"
    })
    void entryThatCannotBeToldDecidesUnlessANeighbourOfTheSameResultHolds(
            String one, String two, String three, Result expected, String reason) {
        Finding finding = Judge.judge(
                LIST, RuleTexts.facts(Map.of("a.one", reading(one), "a.two", reading(two), "a.three", reading(three))));
        assertThat(finding.result()).isEqualTo(expected);
        assertThat(finding.reason()).isEqualTo(reason);
    }

    @Test
    void reasonsQuoteHostileValuesBriefAndOnOneLine() {
        Finding finding = Judge.judge(
                ONE_FACT,
                RuleTexts.facts(Map.of(
                        "os.family",
                        RuleTexts.text("nt"),
                        "a.number",
                        RuleTexts.text("\u001b[2J\n" + "x".repeat(5000)))));
        assertThat(finding.reason()).hasSizeLessThan(400).doesNotContain("\n", "\u001b");
    }

    @Test
    void findingsComeOnePerRuleInOrderOfId() {
        List<Rule> rules = Packs.builtIn().getFirst().rules();
        List<Finding> findings = Judge.judge(rules.reversed(), Facts.of(List.of()));
        assertThat(findings)
                .extracting(Finding::rule)
                .containsExactlyElementsOf(rules.stream().map(Rule::id).toList());
        assertThat(findings).allSatisfy(finding -> assertThat(finding.result()).isEqualTo(Result.ERROR));
    }
}
