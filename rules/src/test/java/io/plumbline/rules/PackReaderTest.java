package io.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PackReaderTest {

    private static final String GOOD = """
            id: a-rule
            revision: 1
            title: A rule
            severity: low
            applies: { os.family: { equals: nt } }
            read: a.number
            expect: { equals: 1 }
            when-absent: fail
            rationale: Because.
            remediation: { manual: do it }
            references: [ Q1 ]
            cases:
              - { name: one, given: { os.family: nt, a.number: 1 }, result: pass }
              - { name: two, given: { os.family: nt, a.number: 2 }, result: fail }
              - { name: none, given: { os.family: nt, a.number: absent }, result: fail }
            """;

    @Test
    void goodRuleIsRead() {
        assertThat(RuleTexts.problems(GOOD)).isEmpty();
    }

    /** What is replaced in the good rule, by what, and what must then be said, place included. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "severity: low",
                        "severty: low",
                        "a-rule.yaml:4:1: a rule has no key severty; did you mean severity?"),
                mistake(
                        "severity: low",
                        "severty: low",
                        "a-rule.yaml:1:1: a rule lacks the key severity; one of: critical, high, medium, low"),
                mistake(
                        "severity: low",
                        "severity: hihg",
                        "a-rule.yaml:4:11: \"hihg\" is none of the words known here; did you mean high?"),
                mistake(
                        "revision: 1",
                        "revision: one",
                        "a-rule.yaml:2:11: a whole number from 1 belongs here, not the text \"one\"; begin with 1"),
                mistake(
                        "revision: 1",
                        "revision: 0",
                        "a-rule.yaml:2:11: a whole number from 1 belongs here, not the number 0; begin with 1"),
                mistake(
                        "title: A rule",
                        "title: [A, rule]",
                        "a-rule.yaml:3:8: a text belongs here, not a list; write one, in quotes if need be"),
                mistake(
                        "title: A rule",
                        "title: ''",
                        "a-rule.yaml:3:8: this text is empty or longer than 8000 characters; say it briefly"),
                mistake(
                        "title: A rule",
                        "title: A rule\ntitle: Another",
                        "a-rule.yaml:4:1: the key title stands here a second time; keep one of them"),
                mistake(
                        "id: a-rule",
                        "id: A Rule",
                        "a-rule.yaml:1:5: \"A Rule\" is no id; write lower-case words with hyphens"),
                mistake(
                        "{ equals: nt }",
                        "{ equal: nt }",
                        "a-rule.yaml:5:25: a predicate has no key equal; did you mean equals?"),
                mistake(
                        "{ equals: nt }",
                        "nt",
                        "a-rule.yaml:5:23: a predicate is a mapping, not the text \"nt\"; write key: value lines"),
                mistake(
                        "{ equals: nt }",
                        "{}",
                        "a-rule.yaml:5:23: a predicate without a question; write for example {equals: 1}"),
                mistake(
                        "{ os.family: { equals: nt } }",
                        "{ al: [] }",
                        "a-rule.yaml:5:12: al is no way to combine conditions, nor the name of a fact; did you mean all?"),
                mistake(
                        "{ os.family: { equals: nt } }",
                        "{ all: [] }",
                        "a-rule.yaml:5:17: an empty list says nothing; write at least one part"),
                mistake(
                        "{ os.family: { equals: nt } }",
                        "{ Os.family: { equals: nt } }",
                        "a-rule.yaml:5:12: \"Os.family\" is not the name of a fact; write probe.field or probe[subject].field in lower case with hyphens"),
                mistake(
                        "{ equals: nt }",
                        "{ matches: '(' }",
                        "a-rule.yaml:5:34: a wrong regular expression: missing closing ); it is RE2 syntax: no look-around, no back-references"),
                mistake(
                        "{ equals: nt }",
                        "{ matches: '((a{100}){100}){100}' }",
                        "a-rule.yaml:5:34: the regular expression is too large; ask several simpler questions under any"),
                mistake(
                        "{ equals: nt }",
                        "{ at-least: nt }",
                        "a-rule.yaml:5:35: nothing is at-least nt; a bound is a number, a version, a moment or a dotted number in quotes"),
                mistake(
                        "{ equals: nt }",
                        "{ at-least: 5.0 }",
                        "a-rule.yaml:5:35: the fraction 5.0 has no type here; quote it: \"5.0\""),
                mistake(
                        "{ equals: nt }",
                        "{ equals: -1 }",
                        "a-rule.yaml:5:33: the number -1 is not a whole number from 0 to 2^64-1; registry numbers have no sign; write 0xFFFFFFFF for what some tools show as -1"),
                mistake(
                        "{ equals: nt }",
                        "{ equals: absent }",
                        "a-rule.yaml:5:33: absent is a reading, not a value; ask {present: false} for absence, or write {text: absent} for the text"),
                mistake(
                        "{ equals: nt }",
                        "{ equals: { versin: 6.0.6000.1 } }",
                        "a-rule.yaml:5:35: there is no type versin; did you mean version?"),
                mistake(
                        "{ equals: nt }",
                        "{ equals: { version: 6.0.6000 } }",
                        "a-rule.yaml:5:44: \"6.0.6000\" is no version; write four numbers up to 65535: 6.0.6000.16386"),
                mistake(
                        "{ equals: nt }",
                        "{ equals: { bytes: 0g } }",
                        "a-rule.yaml:5:42: \"0g\" is no bytes; write pairs of hexadecimal digits: 00ff"),
                mistake(
                        "{ equals: nt }",
                        "{ one-of: [nt, 1] }",
                        "a-rule.yaml:5:33: the values of one-of are of several types; a fact has one type: write one"),
                mistake(
                        "{ equals: nt }",
                        "{ present: yes }",
                        "a-rule.yaml:5:34: true or false belongs here, not the text \"yes\"; write true or false, unquoted"),
                mistake(
                        "{ equals: nt }",
                        "{ contains: 5 }",
                        "a-rule.yaml:5:35: lists and texts contain texts only; write a text, quoted if need be"),
                mistake(
                        "read: a.number",
                        "read: anumber",
                        "a-rule.yaml:6:7: \"anumber\" is not the name of a fact; write probe.field or probe[subject].field in lower case with hyphens"),
                mistake(
                        "when-absent: fail\n",
                        "",
                        "a-rule.yaml:1:1: a rule lacks the key when-absent; say what Windows does then, and who says so: {value: 0, means: \u2026, source: \u2026}"),
                mistake(
                        "when-absent: fail",
                        "when-absent: error",
                        "a-rule.yaml:8:14: a rule does not say error; error is for readings that broke; say unknown"),
                mistake(
                        "when-absent: fail",
                        "when-absent: { means: nothing }",
                        "a-rule.yaml:8:14: a default has one of: value, unknown, result; write what it counts as (value), or what the rule then is (result)"),
                mistake(
                        "when-absent: fail",
                        "when-absent: { result: fail, reason: \"it is {a.x\" }",
                        "a-rule.yaml:8:38: a { in the sentence is never closed; write {probe.field}"),
                mistake(
                        "when-absent: fail",
                        "when-absent: fail\ndecide: []",
                        "a-rule.yaml:9:9: decide stands beside read or expect; keep one of the two ways"),
                mistake(
                        "when-absent: fail",
                        "when-absent: fail\nwhere: { a.x: { equals: 1 } }",
                        "a-rule.yaml:9:8: where without for-each; say of which probe's rows: for-each: adapter"),
                mistake(
                        "when-absent: fail",
                        "when-absent: fail\nfor-each: wlbs",
                        "a-rule.yaml:1:1: a rule lacks the key when-none; say what a host without any such row is, for example notapplicable"),
                mistake(
                        "when-absent: fail",
                        "when-absent: fail\nfor-each: os\nwhen-none: fail",
                        "a-rule.yaml:5:12: os.family is a field of a row, and no row is looked at here; ask for it in where, expect or decide, or inside every, some or no"),
                mistake(
                        "when-absent: fail",
                        "when-absent: fail\nfor-each: a\nwhen-none: fail",
                        "a-rule.yaml:15:42: a.number is given without its row; write probe[subject].field, with any subject"),
                mistake(
                        "when-absent: fail",
                        "when-absent: fail\nfor-each: { file: [] }",
                        "a-rule.yaml:9:11: for-each names no subject; list them, or write for-each: file"),
                mistake(
                        "manual: do it",
                        "by-hand: do it",
                        "a-rule.yaml:10:16: remediation has no key by-hand; it can be one of: command, gpo, manual, powershell, registry"),
                mistake(
                        "[ Q1 ]",
                        "[ { title: Q1, url: nowhere } ]",
                        "a-rule.yaml:11:33: this is no web address; begin with https://"),
                mistake(
                        "a.number: 1 }",
                        "a.number: \"absent\" }",
                        "a-rule.yaml:13:52: \"absent\" in quotes could be a reading or a text; write absent for the reading, {text: absent} for the text"),
                mistake(
                        "a.number: 1 }",
                        "a.number: }",
                        "a-rule.yaml:13:51: there is no value; write one, or absent, or \"\" for an empty text"),
                mistake(
                        "a.number: 1 }",
                        "a.number: [1] }",
                        "a-rule.yaml:13:53: the number 1 cannot be an item of a list; lists hold texts: quote it"),
                mistake(
                        "a.number: 1 }",
                        "a.number: 1, a.number: 2 }",
                        "a-rule.yaml:13:55: a.number is given a second time; keep one of them"),
                mistake("name: two", "name: one", "a-rule.yaml:14:5: two cases are named one; give each its own name"),
                mistake(
                        "result: pass",
                        "result: passed",
                        "a-rule.yaml:13:65: \"passed\" is none of the words known here; did you mean pass?"),
                mistake(
                        "result: pass",
                        "result: fail",
                        "a-rule.yaml:13:3: no case comes to pass; write one: a rule that was never seen to pass is not known to work"),
                mistake("a.number: 2 }, result: fail", "a.number: 2 }, result: unknown", null),
                mistake(
                        "a.number: absent",
                        "a.number: 3",
                        "a-rule.yaml:13:3: in no case is an absent fact looked at; write one: {probe.field: absent}"),
                mistake(
                        "id: a-rule",
                        "id: &x a-rule",
                        "a-rule.yaml:1:5: anchors and aliases are not taken; write the text out in both places"),
                mistake(
                        "id: a-rule",
                        "id: !!str a-rule",
                        "a-rule.yaml:1:5: the tag tag:yaml.org,2002:str is not taken; remove it"),
                mistake(
                        "id: a-rule",
                        "? [a]\n: b\nid: a-rule",
                        "a-rule.yaml:1:3: a list cannot be a key; write a word and a colon"),
                mistake(
                        "id: a-rule",
                        "id: a-rule\n---",
                        "a-rule.yaml:2:1: a second document begins here; one file is one document: remove the ---"),
                mistake(
                        "title: A rule",
                        "title: \"A rule",
                        "a-rule.yaml:16:1: this is no YAML: found unexpected end of stream; look at the indentation, the quotes and the brackets before it"));
    }

    private static Arguments mistake(String good, String bad, @Nullable String said) {
        return Arguments.of(good, bad, said == null ? "" : said);
    }

    @ParameterizedTest(name = "{index}: {1} in place of {0}")
    @MethodSource("mistakes")
    void mistakeIsNamedWithItsPlaceAndItsFix(String good, String bad, String said) {
        assertThat(GOOD).contains(good);
        List<String> problems = RuleTexts.problems(GOOD.replace(good, bad));
        if (said.isEmpty()) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).contains(said);
        }
    }

    @Test
    void everythingWrongWithAFileIsSaidAtOnce() {
        String bad = GOOD.replace("severity: low", "severity: lowest")
                .replace("equals: 1", "equls: 1")
                .replace("result: pass", "result: passes")
                .replace("manual", "manuel");
        assertThat(RuleTexts.problems(bad)).hasSize(4);
    }

    @Test
    void everythingWrongWithAllFilesIsSaidAtOnce() {
        List<RuleFile> files = List.of(
                new RuleFile("p/a-rule.yaml", GOOD.replace("severity: low", "severity: lowest")),
                new RuleFile("p/b-rule.yaml", GOOD),
                new RuleFile("p/c-rule.yaml", GOOD),
                new RuleFile("p/pack.yaml", "name: p\nversoin: 1\n"));
        assertThatThrownBy(() -> PackReader.read(files))
                .isInstanceOfSatisfying(
                        PackException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::file)
                                .containsExactly("p/a-rule.yaml", "p/c-rule.yaml", "p/pack.yaml", "p/pack.yaml"));
    }

    @Test
    void packHasOneHeader() {
        assertThatThrownBy(() -> PackReader.read(List.of(new RuleFile("a-rule.yaml", GOOD))))
                .hasMessage("pack.yaml:1:1: a pack has one such file, here are 0; write its name and version into it");
    }

    @Test
    void packIsReadWithItsRulesInOrderOfId() throws PackException {
        Pack pack = PackReader.read(List.of(
                new RuleFile("p/z.yaml", GOOD.replace("a-rule", "z-rule")),
                new RuleFile("p/pack.yaml", "name: p\nversion: \"2026.11\"\n"),
                new RuleFile("p/a.yaml", GOOD)));
        assertThat(pack.packVersion()).hasToString("PackVersion[name=p, version=2026.11]");
        assertThat(pack.rules()).extracting(Rule::id).containsExactly("a-rule", "z-rule");
        assertThat(pack.findRule("z-rule")).isPresent();
    }

    @Test
    void caseWordsHaveTheTypesOfFacts() {
        String given = """
                given:
                  os.family: nt
                  t.whole: 0x70
                  t.most: 18446744073709551615
                  t.flag: false
                  t.text: "0x70"
                  t.dotted: 192.0.2.100
                  t.items: [a, "1"]
                  t.version: { version: 6.0.6000.16386 }
                  t.bytes: { bytes: 00fF }
                  t.moment: { moment: 2026-11-21T00:00:00Z }
                  t.word: { text: denied }
                  t.empty: ""
                  t.denied: denied
                  t.failed: failed
                  t.unsupported: unsupported
                  t.absent: absent
                cases:
                """;
        Facts facts = RuleTexts.rule(GOOD.substring(GOOD.indexOf("applies"), GOOD.indexOf("rationale"))
                        + given
                        + GOOD.substring(GOOD.indexOf("cases:") + 7))
                .cases()
                .getFirst()
                .given();
        assertThat(value(facts, "whole")).isEqualTo(Value.whole(0x70));
        assertThat(value(facts, "most")).isEqualTo(Value.whole(-1));
        assertThat(value(facts, "flag")).isEqualTo(Value.flag(false));
        assertThat(value(facts, "text")).isEqualTo(Value.text("0x70"));
        assertThat(value(facts, "dotted")).isEqualTo(Value.text("192.0.2.100"));
        assertThat(value(facts, "items")).isEqualTo(new Value.Items("a", "1"));
        assertThat(value(facts, "version")).isEqualTo(new Value.Version(new FileVersion(6, 0, 6000, 16386)));
        assertThat(value(facts, "bytes")).isEqualTo(new Value.Bytes(new byte[] {0, (byte) 0xFF}));
        assertThat(value(facts, "moment")).isEqualTo(new Value.Moment(Instant.parse("2026-11-21T00:00:00Z")));
        assertThat(value(facts, "word")).isEqualTo(Value.text("denied"));
        assertThat(value(facts, "empty")).isEqualTo(Value.text(""));
        assertThat(Stream.of("denied", "failed", "unsupported", "absent"))
                .allSatisfy(word -> assertThat(
                                facts.reading(FactRef.of("t", word)).kind().word())
                        .isEqualTo(word));
    }

    private static Value value(Facts facts, String field) {
        return facts.reading(FactRef.of("t", field)).find().orElseThrow();
    }

    @Test
    void whatACaseDoesNotGiveIsAbsentAndItsRowsAreThoseItSpeaksOf() {
        Rule rule = RuleTexts.rule("""
                for-each: adapter
                when-none: notapplicable
                read: adapter.options
                expect: { equals: { fact: netbt.wanted } }
                when-absent: unknown
                cases:
                  - { name: a, given: { "adapter[b].options": 1, "adapter[a].name": x, netbt.wanted: 1 }, result: unknown }
                  - { name: b, given: { "adapter[b].options": 1, netbt.wanted: 1 }, result: pass }
                  - { name: c, given: { "adapter[b].options": 1, netbt.wanted: 2 }, result: fail }
                  - { name: d, given: { adapter.rows: denied }, result: error }
                """);
        Facts first = rule.cases().getFirst().given();
        assertThat(first.rows("adapter")).isEqualTo(Reading.present(List.of("b", "a")));
        assertThat(first.reading(FactRef.of("adapter", "a", "options"))).isEqualTo(Reading.absent());
        Facts last = rule.cases().getLast().given();
        assertThat(last.rows("adapter").kind().word()).isEqualTo("denied");
        assertThat(last.reading(FactRef.of("netbt", "wanted"))).isEqualTo(Reading.absent());
    }

    private static Rule builtIn(String id) {
        return Packs.builtIn().stream()
                .flatMap(pack -> pack.findRule(id).stream())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ruleSaysWhatItReads() {
        Rule failover = builtIn("kb933860-netbt-dfs-failover");
        assertThat(failover.readRowFields()).isEmpty();
        assertThat(failover.readFacts())
                .extracting(FactRef::toString)
                .contains(
                        "file[Windows\\System32\\drivers\\netbt.sys].version",
                        "file[Windows\\System32\\netbtugc.exe].branch",
                        "update[KB933860].cbs-state",
                        "os.build");
        Rule first = builtIn("kb192466-cluster-address-first");
        assertThat(first.readFacts())
                .extracting(FactRef::toString)
                .containsExactly("os.family", "os.version", "wlbs.rows");
        assertThat(first.readRowFields())
                .extracting(RowField::toString)
                .contains("wlbs.address-position", "wlbs.carriers");
    }

    @Test
    void hugeDeepAndEmptyFilesAreRefused() {
        assertThat(RuleTexts.problems(""))
                .containsExactly("a-rule.yaml:1:1: the file is empty; write a rule, beginning with its id");
        assertThat(RuleTexts.problems("a: " + "b".repeat(200_000)))
                .containsExactly(
                        "a-rule.yaml:1:1: the file has more than 131072 characters; split it: one rule is one file");
        assertThat(RuleTexts.problems("a: " + "[".repeat(60_000)))
                .singleElement()
                .asString()
                .contains("nested deeper than 24 levels");
        assertThat(RuleTexts.problems("a: [" + "b,".repeat(50_000) + "]"))
                .singleElement()
                .asString()
                .contains("more than 20000 pieces");
        assertThat(RuleTexts.problems("a: &a [x]\nb: *a"))
                .singleElement()
                .asString()
                .contains("anchors and aliases");
        assertThat(RuleTexts.problems("a: \u0007")).singleElement().asString().contains("this is no YAML");
    }

    @Test
    void registrySubjectThatNamesNoValueIsRefusedWhereverItStands() {
        assertThat(RuleTexts.problems(RuleTexts.PREAMBLE + """
                        decide:
                          - { when: { 'registry[HKLM\\SOFTWARE\\Acme].value': { equals: 1 } }, result: pass, reason: '{registry[HKCU\\Acme::X].value}' }
                          - { result: fail, reason: other }
                        cases: []
                        """))
                .contains(
                        "a-rule.yaml:9:15: \"HKLM\\SOFTWARE\\Acme\" names no registry value;"
                                + " write :: before the name of the value, as in HKLM\\SOFTWARE::Acme",
                        "a-rule.yaml:9:92: \"HKCU\\Acme::X\" names no registry value;"
                                + " HKCU is another key for each reader: write HKU\\S-1-5-\u2026\\KEY::NAME, or HKLM\\KEY::NAME");
        assertThat(RuleTexts.problems(RuleTexts.PREAMBLE + """
                        for-each: { registry: ['HKLM\\A::B', 'HKLM\\A', 'hklm\\A::C'] }
                        read: registry.value
                        expect: { equals: 1 }
                        when-absent: fail
                        cases: []
                        """))
                .contains(
                        "a-rule.yaml:8:37: \"HKLM\\A\" names no registry value; write HKLM\\KEY::NAME or HKU\\KEY::NAME,"
                                + " \" (32-bit view)\" behind the key, and no name for the default value",
                        "a-rule.yaml:8:47: \"hklm\\A::C\" is another spelling of HKLM\\A::C;"
                                + " write HKLM\\A::C: a fact has one name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HKEY_LOCAL_MACHINE\\A::B|is another spelling of HKLM\\A::B; write HKLM\\A::B: a fact has one name",
                "HKEY_USERS\\.DEFAULT\\A::B|is another spelling of HKU\\.DEFAULT\\A::B; write HKU\\.DEFAULT\\A::B: a fact has one name",
                "HKLM:\\A::B|names no registry value; drop the colon, which is PowerShell's: HKLM\\A::B",
                "HKEY_LOCAL_MACHINE:\\A::B|names no registry value; drop the colon, which is PowerShell's: HKLM\\A::B",
                "Computer\\HKEY_LOCAL_MACHINE\\A::B|names no registry value; write HKLM\\A::B",
                "HKLM\\\\A\\\\B::\\\\*\\C|names no registry value; write HKLM\\A\\B::\\\\*\\C",
                "HKEY_LOCAL_MACHINE\\A\\B|names no registry value; write :: before the name of the value, as in HKLM\\A::B",
                "HKEY_CURRENT_USER\\A::B|names no registry value; HKCU is another key for each reader: write HKU\\S-1-5-\u2026\\KEY::NAME",
                "HKCR\\A::B|names no registry value; write HKLM\\SOFTWARE\\Classes\\KEY::NAME: HKCR is that",
            })
    void otherSpellingsOfARegistryValueAreRefusedWithItsOwn(String subject, String expected) {
        assertThat(RuleTexts.problems(RuleTexts.PREAMBLE + "read: 'registry[" + subject + "].value'\n"))
                .filteredOn(problem -> problem.startsWith("a-rule.yaml:8:7:"))
                .singleElement()
                .asString()
                .contains("\"" + subject + "\" " + expected);
    }

    @Test
    void hardenedPathIsTheNameOfAValue() {
        assertThat(RuleTexts.problems(RuleTexts.PREAMBLE + "read: 'registry[HKLM\\A::\\\\*\\NETLOGON].value'\n"))
                .noneMatch(problem -> problem.startsWith("a-rule.yaml:8:7:"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "read: 'registry[HKLM\\A::B]'|8:7: \"registry[HKLM\\A::B]\" is not the name of a fact; write .value after it: registry[HKLM\\A::B].value",
                "read: 'file[Windows\\a.sys]'|8:7: \"file[Windows\\a.sys]\" is not the name of a fact; write . and a field after it",
                "applies: { 'registry[HKLM\\A::B]': { equals: 1 } }|8:12: registry[HKLM\\A::B] is no way to combine conditions, nor the name of a fact; write .value after it",
                "read: \"registry[HKLM\\SOFTWARE::B].value\"|this is no YAML: found unknown escape character S(83); use single quotation marks: in double",
                "read: \"registry[HKLM\\xyz::B].value\"|use single quotation marks: in double ones a backslash begins an escape",
                "read: \"registry[HKLM\\bin::B].value\"|is not the name of a fact; use single quotation marks: in double",
                "read: \"registry[HKLM\\_a::B].value\"|names no registry value; use single quotation marks: in double",
                "given: { registry[HKLM\\A::B].value: 1 }|put the name of a fact that has brackets in single quotation marks",
            })
    void nameThatYamlOrItsAuthorCutShortIsSpelled(String line, String expected) {
        assertThat(RuleTexts.problems(RuleTexts.PREAMBLE + line + "\n"))
                .anyMatch(problem -> problem.contains(expected));
    }

    @Test
    void subjectWithBracesInItIsQuotedInAReason() {
        Rule rule = RuleTexts.rule("""
                decide:
                  - { when: { 'registry[HKLM\\{1}\\A::B].value': { equals: 1 } }, result: pass, reason: "is {registry[HKLM\\\\{1}\\\\A::B].value} there" }
                  - { result: fail, reason: "not {registry[HKLM\\\\{1}\\\\A::B].value as hex}, {subject}" }
                cases:
                  - { name: one, given: { 'registry[HKLM\\{1}\\A::B].value': 1 }, result: pass }
                  - { name: two, given: { 'registry[HKLM\\{1}\\A::B].value': 2 }, result: fail }
                  - { name: absent, result: unknown }
                """);
        assertThat(Judge.judge(rule, rule.cases().get(0).given()).reason()).isEqualTo("is 1 there");
        assertThat(Judge.judge(rule, rule.cases().get(1).given()).reason()).startsWith("not 0x2, ");
    }
}
