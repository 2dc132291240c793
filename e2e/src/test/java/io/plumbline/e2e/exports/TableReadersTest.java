package io.plumbline.e2e.exports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.e2e.tools.InstalledTool;
import io.plumbline.formats.Plain;
import io.plumbline.formats.ReportFormat;
import io.plumbline.model.Finding;
import io.plumbline.model.SubjectResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** {@code -o csv} in Python's csv module and in Gnumeric. */
class TableReadersTest {

    /** A cell of Gnumeric's file that has no type of value holds a formula. */
    private static final Pattern CELL = Pattern.compile("<gnm:Cell [^>]*>");

    private final ExportReader python = ExportReader.of("csv", "csv");

    @ParameterizedTest
    @EnumSource
    void pythonReadsARowForEachFindingAndSubject(ExportedReport exported) {
        JsonNode rows = python.read(exported.file(ReportFormat.CSV));
        List<List<String>> expected = new ArrayList<>();
        for (Finding finding : exported.report().findings()) {
            List<SubjectResult> subjects = finding.subjects();
            if (subjects.isEmpty()) {
                expected.add(told(finding, "", "", ""));
            }
            subjects.forEach(each ->
                    expected.add(told(finding, each.subject(), each.result().word(), each.reason())));
        }
        List<List<String>> read = new ArrayList<>();
        rows.forEach(row -> read.add(cells(
                row,
                "rule",
                "revision",
                "severity",
                "title",
                "result",
                "reason",
                "subject",
                "subject_result",
                "subject_reason")));
        assertThat(read).containsExactlyElementsOf(expected);
        assertThat(rows)
                .allSatisfy(row -> assertThat(cells(row, "host_name"))
                        .containsExactly(shown(exported.report().host().name())));
    }

    private static List<String> told(Finding finding, String subject, String result, String reason) {
        return List.of(
                finding.rule(),
                Integer.toString(finding.revision()),
                finding.severity().word(),
                shown(finding.title()),
                finding.result().word(),
                shown(finding.reason()),
                shown(subject),
                result,
                shown(reason));
    }

    /** By docs/formats.md. */
    private static String shown(String text) {
        String plain = Plain.of(text);
        return plain.isEmpty() || "=+-@".indexOf(plain.charAt(0)) < 0 ? plain : "'" + plain;
    }

    private static List<String> cells(JsonNode row, String... columns) {
        List<String> cells = new ArrayList<>();
        for (String column : columns) {
            cells.add(row.path(column).asString());
        }
        return cells;
    }

    @ParameterizedTest
    @EnumSource
    void spreadsheetOpensEveryRowAndRunsNothing(ExportedReport exported, @TempDir Path folder) throws IOException {
        String sheet = opened(exported.file(ReportFormat.CSV), folder);
        assertThat(CELL.matcher(sheet).results().map(cell -> cell.group()).toList())
                .hasSizeGreaterThanOrEqualTo(26)
                .allMatch(cell -> cell.contains(" ValueType="));
        long rows = exported.report().findings().stream()
                .mapToLong(finding -> Math.max(1, finding.subjects().size()))
                .sum();
        assertThat(sheet).contains("<gnm:MaxRow>" + rows + "</gnm:MaxRow>", "<gnm:MaxCol>25</gnm:MaxCol>");
    }

    @Test
    void formulaThatIsNotNeutralisedWouldBeRun(@TempDir Path folder) throws IOException {
        String table = Files.readString(ExportedReport.HOSTILE.file(ReportFormat.CSV));
        assertThat(table).contains("'=HYPERLINK(");
        Path armed = Files.writeString(folder.resolve("armed.csv"), table.replace("'=HYPERLINK(", "=HYPERLINK("));
        assertThat(CELL.matcher(opened(armed, folder)).results().map(cell -> cell.group()))
                .anyMatch(cell -> !cell.contains(" ValueType="));
    }

    @Test
    void pythonRefusesABrokenTable(@TempDir Path folder) throws IOException {
        String table = Files.readString(ExportedReport.SAMPLE.file(ReportFormat.CSV));
        for (String broken : List.of(table + "\"open", table + "one,cell\r\n", table.replaceFirst(",", ",\"x\"y,"))) {
            Path file = Files.writeString(folder.resolve("broken.csv"), broken);
            assertThatThrownBy(() -> python.read(file)).isInstanceOf(IllegalStateException.class);
        }
        Path latin = Files.write(folder.resolve("latin.csv"), "a\r\n\u00e9\r\n".getBytes(ISO_8859_1));
        assertThatThrownBy(() -> python.read(latin)).hasMessageContaining("UnicodeDecodeError");
    }

    private static String opened(Path table, Path folder) throws IOException {
        Path sheet = folder.resolve("sheet.xml");
        InstalledTool.of("ssconvert", "-I", "Gnumeric_stf:stf_csvtab", "-T", "Gnumeric_XmlIO:sax:0")
                .output(table.toString(), sheet.toString());
        return Files.readString(sheet, UTF_8);
    }
}
