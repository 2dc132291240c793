package io.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Finding;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an absent fact comes to: the documented default of its range of systems, and nothing where none is known. */
class AbsenceTest {

    private static final String CASES = """
            cases:
              - { name: off, given: { smb.one: 0 }, result: pass }
              - { name: on, given: { smb.one: 1 }, result: fail }
              - { name: not set, given: { smb.one: absent, os.build: 16299 }, result: pass }
            """;
    private static final Rule BY_RANGE = RuleTexts.rule("""
            read: smb.one
            expect: { equals: 0 }
            when-absent:
              - { when: { os.build: { at-most: 16298 } }, value: 1, means: SMB 1 is on, source: a page }
              - { value: 0, means: SMB 1 is not installed, source: a page }
            """ + CASES);
    private static final Rule DECIDING = RuleTexts.rule("""
            decide:
              - { when: { smb.one: { present: false }, os.build: { equals: 1 } }, result: informational, reason: "not set" }
              - { when: { smb.one: { at-least: { fact: smb.two } } }, result: pass, reason: "{smb.one} reaches {smb.two}" }
              - { result: fail, reason: "{smb.one} does not reach {smb.two}" }
            when-absent:
              smb.one: { value: 3, means: "3 then", source: a page }
              smb.two: { unknown: true, means: "nobody says", source: a page }
            given: { os.build: 2 }
            cases:
              - { name: reaches, given: { smb.one: 2, smb.two: 1 }, result: pass }
              - { name: does not, given: { smb.one: 2, smb.two: 3 }, result: fail }
              - { name: not set, given: { smb.two: 3 }, result: pass }
              - { name: nobody says, given: { smb.one: 3 }, result: unknown }
              - { name: not set and shown, given: { os.build: 1 }, result: informational }
            """);

    private static Finding judge(Rule rule, Map<String, Reading<Value>> readings) {
        return Judge.judge(rule, RuleTexts.facts(readings));
    }

    private static Reading<Value> reading(String word) {
        return switch (word) {
            case "absent" -> Reading.absent();
            case "denied" -> Reading.denied("no");
            case "unsupported" -> Reading.unsupported("no");
            default -> RuleTexts.whole(Long.parseLong(word));
        };
    }

    @ParameterizedTest(name = "{0} on build {1} is {2}")
    @CsvSource({
        "absent, 16298, fail",
        "absent, 16299, pass",
        "0, 16298, pass",
        "1, 16299, fail",
        "denied, 16299, error",
        "unsupported, 16299, notchecked",
        "absent, denied, error",
        "absent, unsupported, notchecked",
        "absent, absent, unknown",
    })
    void defaultIsThatOfTheRangeOfSystems(String value, String build, String result) {
        Finding finding = judge(BY_RANGE, Map.of("smb.one", reading(value), "os.build", reading(build)));

        assertThat(finding.result().word()).isEqualTo(result);
    }

    @Test
    void defaultStandsForFieldsOfRowsThatAQuantifierLooksAt() {
        Rule rule = RuleTexts.rule("""
                for-each: adapter
                when-none: { result: notapplicable, reason: no adapter }
                decide:
                  - { when: { some: { of: wlbs, holds: { wlbs.one: { equals: 1 } } } }, result: fail, reason: "one is on" }
                  - { when: { adapter.two: { equals: 0 } }, result: pass, reason: "two is {adapter.two}" }
                  - { result: fail, reason: "two is {adapter.two}" }
                when-absent:
                  wlbs.one: { value: 0, means: "off", source: a page }
                  adapter.two: { value: 0, means: "off", source: a page }
                given: { "wlbs[W].one": 0, "adapter[A].two": 1 }
                cases:
                  - { name: off, given: { "adapter[A].two": 0 }, result: pass }
                  - { name: on, given: { "wlbs[W].one": 1 }, result: fail }
                  - { name: neither was ever set, given: { "wlbs[W].one": absent, "adapter[A].two": absent }, result: pass }
                """);

        assertThat(rule.absences()).containsKey(FactName.ofRow("wlbs", "one"));
        assertThat(rule.readFacts()).extracting(Object::toString).containsExactly("adapter.rows", "wlbs.rows");
    }

    @Test
    void reasonSaysThatItIsAbsentAndWhatThatMeans() {
        Finding finding = judge(BY_RANGE, Map.of("smb.one", Reading.absent(), "os.build", RuleTexts.whole(9600)));

        assertThat(finding.reason()).isEqualTo("smb.one is absent (SMB 1 is on); expected: 0");
        assertThat(finding.evidence())
                .anySatisfy(fact -> assertThat(fact.reading()).isInstanceOf(Reading.Absent.class));
    }

    @Test
    void unreadableRangeIsNamedAsTheCause() {
        Finding finding = judge(BY_RANGE, Map.of("smb.one", Reading.absent(), "os.build", Reading.denied("no")));

        assertThat(finding.reason()).contains("smb.one", "absent", "depends", "os.build was denied");
    }

    @Test
    void presentFactIsNotAskedForItsDefault() {
        Finding finding = judge(BY_RANGE, Map.of("smb.one", RuleTexts.whole(0)));

        assertThat(finding.result().word()).isEqualTo("pass");
    }

    @ParameterizedTest(name = "one {0}, two {1} is {2}")
    @CsvSource({"absent, 3, pass", "absent, 4, fail", "3, absent, unknown", "2, 2, pass"})
    void absentFactsCountAsTheirDefaultsOnBothSidesOfAComparison(String one, String two, String result) {
        Map<String, Reading<Value>> readings = new TreeMap<>();
        readings.put("smb.one", reading(one));
        readings.put("smb.two", reading(two));
        readings.put("os.build", RuleTexts.whole(2));

        assertThat(judge(DECIDING, readings).result().word()).isEqualTo(result);
    }

    @Test
    void presentStillSeesAnAbsentFactAsAbsent() {
        Finding finding = judge(DECIDING, Map.of("smb.one", Reading.absent(), "os.build", RuleTexts.whole(1)));

        assertThat(finding.result().word()).isEqualTo("informational");
    }

    @Test
    void proseSaysWhoSaysWhat() {
        assertThat(RuleProse.whereAbsent(BY_RANGE))
                .containsExactly(
                        "smb.one where os.build is at most 16298 counts as 1: SMB 1 is on (a page)",
                        "smb.one counts as 0: SMB 1 is not installed (a page)");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{ value: 1, result: pass } | a default has one of",
                "{ means: on } | a default has one of",
                "[ { when: { os.build: { equals: 1 } }, value: 1 } ] | the last default of smb.one has a when",
                "[ { value: 1 }, { value: 0 } ] | only the last default has no when",
                "[ { when: { smb.one: { equals: 1 } }, value: 1 }, { value: 0 } ] | its own absence",
                "[] | no default",
                "{ value: absent } | is a reading, not a value",
                "{ unknown: false } | unknown: false says nothing",
                "{ result: error } | a rule does not say error",
                "fial | did you mean fail?",
            })
    void mistakesAreNamed(String whenAbsent, String problem) {
        assertThat(RuleTexts.problems(RuleTexts.PREAMBLE + "read: smb.one\nexpect: { equals: 0 }\nwhen-absent: "
                        + whenAbsent + "\n" + CASES))
                .anySatisfy(line -> assertThat(line).startsWith("a-rule.yaml:").contains(problem));
    }
}
