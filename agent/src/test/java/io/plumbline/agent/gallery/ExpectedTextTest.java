package io.plumbline.agent.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.plumbline.model.Result;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedTextTest {

    private static final Set<String> RULES = Set.of("first-rule", "second-rule", "third-rule");

    private static ExpectedText parse(String text) {
        return ExpectedText.parse("h.expected", text, RULES);
    }

    @Test
    void resultsReasonsAndSubjectsAreRead() {
        ExpectedText expected = parse("""
                # what this host is
                as: base
                fail:
                  first-rule    Q1: two of them
                    fail: A
                    pass: B with blanks
                notapplicable:
                  # Q2 is about NT 4.0
                  # and nothing else
                  second-rule
                  third-rule    Q3: no server
                """);
        assertThat(expected.as()).contains("base");
        assertThat(expected.expectations())
                .containsOnly(
                        entry(
                                "first-rule",
                                new Expectation(
                                        Result.FAIL,
                                        "Q1: two of them",
                                        List.of(
                                                new Expectation.OfSubject("A", Result.FAIL),
                                                new Expectation.OfSubject("B with blanks", Result.PASS)),
                                        "e2e/hosts/h.expected:4")),
                        entry("second-rule", outOfScope("Q2 is about NT 4.0 and nothing else", 10)),
                        entry("third-rule", outOfScope("Q3: no server", 11)));
    }

    private static Expectation outOfScope(String reason, int line) {
        return new Expectation(Result.NOTAPPLICABLE, reason, List.of(), "e2e/hosts/h.expected:" + line);
    }

    @Test
    void everydayResultsOfABaseStandBare() {
        assertThat(parse("pass:\n  first-rule\nnotapplicable:\n  second-rule\n").expectations())
                .hasSize(2);
    }

    @Test
    void reasonEndsAtABlankLine() {
        assertThatThrownBy(() -> parse("fail:\n  # why\n  first-rule\n\n  second-rule\n"))
                .hasMessage("e2e/hosts/h.expected:5: second-rule is expected to be fail without the article or document"
                        + " that decides it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "fail:|  first-rule; 2: first-rule is expected to be fail without",
                "unknown:|  first-rule; 2: first-rule is expected to be unknown without",
                "as: b|pass:|  first-rule; 3: first-rule is expected to be pass without",
                "pass:|  first-rul; 2: no rule is called first-rul; did you mean first-rule?",
                "pass:|  first-rule|  first-rule; 3: first-rule stands at e2e/hosts/h.expected:2 already",
                "passes:|  first-rule; 1: no result is called \"passes:\"",
                "|  first-rule; 2: a rule above the first result",
                "pass:|as: b; 2: \"as:\" stands once",
                "pass:|    fail: A; 2: below a rule a line says RESULT: SUBJECT",
                "pass:|  first-rule|    fails: A; 3: below a rule a line says RESULT: SUBJECT",
            })
    void expectationThatSaysTooLittleIsAnError(String text, String message) {
        String lines = text.replace('|', '\n');
        assertThatThrownBy(() -> parse(lines)).hasMessageStartingWith("e2e/hosts/h.expected:" + message);
    }
}
