package io.plumbline.formats;

import static io.plumbline.formats.SampleReport.DENIED;
import static io.plumbline.formats.SampleReport.VERSION;
import static io.plumbline.formats.SampleReport.finding;
import static io.plumbline.formats.SampleReport.mixed;
import static io.plumbline.formats.SampleReport.report;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Finding;
import io.plumbline.model.HostIdentity;
import io.plumbline.model.ProbeOutcome;
import io.plumbline.model.ProbeRun;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import io.plumbline.model.json.ReportReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTest {

    private static String render(Report report, TextStyle style) {
        return TextReport.render(SampleReport.view(report), style);
    }

    private static void assertGolden(String name, String text) throws Exception {
        Path golden = Path.of("src/test/resources/golden").resolve(name);
        if (Boolean.getBoolean("golden.renew")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
    }

    @Test
    void failingComesFirstWithWhatWasObservedWhereAndWhatWasExpected() throws Exception {
        assertGolden("mixed.txt", render(mixed(), new TextStyle(100, false, UTF_8, false)));
    }

    @Test
    void allListsWhatPassedToo() throws Exception {
        assertGolden("all.txt", render(mixed(), new TextStyle(100, false, UTF_8, true)));
    }

    @Test
    void aNarrowConsoleWithoutOurMarksGetsAsciiInItsWidth() throws Exception {
        String text = render(mixed(), new TextStyle(60, false, US_ASCII, false));
        assertGolden("narrow-ascii.txt", text);
    }

    @Test
    void coloursAreOnlyWhereTheyAreWanted() {
        assertThat(render(mixed(), new TextStyle(100, true, UTF_8, false))).contains("\u001b[1;31mFAILING\u001b[0m 2");
        assertThat(render(mixed(), new TextStyle(100, false, UTF_8, false))).doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 55, 80, 200})
    void noLineIsWiderThanTheTerminalWhateverTheHostIsCalled(int width) {
        Report mixed = mixed();
        Report hostile = new Report(
                mixed.report(),
                new HostIdentity("h", "名前解決".repeat(30), mixed.host().os()),
                mixed.agentVersion(),
                mixed.packs(),
                List.of(finding("x", Severity.LOW, Result.FAIL, "w".repeat(500), VERSION)),
                mixed.facts(),
                mixed.probes());
        for (Charset charset : List.of(UTF_8, US_ASCII)) {
            ScreenLines.assertFit(render(hostile, new TextStyle(width, false, charset, true)), width);
        }
    }

    static Stream<Arguments> hostileTexts() {
        return Stream.of(
                Arguments.of("\u001b[2J\u001b[1;1H", "\\u001b[2J\\u001b[1;1H"),
                Arguments.of("a\u202eb", "a\\u202eb"),
                Arguments.of("line\nfeed", "line\\u000afeed"),
                Arguments.of("half\ud83d", "half\\ud83d"),
                Arguments.of("漢字é😀", "漢字é😀"));
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void whatWouldActInATerminalIsShownAsItsCode(String hostile, String shown) {
        assertThat(Plain.of(hostile)).isEqualTo(shown);
    }

    @Test
    void nothingAssessedIsNeitherGoodNorBad() {
        Report none = report(List.of(finding("elsewhere", Severity.LOW, Result.NOTAPPLICABLE, "not NT 4.0", VERSION)));
        assertThat(render(none, TextStyle.FILE))
                .contains(
                        "NOT APPLICABLE 1",
                        "not NT 4.0",
                        "! this says nothing about how the host is set up\n  judge it by other rules: --pack or --rule",
                        "\nexit 0: nothing was assessed: the only rule does not apply to this host\n")
                .doesNotContain("FAILING", "compliance", "nothing failing");
    }

    @Test
    void whatTheRouteCannotTellIsSaidToBeTheReasonThatNothingWasAssessed() {
        List<Finding> findings = new ArrayList<>();
        findings.add(finding("running", Severity.LOW, Result.NOTCHECKED, "not recorded", VERSION));
        findings.add(finding("cluster", Severity.LOW, Result.INFORMATIONAL, "is a node", VERSION));
        for (int i = 0; i < 6; i++) {
            findings.add(finding("elsewhere-" + i, Severity.LOW, Result.NOTAPPLICABLE, "not NT 4.0", VERSION));
        }
        assertThat(render(report(findings), TextStyle.FILE))
                .contains(
                        "NOT APPLICABLE 6   (--all to list)",
                        "nothing assessed   coverage 0/1   exit 0: nothing was assessed: of 8 rules, 6 do not apply to this"
                                + " host, 1 cannot be")
                .doesNotContain("elsewhere-1");
    }

    @Test
    void whatCouldNotBeToldIsNoReasonToSayThatNothingWasThere() {
        Report unknown = report(List.of(
                finding("elsewhere", Severity.LOW, Result.NOTAPPLICABLE, "not NT 4.0", VERSION),
                finding("odd", Severity.LOW, Result.UNKNOWN, "a text", VERSION)));
        assertThat(render(unknown, TextStyle.FILE))
                .contains("exit 11: nothing failing at or above low, but 1 could not be told")
                .doesNotContain("nothing was assessed");
    }

    @Test
    void theLastOfManyIsNotRoundedAway() {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < 1999; i++) {
            findings.add(finding("rule-" + i, Severity.LOW, Result.PASS, "", VERSION));
        }
        findings.add(finding("fails", Severity.LOW, Result.FAIL, "", VERSION));
        assertThat(render(report(findings), TextStyle.FILE)).contains("compliance 1999/2000 99.9 %");
    }

    @Test
    void jsonIsTheCanonicalOneAndALineEnd() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Report report = mixed();
        ReportFormat.JSON.write(SampleReport.view(report), TextStyle.FILE, out);
        assertThat(out.toString(UTF_8)).endsWith("}\n");
        assertThat(ReportReader.read(out.toByteArray())).isEqualTo(report);
    }

    @ParameterizedTest
    @CsvSource({
        "FAIL, HIGH, HIGH, 10",
        "FAIL, HIGH, LOW, 10",
        "FAIL, LOW, HIGH, 0",
        "ERROR, HIGH, LOW, 11",
        "UNKNOWN, LOW, CRITICAL, 11",
        "NOTCHECKED, HIGH, LOW, 0",
        "PASS, HIGH, LOW, 0",
        "NOTAPPLICABLE, HIGH, LOW, 0",
        "INFORMATIONAL, HIGH, LOW, 0",
    })
    void theExitCodeFollowsTheWorstThatWasToldAndWhatWasAskedFor(
            Result result, Severity severity, Severity failOn, int exit) {
        Report report = report(List.of(finding("x", severity, result, "", VERSION)));
        assertThat(Verdict.of(report, true, failOn).exitCode()).isEqualTo(exit);
    }

    @Test
    void whatLimitsTheWholeHostIsShownAndAProbesShareIsLeftToItsFindings() {
        ProbeRun host = new ProbeRun("host", ProbeOutcome.PARTIAL, Duration.ZERO, "SYSTEM is dirty");
        ProbeRun probe = new ProbeRun("os", ProbeOutcome.PARTIAL, Duration.ZERO, "denied in part");
        assertThat(render(report(List.of(), host, probe), TextStyle.FILE))
                .contains("SYSTEM is dirty")
                .doesNotContain("denied in part");
    }

    @Test
    void oneUnreadableProbeIsElevenButNothingReadAtAllIsTwelve() {
        ProbeRun ok = new ProbeRun("os", ProbeOutcome.PARTIAL, Duration.ZERO, "");
        ProbeRun bad = new ProbeRun("netbt", ProbeOutcome.FAILED, Duration.ZERO, "damaged");
        List<Finding> error = List.of(finding("x", Severity.LOW, Result.ERROR, "", DENIED));
        assertThat(Verdict.of(report(error, ok, bad), true, Severity.LOW).exitCode())
                .isEqualTo(11);
        assertThat(Verdict.of(report(error, bad), false, Severity.LOW).exitCode())
                .isEqualTo(12);
    }
}
