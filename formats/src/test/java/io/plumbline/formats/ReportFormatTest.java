package io.plumbline.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Finding;
import io.plumbline.model.Reading;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import io.plumbline.model.Value;
import io.plumbline.model.json.ReportWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFormatTest {

    private static String write(ReportFormat format, ReportView view) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(view, TextStyle.FILE, out);
        return out.toString(UTF_8);
    }

    @ParameterizedTest
    @EnumSource(names = {"NDJSON", "CSV", "JUNIT", "SARIF", "OCSF", "XCCDF", "HTML", "MD", "PROM"})
    void sampleReportLooksAsItDid(ReportFormat format) throws IOException {
        String text = write(format, SampleReport.view(SampleReport.mixed()));
        Path golden = Path.of("src/test/resources/golden/mixed." + format.word() + ".golden");
        if (Boolean.getBoolean("golden.renew")) {
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
        assertThat(text).endsWith("\n");
    }

    @ParameterizedTest
    @EnumSource
    void sameReportGivesTheSameBytesInWhateverOrderItsPartsCame(ReportFormat format) throws IOException {
        Report report = SampleReport.mixed();
        List<Finding> findings = new ArrayList<>(report.findings());
        Collections.reverse(findings);
        Report turned = new Report(
                report.report(),
                report.host(),
                report.agentVersion(),
                report.packs(),
                findings,
                report.facts().reversed(),
                report.probes().reversed());
        assertThat(write(format, SampleReport.view(turned))).isEqualTo(write(format, SampleReport.view(report)));
    }

    @ParameterizedTest
    @EnumSource
    void reportWithoutItsPacksAndWithoutFindingsIsStillOne(ReportFormat format) throws IOException {
        Report mixed = SampleReport.mixed();
        Verdict verdict = Verdict.of(mixed, true, Severity.LOW);
        assertThat(write(format, new ReportView(mixed, verdict, List.of()))).contains("fails-high");
        Report none = SampleReport.report(List.of());
        assertThat(write(format, new ReportView(none, verdict, List.of()))).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"TEXT", "CSV", "JUNIT", "SARIF", "OCSF", "XCCDF", "HTML", "MD", "PROM"})
    void noControlOrDirectionMarkOfTheHostReachesTheFile(ReportFormat format) throws IOException {
        assertThat(write(format, SampleReport.view(HostileReport.report())))
                .doesNotContain("\u202E", "\u0000", "\u001b", "\u2028")
                .contains("\\u202e");
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "NDJSON"})
    void unpairedSurrogateOfTheHostIsReplaced(ReportFormat format) throws IOException {
        assertThat(new String(ReportWriter.write(HostileReport.report()), UTF_8))
                .contains("\\uD800");
        assertThat(write(format, SampleReport.view(HostileReport.report())))
                .doesNotContain("\\uD800")
                .contains("\\uFFFD");
    }

    @Test
    void markupOfTheHostIsTextInThePage() throws IOException {
        String page = write(ReportFormat.HTML, SampleReport.view(HostileReport.report()));
        assertThat(page.split("<script", -1)).hasSize(2);
        assertThat(page).doesNotContain("<img", "onerror=\"", "javascript:");
        assertThat(page.getBytes(UTF_8).length).isLessThanOrEqualTo(HtmlReport.MAX_BYTES);
    }

    @Test
    void pageAsksForNothing() throws IOException {
        String page = write(ReportFormat.HTML, SampleReport.view(SampleReport.mixed()));
        assertThat(page)
                .contains("default-src &#39;none&#39;")
                .doesNotContain(" style=", " src=", "url(", "@import", " onclick");
        assertThat(Pattern.compile("<(link|a) [^>]*href=\"([^\"]*)\"")
                        .matcher(page)
                        .results())
                .allMatch(link -> link.group(2).matches("#.*|data:,|https?://.*"));
    }

    @Test
    void pageOfEightyRulesAndFiveHundredFactsStaysSmall() throws IOException {
        List<Finding> findings = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            facts.add(new Fact(
                    FactRef.of("adapter", "{8D7A2B10-0001-4C1B-9A55-C0FFEE00" + (1000 + i) + "}", "wins-servers"),
                    Reading.present(new Value.Items("192.0.2.5", "192.0.2.6")),
                    "HKLM\\SYSTEM\\CurrentControlSet\\Services\\NetBT\\Parameters\\Interfaces » NameServerList"));
        }
        for (int i = 0; i < 80; i++) {
            Result result = List.of(Result.values()).get(i % Result.values().length);
            findings.add(new Finding(
                    "rule-" + i,
                    1,
                    "A title",
                    Severity.HIGH,
                    result,
                    "A reason of some length. ".repeat(8),
                    List.of(),
                    facts.subList(i, i + 40)));
        }
        Report sample = SampleReport.mixed();
        Report full =
                new Report(sample.report(), sample.host(), "0.1.0", sample.packs(), findings, facts, sample.probes());
        assertThat(write(ReportFormat.HTML, SampleReport.view(full)).getBytes(UTF_8).length)
                .isLessThanOrEqualTo(HtmlReport.MAX_BYTES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '"',
            value = {
                "=1+1 '=1+1",
                "+1 '+1",
                "-1 '-1",
                "@x '@x",
                "a=b a=b",
            })
    void cellThatBeginsLikeAFormulaIsNone(String text, String cell) {
        assertThat(CsvReport.cell(text)).isEqualTo(cell);
        assertThat(CsvReport.cell("\tx")).startsWith("'");
        assertThat(CsvReport.cell("  =cmd")).isEqualTo("'  =cmd");
        assertThat(CsvReport.cell("\n=cmd")).startsWith("'");
        assertThat(CsvReport.cell("a,\"b\"")).isEqualTo("\"a,\"\"b\"\"\"");
    }

    @Test
    void everyRowIsOneLineAndAsManyAsSubjects() throws IOException {
        Report report = HostileReport.report();
        String table = write(ReportFormat.CSV, SampleReport.view(report));
        assertThat(table.split("\r\n", -1)).hasSize(1 + 2 * report.findings().size() + 1);
        assertThat(table.replace("\r\n", "")).doesNotContain("\r", "\n");
    }

    @Test
    void everyFindingIsOneLineOfJson() throws IOException {
        Report report = HostileReport.report();
        assertThat(write(ReportFormat.NDJSON, SampleReport.view(report)).lines())
                .hasSize(report.findings().size())
                .allMatch(line -> line.startsWith("{\"schemaVersion\":1,\"report\":{") && line.endsWith("}"));
    }

    @Test
    void unknownIsAnErrorToJunitAndNeverAPass() throws IOException {
        Report report = SampleReport.report(List.of(
                SampleReport.finding("unknowable", Severity.LOW, Result.UNKNOWN, "a text", SampleReport.VERSION)));
        assertThat(write(ReportFormat.JUNIT, SampleReport.view(report)))
                .contains("failures=\"0\" errors=\"1\"", "<error type=\"unknown\" message=\"a text\">");
    }

    @Test
    void nothingReadLeavesTheTimeOfTheLastAuditOut() throws IOException {
        Report report = SampleReport.mixed();
        String metric = "plumbline_agent_audit_last_success_timestamp_seconds";
        assertThat(write(ReportFormat.PROM, SampleReport.view(report))).contains(metric);
        assertThat(write(ReportFormat.PROM, new ReportView(report, Verdict.of(report, false, Severity.LOW), List.of())))
                .doesNotContain(metric);
    }
}
