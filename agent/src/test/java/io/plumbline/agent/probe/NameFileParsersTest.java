package io.plumbline.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameFileParsersTest {

    private static final List<String> PIECES = List.of(
            "192.0.2.1",
            "0.0.0.0",
            "999.1.1.1",
            "1.2.3",
            "::1",
            "WEB",
            "\"WEB            \\0x20\"",
            "\"",
            "\\0x",
            "#PRE",
            "#MH",
            "#DOM:",
            "#DOM:SALES",
            "#INCLUDE",
            "#BEGIN_ALTERNATE",
            "#END_ALTERNATE",
            "#",
            " ",
            "\t",
            "\r\n",
            "\n",
            "\u001a",
            "\u0000",
            "[",
            "]",
            "=",
            ";",
            "[NBT]",
            "NodeType",
            "4",
            "caf\u00e9",
            "\u20ac",
            "\ud800",
            "\\\\server\\share",
            "=\"x\"",
            "'");

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(200); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
            if (random.nextBoolean()) {
                text.append(' ');
            }
        }
        return text.toString();
    }

    @RepeatedTest(300)
    void noTextBreaksAParserAndEveryEntryIsOne(RepetitionInfo repetition) {
        long seed = Long.getLong("names.seed", 77_000L + repetition.getCurrentRepetition());
        String text = text(new Random(seed));
        String because = "seed " + seed + " (-Dnames.seed=" + seed + ")\n" + text;
        for (Lmhosts.Line line : Lmhosts.parse(text).lines()) {
            if (line instanceof Lmhosts.Entry entry) {
                assertThat(Lmhosts.isAddress(entry.address())).as(because).isTrue();
                assertThat(entry.name()).as(because).isNotEmpty().doesNotContain("\n", "\r", "\"");
                assertThat(Lmhosts.parse(entry.text()).lines()).as(because).containsExactly(entry);
            }
        }
        assertThat(HostsFile.parse(text).entries())
                .as(because)
                .allMatch(entry -> entry.contains(" ") && !entry.contains("#"));
        SystemIni.parse(text).sections().forEach((section, values) -> {
            assertThat(section).as(because).doesNotContain("\n", "\r");
            values.forEach((name, value) -> assertThat(name + value).as(because).doesNotContain("\n", "\r"));
        });
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "192.0.2.100  WEB  #PRE | 192.0.2.100 WEB #PRE",
                "   192.0.2.100\tweb | 192.0.2.100 web",
                "192.0.2.100 WEB #PRE #DOM:SALES # the #MH cluster | 192.0.2.100 WEB #PRE #DOM:SALES",
                "192.0.2.100 WEB#PRE | 192.0.2.100 WEB #PRE",
                "192.0.2.100 WEB # comment | 192.0.2.100 WEB",
                "192.0.2.100 WEB #pre | 192.0.2.100 WEB",
                "192.0.2.100 \"WEB            \\0x20\" #PRE | 192.0.2.100 \"WEB            \\0x20\" #PRE",
                "192.0.2.100 \"MY HOST\" | 192.0.2.100 \"MY HOST\"",
                "# 192.0.2.100 WEB | ",
                "192.0.2.256 WEB | ",
                "192.0.2.100 | ",
                "192.0.2.100 #WEB | ",
                "192.0.2.100 \"WEB | ",
                "192.0.2.100 \"   \" | ",
                "WEB 192.0.2.100 | ",
                "fe80::1 WEB | ",
            })
    void lmhostsLineIsAnEntryOrNone(String line, String entry) {
        List<String> entries = Lmhosts.parse(line).lines().stream()
                .map(each -> ((Lmhosts.Entry) each).text())
                .toList();
        assertThat(entries).isEqualTo(entry == null ? List.of() : List.of(entry));
    }

    @Test
    void lmhostsKeywordsCountInCapitalLettersOnly() {
        assertThat(Lmhosts.parse(
                                "#INCLUDE \\\\A\\x\n#include \\\\B\\x\n#BEGIN_ALTERNATE\n#END_ALTERNATE # end\n#INCLUDE\n")
                        .lines())
                .containsExactly(
                        new Lmhosts.Include("\\\\A\\x"), new Lmhosts.BeginAlternate(), new Lmhosts.EndAlternate());
    }

    @Test
    void hostsLineKeepsItsAliasesAndLosesItsComment() {
        assertThat(HostsFile.parse(
                                "127.0.0.1\tlocalhost  loop # x\n#192.0.2.1 a\n::1 localhost\n192.0.2.1\nname 192.0.2.1\n")
                        .entries())
                .containsExactly("127.0.0.1 localhost loop", "::1 localhost");
    }

    @Test
    void systemIniTakesTheFirstOfEqualNamesAndSections() {
        SystemIni ini = SystemIni.parse(
                "stray=1\n[NBT]\nNodeType=4\nnodetype=8\n;x=1\n=2\n[nbt]\nNodeType=2\nLate=1\n[open\nA=\"b\"\n");
        assertThat(ini.sections().get("nbt")).containsEntry("nodetype", "4").doesNotContainKeys("late", ";x", "x");
    }

    @Test
    void endlessLinesAreReadInTime() {
        String line = "192.0.2.1 \"" + "A".repeat(2_000_000);
        assertThat(Lmhosts.parse(line).lines()).isEmpty();
        assertThat(Lmhosts.parse("192.0.2.1 " + "A ".repeat(1_000_000)).lines()).hasSize(1);
        assertThat(Lmhosts.parse("192.0.2.1 " + "#".repeat(1_000_000)).lines()).isEmpty();
        assertThat(HostsFile.parse("192.0.2.1" + " a".repeat(1_000_000)).entries())
                .hasSize(1);
    }
}
