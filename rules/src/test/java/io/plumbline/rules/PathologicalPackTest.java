package io.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.re2j.Pattern;
import io.plumbline.model.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Packs that somebody made to keep a reader busy: each is refused with the bound that refused it, or is done within one. No
 * time is asserted; what each took stands in {@code bench/README.md}.
 */
class PathologicalPackTest {

    private static final String END = """
            cases:
              - { name: right, given: { a.text: right }, result: pass }
              - { name: wrong, given: { a.text: wrong }, result: fail }
              - { name: absent, result: fail }
            """;

    private static String rule(String middle) {
        return RuleTexts.PREAMBLE + middle + END;
    }

    private static String expecting(String predicate) {
        return rule("read: a.text\nexpect: " + predicate + "\nwhen-absent: fail\n");
    }

    private static String numbers(int count, String separator, String each) {
        return IntStream.range(0, count).mapToObj(each::formatted).collect(Collectors.joining(separator));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        "a line of 10 MB",
                        "title: " + "a".repeat(10_000_000),
                        "a-rule.yaml:1:1: the file has more than 131072 characters"),
                Arguments.of(
                        "100,000 cases",
                        RuleTexts.PREAMBLE + "cases:\n" + "- {}\n".repeat(100_000),
                        "a-rule.yaml:1:1: the file has more than 131072 characters"),
                Arguments.of("cases of nothing", "cases: [" + "[],".repeat(40_000) + "[]]", "more than 20000 pieces"),
                Arguments.of(
                        "201 cases",
                        RuleTexts.PREAMBLE
                                + "read: a.text\nexpect: { equals: right }\nwhen-absent: fail\ncases:\n"
                                + numbers(201, "", "  - { name: case %d, result: fail }\n"),
                        "a-rule.yaml:12:3: more than 200 cases"),
                Arguments.of(
                        "a case that gives 201 facts",
                        RuleTexts.PREAMBLE
                                + "read: a.text\nexpect: { equals: right }\nwhen-absent: fail\ncases:\n  - { name: many, given: { "
                                + numbers(201, ", ", "a.f%d: 1")
                                + " }, result: pass }\n",
                        "more than 200 facts are given"),
                Arguments.of(
                        "lists 50 deep, in brackets",
                        "applies: " + "[".repeat(50) + "]".repeat(50),
                        "nested deeper than 24 levels"),
                Arguments.of(
                        "conditions 50 deep, by indentation",
                        "applies:\n"
                                + IntStream.range(1, 50)
                                        .mapToObj(depth -> " ".repeat(depth) + "not:\n")
                                        .collect(Collectors.joining()),
                        "nested deeper than 24 levels"),
                Arguments.of("lists without an end", "applies: " + "[".repeat(60_000), "nested deeper than 24 levels"),
                Arguments.of("a billion laughs", """
                        a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]
                        b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
                        c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
                        """, "a-rule.yaml:1:4: anchors and aliases are not taken"),
                Arguments.of("an anchor that holds itself", "a: &a [*a]", "anchors and aliases are not taken"),
                Arguments.of("a merge key", "<<: *base", "anchors and aliases are not taken"),
                Arguments.of("a tag that makes an object", "id: !!javax.script.ScriptEngineManager []", "is not taken"),
                Arguments.of("1,000 documents", "---\nid: a\n".repeat(1_000), "a second document begins here"),
                Arguments.of("a NUL byte", "id: a\u0000b", "this is no YAML"),
                Arguments.of("half a character", "id: a\uD800", "this is no YAML"),
                Arguments.of("a key of 60,000 letters", "k".repeat(60_000) + ": 1", "this is no YAML"),
                Arguments.of(
                        "5,000 keys that are one", "id: a\n".repeat(5_000), "the key id stands here a second time"),
                Arguments.of(
                        "a number of 60,000 digits",
                        expecting("{ equals: " + "9".repeat(60_000) + " }"),
                        "is not a whole number from 0 to 2^64-1"),
                Arguments.of("a power that fills the memory", expecting("{ equals: 1e999999999 }"), "has no type here"),
                Arguments.of(
                        "a span of time past all calendars",
                        expecting("{ at-least: { ago: P99999999999999999999D } }"),
                        "is no span of time"),
                Arguments.of(
                        "an expression of 10,000 letters",
                        expecting("{ matches: \"" + "a?".repeat(5_000) + "\" }"),
                        "the regular expression is too large"),
                Arguments.of(
                        "repeats of repeats",
                        expecting("{ matches: \"((a{100}){100}){100}\" }"),
                        "the regular expression is too large"),
                Arguments.of(
                        "a reference back, for which linear time is not enough",
                        expecting("{ matches: \"(a+)\\\\1\" }"),
                        "a wrong regular expression"),
                Arguments.of("rows inside rows inside rows", rule("""
                                decide:
                                  - when:
                                      some:
                                        of: a
                                        holds: { some: { of: b, holds: { some: { of: c, holds: { c.x: { equals: 1 } } } } } }
                                    result: pass
                                    reason: three
                                  - { result: fail, reason: other }
                                """), "some stands inside two others"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefusedByItsBound(String name, String text, String reason) {
        List<String> problems = RuleTexts.problems(text);
        assertThat(problems).anySatisfy(problem -> assertThat(problem).contains(reason));
        assertThat(problems)
                .hasSizeLessThanOrEqualTo(100)
                .allSatisfy(
                        problem -> assertThat(problem).hasSizeLessThan(4_000).doesNotContain("\n"));
    }

    /** A text that counts how often it is looked at. */
    private static final class CountedText implements CharSequence {
        private final String text;
        private long looks;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }
    }

    static Stream<String> catastrophic() {
        return Stream.of("(a+)+b", "(a|a)*b", "(a|aa)+b", "(.*a){12}b", "(x+x+)+y|(a*)*b", "((a*)*)*b");
    }

    @ParameterizedTest
    @MethodSource("catastrophic")
    void catastrophicExpressionLooksAtEachCharacterAFixedNumberOfTimes(String expression) throws PackException {
        Rule rule = PackReader.readRule(new RuleFile(
                "a-rule.yaml", expecting("{ any: [ { equals: right }, { matches: \"" + expression + "\" } ] }")));
        Pattern pattern = rule.judgement()
                                instanceof
                                Judgement.Expectation(var read, Predicate.Any(List<Predicate> of), var pass, var fails)
                        && of.getLast() instanceof Predicate.Matches(Pattern matches)
                ? matches
                : fail("the rule does not ask for the expression");
        for (int length : new int[] {1_000, 10_000, 100_000}) {
            CountedText text = new CountedText("a".repeat(length));
            assertThat(pattern.matcher(text).matches()).isFalse();
            assertThat(text.looks).as("%s over %d", expression, length).isLessThanOrEqualTo(3L * length + 10);
        }
        assertThat(Judge.judge(rule, RuleTexts.facts(Map.of("a.text", RuleTexts.text("a".repeat(100_000)))))
                        .result())
                .isEqualTo(Result.FAIL);
    }

    @Test
    void packOfTenThousandRulesIsReadWhole() throws PackException {
        List<RuleFile> files = new ArrayList<>();
        files.add(new RuleFile("pack.yaml", "name: many\nversion: \"1\"\n"));
        for (int i = 0; i < 10_000; i++) {
            files.add(new RuleFile(
                    "r" + i + ".yaml", expecting("{ equals: right }").replace("a-rule", "r" + i)));
        }
        assertThat(PackReader.read(files).rules()).hasSize(10_000);
    }

    @Test
    void tenThousandBrokenFilesAreToldUpToABoundEach() {
        List<RuleFile> files = new ArrayList<>();
        files.add(new RuleFile("pack.yaml", "name: many\nversion: \"1\"\n"));
        for (int i = 0; i < 10_000; i++) {
            files.add(new RuleFile("r" + i + ".yaml", "id: a\n".repeat(20)));
        }
        try {
            PackReader.read(files);
            fail("it was taken");
        } catch (PackException refused) {
            assertThat(refused.problems()).hasSizeLessThanOrEqualTo(10_000 * 100);
        }
    }

    /** No two of them can both be passed, so every pair would be looked at to the end. */
    @Test
    void lintOfMoreThanItTriesEndsByItsCountAndSaysSo() {
        List<RuleFile> files = new ArrayList<>();
        files.add(new RuleFile("pack.yaml", "name: many\nversion: \"1\"\n"));
        for (int i = 0; i < 60; i++) {
            String id = "r%03d".formatted(i);
            StringBuilder body = new StringBuilder("decide:\n");
            for (int field = 1; field <= 6; field++) {
                body.append("  - { when: { a.f%d: { one-of: [%d, 500, 600] } }, result: fail, reason: r }\n"
                        .formatted(field, i));
            }
            body.append("  - { when: { a.f0: { equals: %d } }, result: pass, reason: r }\n".formatted(i));
            body.append("  - { result: fail, reason: r }\ncases:\n  - { name: absent, result: unknown }\n");
            String others = numbers(6, "", ", a.f%d: 1000").replace("a.f0", "a.f6");
            body.append("  - { name: right, given: { a.f0: %d%s }, result: pass }\n".formatted(i, others));
            body.append("  - { name: wrong, given: { a.f0: 1000%s }, result: fail }\n".formatted(others));
            files.add(new RuleFile(id + ".yaml", RuleTexts.PREAMBLE.replace("a-rule", id) + body));
        }
        FactCatalog catalog = FactCatalog.of(IntStream.range(0, 7)
                .mapToObj(i -> new FactCatalog.Entry(new RowField("a", "f" + i), FactCatalog.Rows.ONE, "whole"))
                .toList());

        List<LintProblem> problems = new PackLint(catalog, 100_000).lint(List.of(files));

        assertThat(problems)
                .filteredOn(found -> found.check() == LintCheck.LEFT_UNTRIED)
                .singleElement()
                .satisfies(found -> assertThat(found.problem().message()).contains("more to try than 100000 facts"));
        assertThat(problems).extracting(LintProblem::check).doesNotContain(LintCheck.NOT_LOADED);
    }
}
