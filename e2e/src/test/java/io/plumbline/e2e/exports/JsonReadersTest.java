package io.plumbline.e2e.exports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.e2e.tools.InstalledTool;
import io.plumbline.formats.ReportFormat;
import io.plumbline.model.Finding;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import io.plumbline.model.json.ReportReader;
import io.plumbline.model.json.ReportWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code -o json} and {@code -o ndjson} in jq and in Python's json module, which is made strict. */
class JsonReadersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource
    void pythonReadsTheWholeReport(ExportedReport exported) throws Exception {
        Path file = exported.file(ReportFormat.JSON);
        JsonNode read = ExportReader.of("json", "json").read(file);
        assertThat(read).isEqualTo(JSON.readTree(Files.readAllBytes(file)));
        String wire = new String(ReportWriter.write(exported.report()), UTF_8);
        Report expected = ReportReader.read(wire.replace("\\uD800", "\\uFFFD").getBytes(UTF_8));
        assertThat(ReportReader.read(Files.readAllBytes(file))).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void everyLineOfNdjsonSaysTheFindingAndWhoseItIs(ExportedReport exported) {
        JsonNode report = ExportReader.of("json", "json").read(exported.file(ReportFormat.JSON));
        JsonNode lines = ExportReader.of("ndjson", "json").read(exported.file(ReportFormat.NDJSON));
        assertThat(lines).hasSize(exported.report().findings().size());
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line = lines.get(i);
            report.path("findings")
                    .get(i)
                    .forEachEntry((name, value) -> assertThat(line.path(name)).isEqualTo(value));
            for (String name : List.of("schemaVersion", "report", "host", "agentVersion")) {
                assertThat(line.path(name)).isEqualTo(report.path(name));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void commandOfTheDocumentListsTheFailingFindings(ExportedReport exported) throws IOException {
        Matcher program = Pattern.compile("`jq -r '([^']+)'`").matcher(Files.readString(Path.of("../docs/formats.md")));
        assertThat(program.find()).isTrue();
        String listed = InstalledTool.of("jq", "-r", program.group(1))
                .output(exported.file(ReportFormat.NDJSON).toString());
        assertThat(listed.lines().map(line -> line.split("\t", -1)[1]))
                .containsExactlyElementsOf(exported.report().findings().stream()
                        .filter(finding -> finding.result() == Result.FAIL)
                        .map(Finding::rule)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void jqReadsTheReport(ExportedReport exported) {
        String rules = InstalledTool.of("jq", "-r", ".findings[].rule")
                .output(exported.file(ReportFormat.JSON).toString());
        assertThat(rules.lines())
                .containsExactlyElementsOf(
                        exported.report().findings().stream().map(Finding::rule).toList());
    }

    @Test
    void brokenDocumentsAreRefused(@TempDir Path folder) throws IOException {
        String report = Files.readString(ExportedReport.SAMPLE.file(ReportFormat.JSON));
        Path file = folder.resolve("broken.json");
        for (String broken : List.of(
                report.replaceFirst("\"seq\":1", "\"seq\":1,\"seq\":1"),
                report.replaceFirst("\"seq\":1", "\"seq\":NaN"),
                report.substring(0, report.length() / 2))) {
            Files.writeString(file, broken);
            assertThatThrownBy(() -> ExportReader.of("json", "json").read(file)).hasMessageContaining("Error");
        }
        assertThat(InstalledTool.of("jq", ".").run(file.toString()).exit()).isNotZero();
        String lines = Files.readString(ExportedReport.SAMPLE.file(ReportFormat.NDJSON));
        Files.writeString(file, lines.replaceFirst(",\"rule\":", ",\n\"rule\":"));
        assertThatThrownBy(() -> ExportReader.of("ndjson", "json").read(file)).hasMessageContaining("JSONDecodeError");
    }
}
