package io.plumbline.agent.host.image.reg;

import static io.plumbline.agent.host.image.reg.ExportText.VERSION_4;
import static io.plumbline.agent.host.image.reg.ExportText.VERSION_5;
import static io.plumbline.model.RegistryHive.HKLM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.agent.host.image.reg.RegistryExport.Coverage;
import io.plumbline.model.Reading;
import io.plumbline.model.ReadingKind;
import io.plumbline.model.RegistryHive;
import io.plumbline.model.RegistryValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each form of a line says, and what an export never says. */
class RegistryExportTest {

    private static final String KEY =
            "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\NetBT\\Parameters]\r\n";
    private static final String PATH = "SYSTEM\\CurrentControlSet\\Services\\NetBT\\Parameters";

    private static Reading<RegistryValue> value(String line, String name) throws Exception {
        return ExportText.read(VERSION_5 + KEY + line + "\r\n").value(HKLM, PATH, name);
    }

    private static Reading<RegistryValue> present(int type, String text) {
        return Reading.present(new RegistryValue(type, text.getBytes(StandardCharsets.UTF_16LE)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"N\"=\"a b\"| 1 | a b",
                "\"N\"=\"\"| 1 | ''",
                "\"N\"=\"C:\\\\x\\\\\\\"y\\\"\" ; note| 1 | C:\\x\\\"y\"",
                "  \"N\" = \"x\"| 1 | x",
                "\"n\"=\"case\"| 1 | case",
            })
    void textIsReadWithItsEscapes(String line, int type, String text) throws Exception {
        assertThat(value(line, "N")).isEqualTo(present(type, (text.equals("''") ? "" : text) + "\0"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"N\"=dword:00000004 | 4 | 04000000",
                "\"N\"=dword:fffffffe;x | 4 | feffffff",
                "\"N\"=dword:8 | 4 | 08000000",
                "\"N\"=hex: | 3 | ''",
                "\"N\"=hex:01,a,FF | 3 | 010aff",
                "\"N\"=hex(0):05 | 0 | 05",
                "\"N\"=hex(b):08,07,06,05,04,03,02,81 | 11 | 0807060504030281",
                "\"N\"=hex(4):04,00 | 4 | 0400",
                "\"N\"=hex(ffff0007):01 | -65529 | 01",
                "\"N\"=hex:01,\\~  02,\\ ; more~  03 | 3 | 010203",
                "\"N\"=hex:\\~  01 | 3 | 01",
            })
    void numberOrBytesAreReadOverTheirLines(String line, int type, String bytes) throws Exception {
        byte[] expected = HexFormat.of().parseHex(bytes.equals("''") ? "" : bytes);
        assertThat(value(line.replace("~", "\r\n"), "N")).isEqualTo(Reading.present(new RegistryValue(type, expected)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"N\"=dword:000000004",
                "\"N\"=dword:",
                "\"N\"=dword:g",
                "\"N\"=hex:01,02,",
                "\"N\"=hex:01 02",
                "\"N\"=hex:1234",
                "\"N\"=hex(123456789):01",
                "\"N\"=qword:01",
                // As hivexregedit writes with --unsafe-printable-strings: it doubles no backslash.
                "\"N\"=str(2):\"%SystemRoot%\\x\"",
                "\"N\"=text",
                "\"N\"=",
                "\"N\"=\"a\"b",
                "\"N\"=\"C:\\temp\"",
                "\"N\"=hex:01,\\\r\n\"M\"=dword:00000001",
                "\"N\"=\"open\r\n\"M\"=dword:00000001",
            })
    void valueThatCannotBeReadIsAFailureOfItsLine(String lines) throws Exception {
        RegistryExport export = ExportText.read(VERSION_5 + KEY + lines + "\r\n\"Z\"=dword:00000009\r\n");
        Reading<RegistryValue> damaged = export.value(HKLM, PATH, "N");
        assertThat(damaged.kind()).isEqualTo(ReadingKind.FAILED);
        assertThat(damaged.why()).contains("line 4 of a.reg");
        assertThat(export.value(HKLM, PATH, "Z")).isEqualTo(Reading.present(RegistryValue.dword(9)));
        if (lines.contains("\"M\"")) {
            assertThat(export.value(HKLM, PATH, "M")).isEqualTo(Reading.present(RegistryValue.dword(1)));
        }
    }

    @Test
    void textMayGoOnForLines() throws Exception {
        assertThat(value("\"N\"=\"one\r\n\r\ntwo\"", "N")).isEqualTo(present(1, "one\r\n\r\ntwo\0"));
    }

    @Test
    void lineWithoutAReadableNameMakesItsKeyUncertain() throws Exception {
        RegistryExport export = ExportText.read(
                VERSION_5 + KEY + "\"A\"=dword:00000001\r\n\"NodeTy\r\n\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\Select]\r\n");
        assertThat(export.value(HKLM, PATH, "A").kind()).isEqualTo(ReadingKind.PRESENT);
        assertThat(export.value(HKLM, PATH, "NodeType").why()).contains("line 5 of a.reg is no value");
        assertThat(export.values(HKLM, PATH).kind()).isEqualTo(ReadingKind.FAILED);
        assertThat(export.conditions()).singleElement().asString().contains("line 5 of a.reg");
    }

    @Test
    void defaultValueHasAnEmptyName() throws Exception {
        assertThat(value("@=\"d\"", "")).isEqualTo(present(1, "d\0"));
    }

    @Test
    void absentIsSaidInsideOfAnExportedTreeOnly() throws Exception {
        RegistryExport export = ExportText.read(
                VERSION_5
                        + "[HKEY_LOCAL_MACHINE\\SOFTWARE\\A]\r\n\"x\"=dword:1\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\A\\B\\C]\r\n");
        assertThat(export.value(HKLM, "software\\a", "none")).isEqualTo(Reading.absent());
        assertThat(export.value(HKLM, "SOFTWARE\\A\\None", "x")).isEqualTo(Reading.absent());
        assertThat(export.subkeys(HKLM, "SOFTWARE\\A\\None")).isEqualTo(Reading.absent());
        assertThat(export.subkeys(HKLM, "SOFTWARE\\A")).isEqualTo(Reading.present(List.of("B")));
        assertThat(export.subkeys(HKLM, "SOFTWARE\\A\\B")).isEqualTo(Reading.present(List.of("C")));
        assertThat(export.values(HKLM, "SOFTWARE\\A\\B")).isEqualTo(Reading.present(List.of()));
        assertThat(export.value(HKLM, "SOFTWARE\\AB", "x").why()).contains("HKLM\\SOFTWARE\\AB is not in the export");
        assertThat(export.subkeys(HKLM, "SOFTWARE").kind()).isEqualTo(ReadingKind.UNSUPPORTED);
        assertThat(export.value(RegistryHive.HKU, "SOFTWARE\\A", "x").kind()).isEqualTo(ReadingKind.UNSUPPORTED);
    }

    @Test
    void deletionsAreNoStatements() throws Exception {
        RegistryExport export = ExportText.read(VERSION_5
                + "[HKEY_LOCAL_MACHINE\\SOFTWARE\\A]\r\n\"x\"=-\r\n\r\n[-HKEY_LOCAL_MACHINE\\SOFTWARE\\A\\Gone]\r\n");
        assertThat(export.value(HKLM, "SOFTWARE\\A", "x").kind()).isEqualTo(ReadingKind.UNSUPPORTED);
        assertThat(export.value(HKLM, "SOFTWARE\\A\\Gone\\D", "y").kind()).isEqualTo(ReadingKind.UNSUPPORTED);
        assertThat(export.conditions()).singleElement().asString().contains("2 deletions");
    }

    @Test
    void secretsAndHeavyTreesAreNotKept() throws Exception {
        RegistryExport export = ExportText.read(VERSION_5
                + "[HKEY_LOCAL_MACHINE\\SAM\\SAM]\r\n\"a\"=dword:1\r\n[HKEY_LOCAL_MACHINE\\SECURITY\\Policy]\r\n\"a\"=dword:1\r\n"
                + "[HKEY_LOCAL_MACHINE\\SOFTWARE]\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Classes\\.a]\r\n\"a\"=dword:1\r\n");
        for (String path : List.of("SAM\\SAM", "SECURITY\\Policy", "SOFTWARE\\Classes\\.a")) {
            assertThat(export.value(HKLM, path, "a").kind()).as(path).isEqualTo(ReadingKind.UNSUPPORTED);
        }
    }

    @Test
    void oldExportKeepsTextsInItsCodePage() throws Exception {
        String text = VERSION_4 + "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Gr\u00f6\u00dfe]\r\n\"Stra\u00dfe\"=\"\u00fcber\"\r\n"
                + "\"Multi\"=hex(7):fc,00,62,00,00\r\n\"Expand\"=hex(2):25,78,25,00\r\n\"Raw\"=hex:fc\r\n\r\n";
        RegistryExport export = ExportText.read(ExportText.codePage(text));
        String key = "SOFTWARE\\gr\u00f6\u00dfe";
        assertThat(export.value(HKLM, key, "STRA\u00dfE")).isEqualTo(present(1, "\u00fcber\0"));
        assertThat(export.value(HKLM, key, "Multi"))
                .isEqualTo(Reading.present(RegistryValue.multi(List.of("\u00fc", "b"))));
        assertThat(export.value(HKLM, key, "Expand")).isEqualTo(present(2, "%x%\0"));
        assertThat(export.value(HKLM, key, "Raw"))
                .isEqualTo(Reading.present(new RegistryValue(3, new byte[] {(byte) 0xfc})));
    }

    @Test
    void everyEncodingAndLineEndSaysTheSame() throws Exception {
        String text = VERSION_5
                + "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Gr\u00f6\u00dfe]\r\n\"N\"=\"\u2192 x\"\r\n\"M\"=hex:01,\\\r\n  02\r\n\r\n";
        for (String ends : List.of("\r\n", "\n", "\r")) {
            String written = text.replace("\r\n", ends);
            for (byte[] file : List.of(
                    ExportText.marked(written),
                    written.getBytes(StandardCharsets.UTF_16LE),
                    ("\ufeff" + written).getBytes(StandardCharsets.UTF_16BE),
                    ("\ufeff" + written).getBytes(StandardCharsets.UTF_8),
                    written.getBytes(StandardCharsets.UTF_8))) {
                RegistryExport export = ExportText.read(file);
                assertThat(export.value(HKLM, "SOFTWARE\\Gr\u00f6\u00dfe", "N")).isEqualTo(present(1, "\u2192 x\0"));
                assertThat(export.value(HKLM, "SOFTWARE\\Gr\u00f6\u00dfe", "M"))
                        .isEqualTo(Reading.present(new RegistryValue(3, new byte[] {1, 2})));
                assertThat(export.conditions()).isEmpty();
            }
        }
    }

    @Test
    void halfASurrogatePairStaysWhatItIs() throws Exception {
        byte[] file = ExportText.marked(VERSION_5 + KEY + "\"N\"=\"#\"\r\n");
        for (int i = 0; i < file.length; i += 2) {
            if (file[i] == '#') {
                file[i] = 0;
                file[i + 1] = (byte) 0xD8;
            }
        }
        assertThat(ExportText.read(file).value(HKLM, PATH, "N"))
                .isEqualTo(Reading.present(new RegistryValue(1, new byte[] {0, (byte) 0xD8, 0, 0})));
    }

    @Test
    void fileThatEndsInALineSaysSoAndNothingIsAbsent() throws Exception {
        RegistryExport export =
                ExportText.read(ExportText.marked(VERSION_5 + KEY + "\"A\"=dword:00000001\r\n\"B\"=dword:0000"));
        assertThat(export.value(HKLM, PATH, "A").kind()).isEqualTo(ReadingKind.PRESENT);
        assertThat(export.value(HKLM, PATH, "B").kind()).isEqualTo(ReadingKind.FAILED);
        assertThat(export.value(HKLM, PATH, "C").why()).contains("a.reg ends in the middle of line 5");
        assertThat(export.conditions()).singleElement().asString().contains("cut off");
    }

    @Test
    void fileCutOffBetweenTwoLinesIsToldByItsEnd() throws Exception {
        RegistryExport export = ExportText.read(ExportText.marked(VERSION_5 + KEY + "\"A\"=dword:00000001\r\n"));
        assertThat(export.value(HKLM, PATH, "A").kind()).isEqualTo(ReadingKind.PRESENT);
        assertThat(export.value(HKLM, PATH, "C").why()).contains("does not end with an empty line");
    }

    @Test
    void severalExportsAreOneHostAndContradictionsFail() throws Exception {
        RegistryExport export = ExportText.read(
                ExportText.marked(VERSION_5 + KEY + "\"Same\"=dword:1\r\n\"Other\"=dword:1\r\n\r\n"),
                ExportText.marked(VERSION_5 + "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\NetBT]\r\n"
                        + KEY + "\"Same\"=dword:1\r\n\"Other\"=dword:2\r\n\r\n"));
        assertThat(export.value(HKLM, PATH, "Same")).isEqualTo(Reading.present(RegistryValue.dword(1)));
        assertThat(export.value(HKLM, PATH, "Other").why())
                .contains("contradict")
                .contains("b.reg");
        assertThat(export.subkeys(HKLM, "SYSTEM\\CurrentControlSet\\Services\\NetBT"))
                .isEqualTo(Reading.present(List.of("Parameters")));
    }

    @Test
    void singleValuesSayNothingOfOthers() throws Exception {
        RegistryExport export = new RegistryExport();
        export.add(
                "v.reg",
                new ByteArrayInputStream(
                        ExportText.codePage(VERSION_4 + "[HKEY_LOCAL_MACHINE\\SOFTWARE\\A]\n\"x\"=\"1\"\n")),
                Coverage.SINGLE_VALUES);
        export.addValue(HKLM, "SOFTWARE\\A", "y", Reading.absent());
        export.addMissingKey(HKLM, "SOFTWARE\\B");
        export.addRefusedKey(HKLM, "SOFTWARE\\C", "not given");
        assertThat(export.value(HKLM, "SOFTWARE\\A", "X")).isEqualTo(present(1, "1\0"));
        assertThat(export.value(HKLM, "SOFTWARE\\A", "Y")).isEqualTo(Reading.absent());
        assertThat(export.value(HKLM, "SOFTWARE\\A", "z").kind()).isEqualTo(ReadingKind.UNSUPPORTED);
        assertThat(export.values(HKLM, "SOFTWARE\\A").kind()).isEqualTo(ReadingKind.UNSUPPORTED);
        assertThat(export.subkeys(HKLM, "SOFTWARE\\B")).isEqualTo(Reading.absent());
        assertThat(export.value(HKLM, "SOFTWARE\\C\\D", "x").why()).contains("not given");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\r\n\r\n", "[HKEY_LOCAL_MACHINE]", "WINE REGISTRY Version 2\n", "REGEDIT5\r\n", "regf"})
    void foreignFileIsTold(String text) {
        assertThatThrownBy(() -> ExportText.read(ExportText.codePage(text)))
                .isInstanceOf(ForeignExportException.class)
                .hasMessageContaining("a.reg is no registry export");
    }

    @Test
    void moreThanIsKeptIsRefusedWithAdvice() {
        StringBuilder text = new StringBuilder(VERSION_5 + KEY);
        for (int i = 0; i < 200_000; i++) {
            text.append('"').append(i).append("\"=dword:00000001\r\n");
        }
        assertThatThrownBy(() -> ExportText.read(text.toString()))
                .isInstanceOf(ForeignExportException.class)
                .hasMessageContaining("plumbline-collect.cmd");
    }

    @Test
    void orderOfValuesIsThatOfTheFile() throws Exception {
        assertThat(ExportText.read(VERSION_5 + KEY + "\"b\"=dword:1\r\n\"a\"=dword:1\r\n@=\"\"\r\n")
                        .values(HKLM, PATH)
                        .find()
                        .orElseThrow())
                .extracting(RegistryEntry::name)
                .containsExactly("b", "a", "");
    }
}
