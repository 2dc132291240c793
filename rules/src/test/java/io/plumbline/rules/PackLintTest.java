package io.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PackLintTest {

    private static final String BODY = """
            decide:
              - { when: { a.one: { equals: 1 } }, result: pass, reason: one }
              - { when: { a.two: { equals: 1 } }, result: unknown, reason: two }
              - { result: fail, reason: other }
            when-absent:
              a.one: { unknown: true, means: it was not told, source: Q1 }
              a.two: { unknown: true, means: it was not told, source: Q1 }
            cases:
              - { name: one, given: { a.one: 1 }, result: pass }
              - { name: two, given: { a.one: 0, a.two: 1 }, result: unknown }
              - { name: other, given: { a.one: 0, a.two: 0 }, result: fail }
              - { name: absent, result: unknown }
            """;

    private static final PackLint LINT = new PackLint(RuleTexts.catalogOf(List.of(RuleTexts.rule(BODY))));

    private static List<String> lint(String fileName, String text) {
        return LINT.lint(new RuleFile(fileName, text)).stream()
                .map(problem -> problem.where() + "; " + problem.problem().fix())
                .toList();
    }

    @Test
    void rightRuleHasNoProblems() {
        assertThat(lint("a-rule.yaml", RuleTexts.PREAMBLE + BODY)).isEmpty();
    }

    @Test
    void fileIsNamedAsItsRule() {
        assertThat(lint("p/b-rule.yaml", RuleTexts.PREAMBLE + BODY))
                .containsExactly(
                        "p/b-rule.yaml:1:5: file-name: the rule a-rule stands in a file of another name; name the file a-rule.yaml");
    }

    @Test
    void caseThatComesOutOtherwiseIsNamedWithWhatItCameTo() {
        assertThat(lint(
                        "a-rule.yaml",
                        RuleTexts.PREAMBLE + BODY.replace("a.two: 1 }, result: unknown", "a.two: 2 }, result: pass")))
                .contains(
                        "a-rule.yaml:17:5: case-result: the case \"two\" comes to fail, not pass: other; correct what is given or the rule, or write result: fail");
    }

    @Test
    void numberInQuotationMarksIsSaidToBeATextWhereverItShows() {
        assertThat(lint(
                        "a-rule.yaml",
                        RuleTexts.PREAMBLE + BODY.replace("a.one: { equals: 1 }", "a.one: { equals: \"1\" }")))
                .contains(
                        "a-rule.yaml:9:32: impossible-comparison: a.one is a whole number; it is compared with a text, \"1\";"
                                + " drop the quotation marks: equals: 1",
                        "a-rule.yaml:16:5: case-result: the case \"one\" comes to unknown, not pass: a.one is 1 (whole number),"
                                + " which cannot be compared with a text; the rule asks whether it is \"1\";"
                                + " drop the quotation marks: equals: 1; or give a text in the case",
                        "a-rule.yaml:10:5: unreachable-branch: no host can reach decision 2 (unknown): of 6 that the rule"
                                + " tells apart none gets so far, for what is asked before it cannot be told;"
                                + " correct the when of the decisions before it");
        assertThat(lint(
                        "a-rule.yaml",
                        RuleTexts.PREAMBLE + BODY.replace("a.one: { equals: 1 }", "a.one: { one-of: [\"1\", \"2\"] }")))
                .anyMatch(problem -> problem.endsWith("; drop the quotation marks: one-of: [1, 2]"));
        assertThat(lint(
                        "a-rule.yaml",
                        RuleTexts.PREAMBLE + BODY.replace("given: { a.one: 1 }", "given: { a.one: \"1\" }")))
                .anyMatch(
                        problem -> problem.contains("a.one is 1 (text), which cannot be compared with a whole number;")
                                && problem.endsWith("; write equals: \"1\"; or give a whole number in the case"));
    }

    @Test
    void decisionThatNoCaseReachesIsNamed() {
        assertThat(lint(
                        "a-rule.yaml",
                        RuleTexts.PREAMBLE + BODY.replace("a.two: 1 }, result: unknown", "a.two: 0 }, result: fail")))
                .containsExactly("a-rule.yaml:10:5: untested-decision: no case reaches decision 2 (unknown);"
                        + " write one: - { name: \u2026, given: { a.one: 0, a.two: 1 }, result: unknown }");
    }

    @Test
    void policyThatIsNotSetLeavesTheAnswerToTheOwnValueByWhenAbsentFalse() {
        String body = """
                decide:
                  - { when: { 'registry[HKLM\\P::Sign].value': { equals: 1%1$s } }, result: pass, reason: policy }
                  - { when: { 'registry[HKLM\\P::Sign].value': { present: true } }, result: fail, reason: policy }
                  - { when: { 'registry[HKLM\\S::Sign].value': { equals: 1 } }, result: pass, reason: own }
                  - { result: fail, reason: neither }
                when-absent:
                  'registry[HKLM\\S::Sign].value': { value: 0, means: nothing is signed, source: Q1 }
                cases:
                  - { name: policy, given: { 'registry[HKLM\\P::Sign].value': 1 }, result: pass }
                  - { name: policy off, given: { 'registry[HKLM\\P::Sign].value': 0 }, result: fail }
                  - { name: own, given: { 'registry[HKLM\\S::Sign].value': 1 }, result: pass }
                  - { name: neither, result: fail }
                """;
        String right = body.formatted(", when-absent: false");
        PackLint lint = new PackLint(RuleTexts.catalogOf(List.of(RuleTexts.rule(right))));
        assertThat(lint.lint(new RuleFile("a-rule.yaml", RuleTexts.PREAMBLE + right)))
                .isEmpty();
        assertThat(lint.lint(new RuleFile("a-rule.yaml", RuleTexts.PREAMBLE + body.formatted(""))))
                .filteredOn(found ->
                        found.check() == LintCheck.CASE_RESULT || found.check() == LintCheck.MISSING_WHEN_ABSENT)
                .hasSize(3)
                .allMatch(found -> found.problem().fix().contains("{ equals: 1, when-absent: false }"))
                .noneMatch(found -> found.problem().fix().contains("result: unknown"));
    }

    @Test
    void caseThatIsMissingIsWrittenAsOneMoreOfThoseThatAreThere() {
        String body = """
                applies: { os.family: { equals: nt } }
                decide:
                  - { when: { a.one: { equals: 1 } }, result: pass, reason: one }
                  - { when: { a.two: { matches: '(?i)(alpha|beta)' } }, result: informational, reason: two }
                  - { result: fail, reason: other }
                when-absent:
                  a.one: { unknown: true, means: it was not told, source: Q1 }
                  a.two: { value: none, means: it was not told, source: Q1 }
                given: { os.family: nt, a.one: 0 }
                cases:
                  - { name: one, given: { a.one: 1 }, result: pass }
                  - { name: other, given: { a.two: none }, result: fail }
                  - { name: absent, given: { a.one: absent }, result: unknown }
                """;
        PackLint lint = new PackLint(RuleTexts.catalogOf(List.of(RuleTexts.rule(body))));
        assertThat(lint.lint(new RuleFile("a-rule.yaml", RuleTexts.PREAMBLE + body)))
                .singleElement()
                .extracting(found -> found.problem().fix())
                .isEqualTo("write one: - { name: \u2026, given: { a.two: 'alpha' }, result: informational }");
    }

    @Test
    void decisionBehindAnExpressionThatNobodyHasATextForIsUntestedNotUnreachable() {
        String body = """
                decide:
                  - { when: { a.two: { equals: x } }, result: pass, reason: one }
                  - { when: { a.two: { matches: 'EXPRESSION' } }, result: informational, reason: two }
                  - { result: fail, reason: other }
                when-absent:
                  a.two: { unknown: true, means: it was not told, source: Q1 }
                cases:
                  - { name: one, given: { a.two: x }, result: pass }
                  - { name: other, given: { a.two: y }, result: fail }
                  - { name: absent, result: unknown }
                """;
        for (String expression : List.of("\\x{263a}+", "[A-Z]{2}-\\d+")) {
            String text = body.replace("EXPRESSION", expression);
            assertThat(new PackLint(RuleTexts.catalogOf(List.of(RuleTexts.rule(text))))
                            .lint(new RuleFile("a-rule.yaml", RuleTexts.PREAMBLE + text)))
                    .extracting(LintProblem::check)
                    .containsExactly(LintCheck.UNTESTED_DECISION);
        }
    }

    @Test
    void caseOfAnotherWindowsIsWrittenWithWhatTellsIt() {
        String body = """
                decide:
                  - { when: { os.build: { at-most: 9600 } }, result: notapplicable, reason: "too old, build {os.build}" }
                  - { when: { a.one: { equals: 1 } }, result: pass, reason: one }
                  - { result: fail, reason: other }
                when-absent:
                  a.one: { value: 0, means: it was not told, source: Q1 }
                given: { os.build: 20348 }
                cases:
                  - { name: one, given: { a.one: 1 }, result: pass }
                  - { name: other, given: { a.one: 0 }, result: fail }
                  - { name: absent, result: fail }
                """;
        PackLint lint = new PackLint(RuleTexts.catalogOf(List.of(RuleTexts.rule(body))));
        assertThat(lint.lint(new RuleFile("a-rule.yaml", RuleTexts.PREAMBLE + body)))
                .singleElement()
                .extracting(found -> found.problem().fix())
                .asString()
                .matches("write one: - \\{ name: \u2026, given: \\{ os\\.build: \\d+ }, result: notapplicable }");
    }

    @Test
    void misspeltFactIsSuspectedBecauseNoCaseGivesIt() {
        assertThat(lint("a-rule.yaml", RuleTexts.PREAMBLE + BODY.replace("when: { a.two:", "when: { a.tow:")))
                .contains("a-rule.yaml:16:3: untested-fact: no case gives a value for a.tow; did you mean a.two?")
                .contains(
                        "a-rule.yaml:14:3: unused-when-absent: when-absent speaks of a.two, which the rule neither asks nor tells;"
                                + " remove it");
    }

    @Test
    void absenceIsToldWithItsMeaningAndItsSource() {
        assertThat(lint(
                        "a-rule.yaml",
                        RuleTexts.PREAMBLE
                                + BODY.replace("  a.one: { unknown: true, means: it was not told, source: Q1 }\n", "")
                                        .replace("means: it was not told, source: Q1", "means: it was not told")))
                .containsExactly(
                        "a-rule.yaml:9:15: missing-when-absent: where a.one is absent the rule cannot tell, and does not say"
                                + " what Windows does then; where an absent one leaves the answer to what is asked next, as a"
                                + " policy that is not set does, write when-absent: false beside the question: { equals: 1,"
                                + " when-absent: false }; else say what Windows does: when-absent: { a.one: { value: \u2026,"
                                + " means: \"\u2026\", source: \"\u2026\" } }, with unknown: true in place of value where no"
                                + " document says",
                        "a-rule.yaml:13:10: missing-when-absent: the default of a.two does not say who says so;"
                                + " add source: with the document that says so");
    }

    @Test
    void predicateThatAnswersForAbsenceItselfNeedsNoDefault() {
        assertThat(lint(
                        "a-rule.yaml",
                        RuleTexts.PREAMBLE
                                + BODY.replace("  a.two: { unknown: true, means: it was not told, source: Q1 }\n", "")
                                        .replace(
                                                "{ a.two: { equals: 1 } }",
                                                "{ a.two: { equals: 1, when-absent: false } }")))
                .isEmpty();
    }

    @Test
    void lineThatIsStillToBeFilledInIsNamedWhereverItsValueBegins() {
        String left = RuleTexts.PREAMBLE
                .replaceFirst("title: .*", "title: 'FILL IN: what must hold'")
                .replaceFirst(
                        "rationale: .*",
                        "rationale: |\n  What the article says of hosts that are set otherwise: they fail, all of them.\n"
                                + "  FILL IN: for whom\n  and FILL IN since when")
                .replace("[ Q1 ]", "[ Q1, FILL IN the page ]");
        assertThat(lint("a-rule.yaml", left + BODY.replace("name: other", "name: FILL IN")))
                .containsExactly(
                        "a-rule.yaml:3:9: unfinished: title is still to be filled in;"
                                + " write what belongs there in place of \"FILL IN: what must hold\"",
                        "a-rule.yaml:7:3: unfinished: rationale is still to be filled in;"
                                + " write what belongs there in place of \"FILL IN: for whom\"",
                        "a-rule.yaml:8:7: unfinished: rationale is still to be filled in;"
                                + " write what belongs there in place of \"FILL IN since when\"",
                        "a-rule.yaml:10:19: unfinished: references is still to be filled in;"
                                + " write what belongs there in place of \"FILL IN the page\"",
                        "a-rule.yaml:21:13: unfinished: name is still to be filled in;"
                                + " write what belongs there in place of \"FILL IN\"");
    }

    @Test
    void commentThatSpeaksOfFillingInIsLeftAlone() {
        assertThat(lint("a-rule.yaml", "# FILL IN the title\n" + RuleTexts.PREAMBLE + BODY))
                .isEmpty();
    }

    @Test
    void thinRationaleAndMissingReferencesAreNamed() {
        String thin = RuleTexts.PREAMBLE
                .replaceFirst("rationale: .*", "rationale: Because.")
                .replace("[ Q1 ]", "[]")
                .replace("{ manual: do it }", "{}");
        assertThat(lint("a-rule.yaml", thin + BODY))
                .containsExactly(
                        "a-rule.yaml:5:12: thin-guidance: the rationale hardly says why; say what breaks, where, and who says so",
                        "a-rule.yaml:6:14: thin-guidance: there is no remediation; say at least by hand how to put it right: remediation: { manual: \"\u2026\" }",
                        "a-rule.yaml:7:13: thin-guidance: there are no references; name the article, RFC or page it comes from: references: [\"\u2026\"]");
    }

    @Test
    void whatTheReaderRefusesIsSaidToo() {
        assertThat(lint(
                        "a-rule.yaml",
                        RuleTexts.PREAMBLE + BODY.replace("result: fail, reason: other", "reason: other")))
                .singleElement()
                .asString()
                .startsWith("a-rule.yaml:11:5: not-loaded: a decision lacks the key result; one of: pass, fail");
    }

    @Test
    void packIsLintedWithAllItsFiles() {
        List<RuleFile> files = List.of(
                new RuleFile("p/other.yaml", RuleTexts.PREAMBLE + BODY), new RuleFile("p/broken.yaml", "id: x"));
        assertThat(LINT.lint(List.of(files)))
                .extracting(found -> found.problem().file())
                .contains("p/other.yaml", "p/broken.yaml", "pack.yaml");
    }
}
