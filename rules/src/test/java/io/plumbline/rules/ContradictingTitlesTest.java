package io.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContradictingTitlesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SMB 1 is disabled | off",
                "SMB 1 is enabled | on",
                "Ensure LLMNR is not enabled | off",
                "Ensure the firewall is not disabled | on",
                "Multicast DNS is off by policy | off",
                "The Guest account is never enabled | off",
                "No network bridge is allowed | off",
                "Nobody is permitted to bridge networks | off",
                "SMB signing is required | on",
                "Insecure guest logons are prohibited | off",
                "The mapper is turned on | on",
                "NetBIOS is off on every adapter | off",
                "WINS is asked on the port that WINS listens on | -",
                "Where LLMNR is off, the mapper is enabled | -",
                "The WINS servers of an adapter are different ones | -",
            })
    void titleIsUnderstoodWhereItSaysOnOrOff(String title, String expected) {
        Optional<Boolean> on = switch (expected) {
            case "on" -> Optional.of(true);
            case "off" -> Optional.of(false);
            default -> Optional.empty();
        };
        assertThat(ContradictingTitles.findSays(title)).isEqualTo(on);
    }

    private static Stream<String> lint(String title, String expect) {
        String text = RuleTexts.PREAMBLE.replace("A rule", title)
                + """
                read: a.days
                expect: { %s }
                when-absent: { result: fail, means: nothing was set, source: Q1 }
                cases:
                  - { name: thirty, given: { a.days: 30 }, result: pass }
                  - { name: none, given: { a.days: %s }, result: fail }
                  - { name: never set, result: fail }
                """.formatted(expect, expect.startsWith("at-most") ? "99" : "0");
        RuleFile file = new RuleFile("a-rule.yaml", text);
        Rule rule = RuleTexts.rule(
                text.substring(RuleTexts.PREAMBLE.replace("A rule", title).length()));
        return new PackLint(RuleTexts.catalogOf(List.of(rule)))
                .lint(file).stream().map(LintProblem::where);
    }

    @Test
    void boundThatTheRuleTurnsRoundIsNamed() {
        assertThat(lint("A lease lasts at least 30 days", "at-most: 30"))
                .containsExactly("a-rule.yaml:3:8: title-contradicts: the title says that it is at least 30, and a host"
                        + " where it is 31 fails");
        assertThat(lint("A lease lasts 30 or fewer days", "at-least: 30"))
                .containsExactly("a-rule.yaml:3:8: title-contradicts: the title says that it is at most 30, and a host"
                        + " where it is 29 fails");
        assertThat(lint("A lease lasts at least 30 days", "at-least: 30")).isEmpty();
        assertThat(lint("A lease lasts at most 30 days", "at-most: 30")).isEmpty();
    }

    @Test
    void numberThatTheRuleRefusesIsNamed() {
        assertThat(lint("DisableSavePassword is set to 1", "equals: 30"))
                .containsExactly(
                        "a-rule.yaml:3:8: title-contradicts: the title says that it is 1, and a host where it is"
                                + " 1 fails");
        assertThat(lint("DisableSavePassword is set to 30", "equals: 30")).isEmpty();
    }
}
