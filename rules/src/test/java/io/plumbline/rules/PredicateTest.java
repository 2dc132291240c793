package io.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every predicate, as rule files write it, against readings as cases write them. */
class PredicateTest {

    @ParameterizedTest(name = "{0} of {1} is {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "equals: 2 | 2 | TRUE",
                "equals: 2 | 0x2 | TRUE",
                "equals: 2 | 3 | FALSE",
                "equals: 2 | '\"2\"' | UNKNOWN",
                "equals: 2 | true | UNKNOWN",
                "equals: 2 | absent | UNKNOWN",
                "equals: 2 | denied | ERROR",
                "equals: 2 | failed | ERROR",
                "equals: 2 | unsupported | NOTCHECKED",
                "equals: nt | nt | TRUE",
                "equals: nt | NT | FALSE",
                "equals: { text: absent } | { text: absent } | TRUE",
                "equals: [] | [] | TRUE",
                "equals: [a, b] | [b, a] | FALSE",
                "equals: true | false | FALSE",
                "equals: { bytes: 00ff } | { bytes: 00FF } | TRUE",
                "equals: { version: 6.0.6000.1 } | { version: 6.0.6001.1 } | FALSE",
                "equals: { moment: 2026-11-21T00:00:00Z } | { moment: 2026-11-21T00:00:00Z } | TRUE",
                "equals: { fact: b.number } | 7 | TRUE",
                "equals: { fact: b.number } | 8 | FALSE",
                "equals: { fact: b.number } | denied | ERROR",
                "equals: { fact: b.denied } | 7 | ERROR",
                "equals: { fact: b.missing } | 7 | ERROR",
                "equals: { fact: b.absent } | 7 | UNKNOWN",
                "equals: { fact: b.unsupported } | 7 | NOTCHECKED",
                "one-of: [1, 2, 4, 8] | 4 | TRUE",
                "one-of: [1, 2, 4, 8] | 3 | FALSE",
                "one-of: [1, 2, 4, 8] | 0xFFFFFFFF | FALSE",
                "one-of: [1, 2, 4, 8] | '\"4\"' | UNKNOWN",
                "one-of: [1, 2, 4, 8] | absent | UNKNOWN",
                "at-least: 6001 | 6001 | TRUE",
                "at-least: 6001 | 6000 | FALSE",
                "at-least: 1 | 0xFFFFFFFFFFFFFFFF | TRUE",
                "at-least: 6001 | '\"6002\"' | UNKNOWN",
                "at-least: \"5.0\" | '\"10.0\"' | TRUE",
                "at-least: \"5.0\" | '\"5\"' | TRUE",
                "at-least: \"5.0\" | '\"4.0\"' | FALSE",
                "at-least: \"5.0\" | '\"3.51\"' | FALSE",
                "at-least: \"5.0\" | '\"five\"' | UNKNOWN",
                "at-least: \"5.0\" | '\"\"' | UNKNOWN",
                "at-least: \"5.0\" | 6 | UNKNOWN",
                "at-least: { fact: b.number } | 7 | TRUE",
                "at-least: { version: 6.0.6000.20551 } | { version: 6.0.6000.20551 } | TRUE",
                "at-least: { version: 6.0.6000.20551 } | { version: 6.0.6000.20999 } | TRUE",
                "at-least: { version: 6.0.6000.20551 } | { version: 6.0.6000.20550 } | FALSE",
                "at-least: { version: 6.0.6000.20551 } | { version: 6.0.6000.9999 } | FALSE",
                "at-least: { version: 6.0.6000.20551 } | { version: 6.0.6000.16830 } | FALSE",
                "at-least: { version: 6.0.6000.20551 } | { version: 6.0.6001.18000 } | UNKNOWN",
                "at-least: { version: 6.0.6000.20551 } | { version: 6.1.6000.20551 } | UNKNOWN",
                "at-least: { version: 6.0.6000.16500 } | { version: 6.0.6000.20551 } | UNKNOWN",
                "at-most: 5 | 5 | TRUE",
                "at-most: 5 | 6 | FALSE",
                "at-most: { version: 6.0.6000.20551 } | { version: 6.0.6000.16386 } | TRUE",
                "at-most: { moment: 2026-11-21T00:00:00Z } | { moment: 2026-11-20T00:00:00Z } | TRUE",
                "at-most: { moment: 2026-11-21T00:00:00Z } | 5 | UNKNOWN",
                "matches: 'net.*' | netbt | TRUE",
                "matches: 'net' | netbt | FALSE",
                "matches: 'net' | 5 | UNKNOWN",
                "contains: b | [a, b] | TRUE",
                "contains: c | [a, b] | FALSE",
                "contains: b | [] | FALSE",
                "contains: tb | netbt | TRUE",
                "contains: x | netbt | FALSE",
                "contains: b | 5 | UNKNOWN",
                "contains: { fact: b.text } | [a, seven] | TRUE",
                "contains: { fact: b.number } | [a, seven] | UNKNOWN",
                "contains: { fact: b.absent } | [a, seven] | UNKNOWN",
                "one-of: { fact: b.list } | seven | TRUE",
                "one-of: { fact: b.list } | eight | FALSE",
                "one-of: { fact: b.text } | seven | UNKNOWN",
                "one-of: { fact: b.denied } | seven | ERROR",
                "equals-ignoring-case: Seven | SEVEN | TRUE",
                "equals-ignoring-case: { fact: b.text } | SEVEN | TRUE",
                "equals-ignoring-case: Seven | eight | FALSE",
                "equals-ignoring-case: Seven | 7 | UNKNOWN",
                "equals-ignoring-case: Seven | absent | UNKNOWN",
                "fixed-in: [6.0.6000.16830, 6.0.6000.20551, 6.0.6001.18000] | { version: 6.0.6000.16830 } | TRUE",
                "fixed-in: [6.0.6000.16830, 6.0.6000.20551, 6.0.6001.18000] | { version: 6.0.6000.16386 } | FALSE",
                "fixed-in: [6.0.6000.16830, 6.0.6000.20551, 6.0.6001.18000] | { version: 6.0.6000.20550 } | FALSE",
                "fixed-in: [6.0.6000.16830, 6.0.6000.20551, 6.0.6001.18000] | { version: 6.0.6001.18000 } | TRUE",
                "fixed-in: [6.0.6000.16830, 6.0.6000.20551, 6.0.6001.18000] | { version: 6.0.6002.18005 } | TRUE",
                "fixed-in: [6.0.6000.20551] | { version: 6.0.6000.16830 } | FALSE",
                "fixed-in: [6.0.6000.16830] | { version: 6.0.6000.20551 } | UNKNOWN",
                "fixed-in: [6.0.6001.18000] | { version: 6.0.6000.16386 } | UNKNOWN",
                "fixed-in: [6.0.6001.18000] | { version: 6.1.7600.16385 } | UNKNOWN",
                "fixed-in: [6.0.6001.18000] | 6 | UNKNOWN",
                "bits-set: 0x3 | 7 | TRUE",
                "bits-set: 0x3 | 5 | FALSE",
                "bits-set: 0x3 | '\"3\"' | UNKNOWN",
                "bits-clear: 0x3 | 4 | TRUE",
                "bits-clear: 0x3 | 5 | FALSE",
                "every-item: { matches: 'a.*' } | [ab, ac] | TRUE",
                "every-item: { matches: 'a.*' } | [ab, b] | FALSE",
                "every-item: { matches: 'a.*' } | [] | TRUE",
                "some-item: { matches: 'a.*' } | [b, ab] | TRUE",
                "some-item: { one-of: { fact: b.list } } | [b, six] | TRUE",
                "some-item: { matches: 'a.*' } | [] | FALSE",
                "some-item: { equals: { fact: b.denied } } | [b] | ERROR",
                "no-item: { matches: 'a.*' } | [b] | TRUE",
                "no-item: { matches: 'a.*' } | a | UNKNOWN",
                "at-least: { ago: P30D } | { moment: 2026-11-01T00:00:00Z } | TRUE",
                "at-least: { ago: P30D } | { moment: 2026-10-01T00:00:00Z } | FALSE",
                "at-most: { ahead: P30D } | { moment: 2026-12-24T00:00:00Z } | TRUE",
                "at-most: { ahead: PT1H } | { moment: 2026-12-24T00:00:00Z } | FALSE",
                "at-least: { ago: P30D } | 7 | UNKNOWN",
                "size: { at-least: 2 } | [a, b] | TRUE",
                "size: { at-least: 2 } | [a] | FALSE",
                "size: { at-least: 2 } | absent | UNKNOWN",
                "size: { at-least: 16 } | abcdefghijklmnop | TRUE",
                "size: { at-least: 16 } | abcdefghijklmno | FALSE",
                "size: { at-least: 2 } | 5 | UNKNOWN",
                "present: true | 5 | TRUE",
                "present: true | absent | FALSE",
                "present: true | denied | ERROR",
                "present: true | unsupported | NOTCHECKED",
                "present: false | absent | TRUE",
                "present: false | 5 | FALSE",
                "present: false | failed | ERROR",
                "same-build-as-os: true | { version: 6.0.6000.20551 } | TRUE",
                "same-build-as-os: true | { version: 6.0.6001.18000 } | FALSE",
                "same-build-as-os: true | { version: 6.1.6000.16386 } | FALSE",
                "same-build-as-os: false | { version: 6.1.6000.16386 } | TRUE",
                "same-build-as-os: true | 6000 | UNKNOWN",
                "same-build-as-os: true | absent | UNKNOWN",
                "not: { equals: 2 } | 3 | TRUE",
                "not: { equals: 2 } | '\"2\"' | UNKNOWN",
                "not: { equals: 2 } | absent | UNKNOWN",
                "not: { equals: 2 } | denied | ERROR",
                "all: [ { at-least: 2 }, { at-most: 4 } ] | 3 | TRUE",
                "all: [ { at-least: 2 }, { at-most: 4 } ] | 5 | FALSE",
                "all: [ { present: true }, { equals: 2 } ] | absent | FALSE",
                "any: [ { present: false }, { equals: 2 } ] | absent | TRUE",
                "any: [ { equals: 1 }, { equals: 2 } ] | '\"2\"' | UNKNOWN",
                "{ at-least: 2, at-most: 4 } | 5 | FALSE",
                "{ equals: 2, when-absent: true } | absent | TRUE",
                "{ equals: 2, when-absent: false } | absent | FALSE",
                "{ equals: 2, when-absent: true } | 3 | FALSE",
                "{ equals: 2, when-absent: true } | denied | ERROR",
                "{ not: { equals: 2 }, when-absent: false } | absent | FALSE",
                "not: { equals: 2, when-absent: false } | absent | TRUE"
            })
    void answersInThreeWays(String predicate, String given, Truth expected) {
        Problems problems = new Problems("table");
        Predicate read = new ConditionReader(
                        FactNameReader.of("", new Places(), problems),
                        new ValueReader(Map.of(), problems),
                        new Places(),
                        problems)
                .predicate(yaml(predicate.startsWith("{") ? predicate : "{ " + predicate + " }", problems));
        Reading<Value> reading = new ValueReader(Map.of(), problems)
                .reading(yaml(given, problems))
                .orElseThrow();
        assertThat(problems.all()).isEmpty();

        Map<String, Reading<Value>> others = new LinkedHashMap<>();
        others.put("b.number", RuleTexts.whole(7));
        others.put("b.text", RuleTexts.text("seven"));
        others.put("b.list", RuleTexts.items("six", "seven"));
        others.put("audit.at", Reading.present(new Value.Moment(Instant.parse("2026-11-25T00:00:00Z"))));
        others.put("b.denied", Reading.denied("no"));
        others.put("b.absent", Reading.absent());
        others.put("b.unsupported", Reading.unsupported("no"));
        others.put("os.version", RuleTexts.text("6.0"));
        others.put("os.build", RuleTexts.whole(6000));
        assertThat(new Evaluation(Map.of(), RuleTexts.facts(others)).test(read, reading, reading))
                .isEqualTo(expected);
    }

    private static YamlNode yaml(String text, Problems problems) {
        return YamlParser.parse("table", text, problems)
                .orElseThrow(() -> new AssertionError(problems.all().toString()));
    }
}
