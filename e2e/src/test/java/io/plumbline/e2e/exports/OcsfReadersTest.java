package io.plumbline.e2e.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.agent.host.image.ForeignTools;
import io.plumbline.e2e.tools.InstalledTool;
import io.plumbline.formats.Plain;
import io.plumbline.formats.ReportFormat;
import io.plumbline.model.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code -o ocsf} in py-ocsf-models, and against the schema that OCSF publishes. */
class OcsfReadersTest {

    private static final Path SCRIPT = Path.of("src", "test", "resources", "read-ocsf.py");

    @ParameterizedTest
    @EnumSource
    void modelsReadAnEventForEachFindingAndTheSchemaRefusesNone(ExportedReport exported) {
        JsonNode events = read(exported.file(ReportFormat.OCSF));
        assertThat(events)
                .extracting(
                        each -> each.path("control").asString(),
                        each -> each.path("code").asString(),
                        each -> each.path("compliance").asString(),
                        each -> each.path("severity").asString(),
                        each -> each.path("status").asString())
                .containsExactlyElementsOf(exported.report().findings().stream()
                        .map(OcsfReadersTest::told)
                        .toList());
        String host = Plain.of(exported.report().host().name());
        assertThat(events).allSatisfy(each -> {
            assertThat(each.path("errors")).isEmpty();
            assertThat(each.path("schema").asString()).isEqualTo("1.5.0");
            assertThat(each.path("class").asInt()).isEqualTo(2003);
            assertThat(each.path("host").asString()).isEqualTo(host);
            // The models lack one attribute that the schema has.
            assertThat(each.path("lost")).extracting(JsonNode::asString).containsOnly(".compliance.status");
        });
    }

    /** By docs/formats.md. */
    private static Tuple told(Finding finding) {
        String word = finding.result().word();
        return switch (finding.result()) {
            case PASS -> tuple(finding.rule(), word, "Pass", "Informational", "Other");
            case FAIL ->
                tuple(
                        finding.rule(),
                        word,
                        "Fail",
                        switch (finding.severity()) {
                            case LOW -> "Low";
                            case MEDIUM -> "Medium";
                            case HIGH -> "High";
                            case CRITICAL -> "Critical";
                        },
                        "New");
            case ERROR -> tuple(finding.rule(), word, "Warning", "Unknown", "New");
            case UNKNOWN -> tuple(finding.rule(), word, "Unknown", "Unknown", "New");
            case NOTCHECKED -> tuple(finding.rule(), word, "Warning", "Unknown", "Other");
            case NOTAPPLICABLE, INFORMATIONAL -> tuple(finding.rule(), word, "Other", "Informational", "Other");
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"severity_id\":4 | \"severity_id\":7 | severity_id",
                "\"type_uid\":200301 | \"type_uid\":200399999 | type_uid",
                "\"time\": | \"when\": | time",
                "\"finding_info\":{\"uid\" | \"finding_info\":{\"id\" | finding_info.uid",
            })
    void modelsRefuseABrokenEvent(String whole, String broken, String words, @TempDir Path folder) throws IOException {
        String events = Files.readString(ExportedReport.SAMPLE.file(ReportFormat.OCSF));
        assertThat(events).contains(whole);
        Path file = Files.writeString(folder.resolve("broken.ocsf"), events.replace(whole, broken));
        assertThatThrownBy(() -> read(file)).hasMessageContaining(words);
    }

    @Test
    void schemaRefusesWhatItDoesNotKnow(@TempDir Path folder) throws IOException {
        String events = Files.readString(ExportedReport.SAMPLE.file(ReportFormat.OCSF));
        Path file = Files.writeString(
                folder.resolve("broken.ocsf"), events.replace("\"status_code\":", "\"status_kode\":"));
        assertThat(read(file))
                .allSatisfy(each -> assertThat(each.path("errors").toString()).contains("status_kode"));
    }

    private static JsonNode read(Path file) {
        Path modules = ForeignTools.provisioned("format-readers").resolve("ocsf");
        assumeTrue(Files.isDirectory(modules), modules + " is not there; bin/provision fetches it");
        return new ObjectMapper()
                .readTree(InstalledTool.python("jsonschema", SCRIPT).output(modules.toString(), file.toString()));
    }
}
