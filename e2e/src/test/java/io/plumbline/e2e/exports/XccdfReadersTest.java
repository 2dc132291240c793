package io.plumbline.e2e.exports;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.e2e.tools.InstalledTool;
import io.plumbline.formats.ReportFormat;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code -o xccdf} in OpenSCAP: schema and Schematron, and the pages that it makes of a report. */
class XccdfReadersTest {

    private static final Pattern DETAIL = Pattern.compile("rule-detail rule-detail-([a-z]+)");

    private final InstalledTool oscap = InstalledTool.of("oscap", "xccdf");

    @ParameterizedTest
    @EnumSource
    void reportIsValidBySchemaAndSchematron(ExportedReport exported) {
        InstalledTool.Outcome outcome =
                oscap.run("validate", exported.file(ReportFormat.XCCDF).toString());
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().lines().filter(line -> line.startsWith("Warning")))
                .singleElement()
                .asString()
                .contains("cpe:/");
    }

    @ParameterizedTest
    @EnumSource
    void openscapShowsEveryResult(ExportedReport exported) {
        Report report = exported.report();
        String page = oscap.output(
                "generate", "report", exported.file(ReportFormat.XCCDF).toString());
        for (Result result : Result.values()) {
            assertThat(DETAIL.matcher(page).results().filter(row -> row.group(1).equals(result.word())))
                    .as(result.word())
                    .hasSize(report.summary().count(result));
        }
        assertThat(page)
                .contains("urn:io.plumbline:scoring:compliance", "urn:io.plumbline:scoring:coverage")
                .doesNotContain("<script>window.pwned", "<img src=x", "\u202e");
    }

    @ParameterizedTest
    @EnumSource
    void openscapMakesAGuideOfTheRules(ExportedReport exported) {
        assertThat(oscap.output(
                        "generate", "guide", exported.file(ReportFormat.XCCDF).toString()))
                .contains("Plumbline: name resolution of Windows hosts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<result>pass</result> | <result>passed</result>",
                "<rule-result idref=\"xccdf_io.plumbline_rule_passes\" | <rule-result idref=\"a rule\"",
                "<Rule id=\"xccdf_io.plumbline_rule_passes\" | <Rule id=\"xccdf_io.plumbline_rule_told\"",
                "end-time= | ended=",
                "<target>WS-0412</target> | <target/><target-adress/>",
            })
    void brokenReportIsRefused(String whole, String broken, @TempDir Path folder) throws IOException {
        String text = Files.readString(ExportedReport.SAMPLE.file(ReportFormat.XCCDF));
        assertThat(text).contains(whole);
        Path file = Files.writeString(folder.resolve("broken.xml"), text.replace(whole, broken));
        InstalledTool.Outcome outcome = oscap.run("validate", file.toString());
        assertThat(outcome.exit()).as(outcome.out()).isNotZero();
        assertThat(outcome.err()).contains("Invalid XCCDF Checklist");
    }
}
