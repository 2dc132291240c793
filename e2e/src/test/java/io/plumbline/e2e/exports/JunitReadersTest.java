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
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** {@code -o junit} against the schema of Jenkins' xUnit plugin, and in junitparser. */
class JunitReadersTest {

    private final ExportReader python = ExportReader.of("junit", "junitparser");

    @ParameterizedTest
    @EnumSource
    void reportIsValidByTheSchemaOfJenkins(ExportedReport exported) {
        assertThat(validated(exported.file(ReportFormat.JUNIT)).err()).endsWith(" validates\n");
    }

    @ParameterizedTest
    @EnumSource
    void junitparserReadsACaseForEachRule(ExportedReport exported) {
        Report report = exported.report();
        JsonNode read = python.read(exported.file(ReportFormat.JUNIT));
        assertThat(read.path("cases"))
                .extracting(
                        each -> each.path("name").asString(),
                        each -> each.path("outcome").asString(),
                        each -> each.path("type").asString())
                .containsExactlyInAnyOrderElementsOf(
                        report.findings().stream().map(JunitReadersTest::told).toList());
        assertThat(read.path("totals"))
                .extracting(JsonNode::asInt)
                .containsExactly(
                        report.findings().size(),
                        report.summary().count(Result.FAIL),
                        report.summary().count(Result.ERROR) + report.summary().count(Result.UNKNOWN));
        assertThat(read.path("cases")).allSatisfy(each -> {
            Finding finding = finding(report, each.path("name").asString());
            if (finding.result() != Result.PASS) {
                assertThat(each.path("message").asString()).endsWith(Plain.of(finding.reason()));
            }
            if (finding.result() == Result.FAIL) {
                assertThat(each.path("text").asString()).startsWith(Plain.of(finding.title()) + "\n");
            }
        });
    }

    /** By docs/formats.md. */
    private static Tuple told(Finding finding) {
        return switch (finding.result()) {
            case PASS -> tuple(finding.rule(), "passed", "");
            case FAIL -> tuple(finding.rule(), "failure", finding.severity().word());
            case ERROR, UNKNOWN ->
                tuple(finding.rule(), "error", finding.result().word());
            case NOTCHECKED, NOTAPPLICABLE, INFORMATIONAL ->
                tuple(finding.rule(), "skipped", finding.result().word());
        };
    }

    private static Finding finding(Report report, String rule) {
        return report.findings().stream()
                .filter(each -> each.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void brokenReportsAreRefused(@TempDir Path folder) throws IOException {
        String report = Files.readString(ExportedReport.SAMPLE.file(ReportFormat.JUNIT));
        Path file = folder.resolve("broken.xml");
        for (String broken : List.of(
                report.replaceFirst(" time=\"0\"", " time=\"none\""),
                report.replaceFirst("<properties>", "<properties><unknown/>"),
                report.replace("<failure ", "<failed ").replace("</failure>", "</failed>"),
                report.replace(" name=\"cannot-tell\"", ""),
                report.replaceFirst("</testsuite>", ""))) {
            assertThat(broken).isNotEqualTo(report);
            Files.writeString(file, broken);
            assertThat(validated(file).exit()).as(broken).isNotZero();
        }
        Files.writeString(file, report.replaceFirst("failures=\"1\"", "failures=\"2\""));
        assertThatThrownBy(() -> python.read(file)).hasMessageContaining("counts");
    }

    private static InstalledTool.Outcome validated(Path report) {
        Path schema = ForeignTools.provisioned("junit-schema").resolve("junit-10.xsd");
        assumeTrue(Files.exists(schema), schema + " is not there; bin/provision fetches it");
        return InstalledTool.of("xmllint", "--noout", "--nonet", "--schema", schema.toString())
                .run(report.toString());
    }
}
