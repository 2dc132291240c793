package io.plumbline.e2e.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.agent.host.image.ForeignTools;
import io.plumbline.e2e.tools.InstalledTool;
import io.plumbline.formats.ReportFormat;
import io.plumbline.formats.TextStyle;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code -o sarif} by Microsoft's validator: the standard's rules and those of GitHub's code scanning. */
class SarifReadersTest {

    /** The tool has no "informationUri", because the project has no address yet. */
    private static final String NO_ADDRESS = "SARIF2005";

    /** Else it asks the web whether every address of the rules answers. */
    private static final String OFFLINE = """
            <?xml version="1.0" encoding="utf-8"?>
            <Properties>
              <Properties Key="SARIF2006.UrisShouldBeReachable.Options">
                <Property Key="RuleEnabled" Value="Disabled" Type="Driver.RuleEnabledState" />
              </Properties>
            </Properties>
            """;

    @ParameterizedTest
    @EnumSource
    void validatorHasNothingToSayOfWhatIsWritten(ExportedReport exported, @TempDir Path folder) throws IOException {
        assertThat(said(exported.file(ReportFormat.SARIF), folder)).containsOnly(NO_ADDRESS);
    }

    @ParameterizedTest
    @EnumSource
    void norOfEveryResult(ExportedReport exported, @TempDir Path folder) throws IOException {
        assertThat(said(withAll(exported, folder), folder)).containsOnly(NO_ADDRESS);
    }

    @ParameterizedTest
    @CsvSource({"Fail, 2", "Open, 2", "Pass, 3", "NotApplicable, 1", "Informational, 1"})
    void validatorCountsTheKindsThatWeWrote(String kind, int results, @TempDir Path folder) throws IOException {
        Path file = withAll(ExportedReport.SAMPLE, folder);
        assertThat(tool("query", file.toString(), "--expression", "Kind == '" + kind + "'")
                        .out())
                .contains("Found " + results + " of 9 results");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"version\": \"2.1.0\" | \"version\": \"9\" | JSON1019",
                "\"ruleIndex\": 2 | \"ruleIndex\": 77 | SARIF1009",
                "\"ruleId\": \"fails-high\" | \"rule\": \"fails-high\" | JSON1001",
                "\"startTimeUtc\": \"2026 | \"startTimeUtc\": \"2027 | SARIF1006",
                "\"region\": { | \"regions\": { | SARIF2017",
                "\"help\": { | \"advice\": { | GH2012",
                "\"uri\": \"Windows | \"uri\": \"C:\\\\Windows | SARIF1002",
            })
    void brokenFileIsRefused(String whole, String broken, String rule, @TempDir Path folder) throws IOException {
        String text = Files.readString(ExportedReport.SAMPLE.file(ReportFormat.SARIF));
        assertThat(text).contains(whole);
        assertThat(said(Files.writeString(folder.resolve("broken.sarif"), text.replace(whole, broken)), folder))
                .contains(rule);
    }

    private static Path withAll(ExportedReport exported, Path folder) throws IOException {
        Path file = folder.resolve("all.sarif");
        try (OutputStream out = Files.newOutputStream(file)) {
            ReportFormat.SARIF.write(exported.view(), TextStyle.FILE.listingAll(true), out);
        }
        return file;
    }

    /** The rules of the validator that a file breaks. */
    private static List<String> said(Path file, Path folder) throws IOException {
        Path offline = Files.writeString(folder.resolve("offline.xml"), OFFLINE);
        Path verdict = folder.resolve("verdict.sarif");
        InstalledTool.Outcome outcome = tool(
                "validate",
                file.toString(),
                "--rule-kind",
                "Sarif;Ghas",
                "--config",
                offline.toString(),
                "--output",
                verdict.toString(),
                "--log",
                "ForceOverwrite");
        assertThat(verdict).as(outcome.out()).exists();
        List<String> rules = new ArrayList<>();
        for (JsonNode result :
                new ObjectMapper().readTree(Files.readString(verdict)).at("/runs/0/results")) {
            rules.add(result.path("ruleId").asString());
        }
        return rules.stream().distinct().toList();
    }

    private static InstalledTool.Outcome tool(String... arguments) {
        Path tool = ForeignTools.provisioned("format-readers").resolve("sarif").resolve("Sarif.Multitool");
        assumeTrue(Files.isExecutable(tool), tool + " is not there; bin/provision fetches it");
        return InstalledTool.of(tool.toString()).run(arguments);
    }
}
