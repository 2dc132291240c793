package io.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an organisation changes about a pack: within bounds, with a reason, and never unseen. */
class TailoringTest {

    private static final String BODY = """
            profiles: [baseline]
            parameters:
              most: { default: 3, at-least: 1, at-most: 9, says: so many are too many }
              accepted: { default: [0, 2], one-of: [0, 1, 2, 3], says: what is taken for off }
            decide:
              - { when: { a.number: { at-least: { parameter: most } } }, result: fail, reason: "{a.number} is too many" }
              - { when: { a.kind: { one-of: { parameter: accepted } } }, result: pass, reason: "kind {a.kind}" }
              - { result: fail, reason: "kind {a.kind}" }
            when-absent:
              a.number: { unknown: true, means: it was not counted, source: Q1 }
              a.kind: { unknown: true, means: it was not told, source: Q1 }
            cases:
              - { name: many, given: { a.number: 3 }, result: fail }
              - { name: few, given: { a.number: 2, a.kind: 2 }, result: pass }
              - { name: other, given: { a.number: 2, a.kind: 1 }, result: fail }
              - { name: not set, given: { a.number: 2 }, result: unknown }
            """;
    private static final List<RuleFile> PACK =
            List.of(new RuleFile("pack.yaml", """
                    name: own
                    version: "1"
                    profiles: { baseline: what all should have, strict: in full }
                    """), new RuleFile("a-rule.yaml", RuleTexts.PREAMBLE + BODY));

    private static Tailoring tailoring(String yaml) throws PackException {
        return Tailoring.read(new RuleFile("own.yaml", yaml));
    }

    private static String change(String change) {
        return "name: branch\nrules:\n  a-rule:\n    justification: decided in ticket 7 by the owner\n"
                + change.indent(4);
    }

    @Test
    void untouchedPackHasItsUsualParameters() throws PackException {
        Pack pack = PackReader.read(PACK);

        assertThat(pack.version()).isEqualTo("1");
        assertThat(pack.profiles()).containsOnlyKeys("baseline", "strict");
        assertThat(pack.rules()
                        .getFirst()
                        .parameters()
                        .values()
                        .iterator()
                        .next()
                        .text())
                .isEqualTo("most = 3 (from 1 to 9): so many are too many");
        assertThat(new PackLint(RuleTexts.catalogOf(PackReader.read(PACK).rules())).lint(List.of(PACK)))
                .isEmpty();
    }

    @Test
    void parametersAndSeverityAreChosen() throws PackException {
        Tailoring chosen = tailoring(change("severity: high\nparameters: { most: 5, accepted: [0, 1] }"));
        Pack pack = PackReader.read(PACK, chosen);
        Rule rule = pack.rules().getFirst();

        assertThat(chosen.problemsAmong(pack.rules())).isEmpty();
        assertThat(rule.severity()).isEqualTo(Severity.HIGH);
        assertThat(Judge.judge(
                                rule,
                                RuleTexts.facts(Map.of("a.number", RuleTexts.whole(4), "a.kind", RuleTexts.whole(1))))
                        .result()
                        .word())
                .isEqualTo("pass");
        assertThat(rule.parameters().values().iterator().next().text()).contains("most = 5", "usually 3");
        assertThat(pack.version()).matches("1\\+branch-[0-9a-f]{8}");
    }

    @Test
    void ruleLeftOutIsNamedWithItsReason() throws PackException {
        Pack pack = PackReader.read(PACK, tailoring(change("select: false")));

        assertThat(pack.rules()).isEmpty();
        assertThat(pack.leftOut()).containsEntry("a-rule", "left out by branch: decided in ticket 7 by the owner");
    }

    @Test
    void profileLeavesOutTheRulesOfOthersUnlessTheyAreSelected() throws PackException {
        assertThat(PackReader.read(PACK, Tailoring.NONE.withProfile("baseline")).rules())
                .hasSize(1);
        assertThat(PackReader.read(PACK, Tailoring.NONE.withProfile("strict")).leftOut())
                .containsEntry("a-rule", "not in the profile strict");
        assertThat(PackReader.read(PACK, tailoring(change("select: true")).withProfile("strict"))
                        .rules())
                .hasSize(1);
        assertThat(PackReader.read(PACK, Tailoring.NONE.withProfile("strict")).version())
                .isEqualTo("1+strict");
    }

    @Test
    void unknownProfileIsRefusedWithTheOneThatWasMeant() {
        assertThatThrownBy(() -> PackReader.read(PACK, Tailoring.NONE.withProfile("stict")))
                .hasMessageContaining("the pack own knows no profile stict; did you mean strict?");
    }

    @Test
    void ruleOfAProfileThatThePackDoesNotKnowIsRefused() {
        List<RuleFile> files = List.of(new RuleFile("pack.yaml", "{ name: own, version: \"1\" }"), PACK.getLast());

        assertThatThrownBy(() -> PackReader.read(files))
                .hasMessageContaining("a-rule.yaml:1:1: the pack knows no profile baseline");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "parameters: { most: 10 } | own.yaml:3:3: the parameter most of a-rule is outside its bounds; it is chosen from 1 to 9",
                "parameters: { most: two } | outside its bounds",
                "parameters: { accepted: [0, 7] } | it is chosen of 0, 1, 2, 3",
                "parameters: { mots: 2 } | the rule a-rule has no parameter mots; did you mean most?",
            })
    void whatDoesNotFitTheRulesIsNamed(String change, String problem) throws PackException {
        Tailoring tailoring = tailoring(change(change));
        Pack pack = PackReader.read(PACK, tailoring);

        assertThat(tailoring.problemsAmong(pack.rules()))
                .anySatisfy(one -> assertThat(one.toString()).contains(problem));
        assertThat(pack.rules().getFirst().parameters().values())
                .allSatisfy(parameter -> assertThat(parameter.values()).isEqualTo(parameter.usual()));
    }

    @Test
    void ruleOfNoPackIsNamed() throws PackException {
        Tailoring tailoring =
                tailoring("name: x\nrules: { a-rul: { select: false, justification: decided by us all } }");

        assertThat(tailoring.problemsAmong(PackReader.read(PACK).rules()))
                .anySatisfy(one -> assertThat(one.toString())
                        .contains("own.yaml:2:10: no pack in force has a rule a-rul; did you mean a-rule?"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{ name: x, rules: { a: { select: false } } } | a change lacks the key justification",
                "{ name: x, rules: { a: { select: false, justification: no } } } | this justifies nothing",
                "{ name: x, rules: { a: { justification: decided by us all } } } | the change changes nothing",
                "{ name: x } | the file changes nothing",
                "{ profile: strict } | lacks the key name",
                "{ name: x, rules: { a: { severity: hihg, justification: decided by us all } } } | did you mean high?",
                "{ name: x, rulse: {} } | did you mean rules?",
            })
    void mistakesOfTheFileAreNamed(String yaml, String problem) {
        assertThatThrownBy(() -> tailoring(yaml))
                .hasMessageContaining("own.yaml:")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{ most: { default: 10, at-least: 1, at-most: 9, says: x } } | is outside its own bounds",
                "{ most: { default: 1, says: x } } | bounds of one kind",
                "{ most: { default: 1, at-least: 1, says: x } } | bounds of one kind",
                "{ most: { default: 1, at-least: 1, at-most: 9 } } | lacks the key says",
                "{ Most: { default: 1, at-least: 1, at-most: 9, says: x } } | is no name of a parameter",
                "{ least: { default: 1, at-least: 1, at-most: 9, says: x } } | the rule has no parameter",
            })
    void mistakesOfParametersAreNamed(String parameters, String problem) {
        String text = RuleTexts.PREAMBLE
                + BODY.replaceFirst("(?s)parameters:.*?decide:", "parameters: " + parameters + "\ndecide:");

        assertThat(RuleTexts.problems(text)).anySatisfy(line -> assertThat(line).contains(problem));
    }
}
