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
            cases:
              - { name: one, given: { a.one: 1 }, result: pass }
              - { name: two, given: { a.one: 0, a.two: 1 }, result: unknown }
              - { name: other, given: { a.one: 0, a.two: 0 }, result: fail }
              - { name: absent, result: unknown }
            """;

    private static List<String> lint(String fileName, String text) {
        return PackLint.lint(new RuleFile(fileName, text)).stream()
                .map(Problem::toString)
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
                        "p/b-rule.yaml:1:1: the rule a-rule stands in a file of another name; name the file a-rule.yaml");
    }

    @Test
    void caseThatComesOutOtherwiseIsNamedWithWhatItCameTo() {
        assertThat(lint(
                        "a-rule.yaml",
                        RuleTexts.PREAMBLE + BODY.replace("a.two: 1 }, result: unknown", "a.two: 2 }, result: pass")))
                .contains(
                        "a-rule.yaml:14:1: the case \"two\" comes to fail, not pass: other; correct the case or the rule");
    }

    @Test
    void decisionThatNoCaseReachesIsNamed() {
        assertThat(lint(
                        "a-rule.yaml",
                        RuleTexts.PREAMBLE + BODY.replace("a.two: 1 }, result: unknown", "a.two: 0 }, result: fail")))
                .containsExactly(
                        "a-rule.yaml:1:1: no case reaches decision 2 (unknown); write one that does, or remove the decision");
    }

    @Test
    void misspeltFactIsSuspectedBecauseNoCaseGivesIt() {
        assertThat(lint("a-rule.yaml", RuleTexts.PREAMBLE + BODY.replace("when: { a.two:", "when: { a.tow:")))
                .contains("a-rule.yaml:1:1: no case gives a value for a.tow; did you mean a.two?")
                .contains("a-rule.yaml:1:1: cases give a.two, which the rule does not read; did you mean a.tow?");
    }

    @Test
    void thinRationaleAndMissingReferencesAreNamed() {
        String thin = RuleTexts.PREAMBLE
                .replaceFirst("rationale: .*", "rationale: Because.")
                .replace("[ Q1 ]", "[]")
                .replace("{ manual: do it }", "{}");
        assertThat(lint("a-rule.yaml", thin + BODY))
                .containsExactly(
                        "a-rule.yaml:1:1: the rationale hardly says why; say what breaks, where, and who says so",
                        "a-rule.yaml:1:1: there are no references; name the article, RFC or page it comes from",
                        "a-rule.yaml:1:1: there is no remediation; say at least by hand how to put it right");
    }

    @Test
    void whatTheReaderRefusesIsSaidToo() {
        assertThat(lint(
                        "a-rule.yaml",
                        RuleTexts.PREAMBLE + BODY.replace("result: fail, reason: other", "reason: other")))
                .singleElement()
                .asString()
                .startsWith("a-rule.yaml:11:5: a decision lacks the key result; one of: pass, fail");
    }

    @Test
    void packIsLintedWithAllItsFiles() {
        List<RuleFile> files = List.of(
                new RuleFile("p/other.yaml", RuleTexts.PREAMBLE + BODY), new RuleFile("p/broken.yaml", "id: x"));
        assertThat(PackLint.lint(files))
                .extracting(Problem::file)
                .contains("p/other.yaml", "p/broken.yaml", "pack.yaml");
    }
}
