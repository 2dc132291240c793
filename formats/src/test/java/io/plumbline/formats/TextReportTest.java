package io.plumbline.formats;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.AuditSource;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Finding;
import io.plumbline.model.HostIdentity;
import io.plumbline.model.OperatingSystem;
import io.plumbline.model.PackVersion;
import io.plumbline.model.ProbeOutcome;
import io.plumbline.model.ProbeRun;
import io.plumbline.model.Reading;
import io.plumbline.model.Report;
import io.plumbline.model.ReportId;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import io.plumbline.model.SubjectResult;
import io.plumbline.model.Value;
import io.plumbline.model.json.ReportReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTest {

    private static final Fact VERSION = new Fact(
            FactRef.of("file", "Windows\\System32\\drivers\\netbt.sys", "version"),
            Reading.present(new Value.Version(new FileVersion(6, 0, 6000, 16386))),
            "file Windows\\System32\\drivers\\netbt.sys");
    private static final Fact DENIED = new Fact(
            FactRef.of("netbt", "node-type-configured"),
            Reading.denied("access denied; run elevated"),
            "HKLM\\SYSTEM\\CurrentControlSet\\Services\\NetBT\\Parameters » NodeType");

    private static Finding finding(String rule, Severity severity, Result result, String reason, Fact evidence) {
        List<SubjectResult> subjects = result == Result.FAIL
                ? List.of(
                        new SubjectResult(
                                "Windows\\System32\\drivers\\netbt.sys", Result.FAIL, "6.0.6000.16386 is older"),
                        new SubjectResult("Windows\\System32\\netbtugc.exe", Result.PASS, "6.0.6000.20551"))
                : List.of();
        return new Finding(
                rule, 1, "What " + rule + " says in one line", severity, result, reason, subjects, List.of(evidence));
    }

    private static Report report(List<Finding> findings, ProbeRun... probes) {
        return new Report(
                new ReportId(
                        "r",
                        "a",
                        new UUID(1, 2),
                        1,
                        Instant.parse("2026-11-21T09:14:07Z"),
                        Duration.ofMillis(812),
                        AuditSource.IMAGE),
                new HostIdentity(
                        "h",
                        "WS-0412",
                        new OperatingSystem("Windows Vista", "6.0", "6000", "", "", "x86", "workstation")),
                "0.1.0",
                List.of(new PackVersion("name-resolution", "2026.1")),
                findings,
                List.of(VERSION, DENIED),
                List.of(probes));
    }

    private static Report mixed() {
        return report(
                List.of(
                        finding("passes", Severity.LOW, Result.PASS, "all is well", VERSION),
                        finding("fails-low", Severity.LOW, Result.FAIL, "one of two is older", VERSION),
                        finding("fails-high", Severity.HIGH, Result.FAIL, "one of two is older", VERSION),
                        finding("cannot-tell", Severity.MEDIUM, Result.ERROR, "the node type is denied", DENIED),
                        finding("not-here", Severity.LOW, Result.NOTCHECKED, "an image does not run", DENIED),
                        finding("elsewhere", Severity.LOW, Result.NOTAPPLICABLE, "not NT 4.0", VERSION),
                        finding("told", Severity.LOW, Result.INFORMATIONAL, "M-node", VERSION)),
                new ProbeRun("os", ProbeOutcome.OK, Duration.ofMillis(1), ""),
                new ProbeRun("adapter", ProbeOutcome.TIMED_OUT, Duration.ofSeconds(10), "no answer in 10 s"));
    }

    private static String render(Report report, TextStyle style) {
        return TextReport.render(
                new ReportView(
                        report,
                        Verdict.of(report, true, Severity.LOW),
                        Map.of("fails-high", "file[…].version is at least 6.0.6000.20551")),
                style);
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
            assertThat(render(hostile, new TextStyle(width, false, charset, true))
                            .lines())
                    .allSatisfy(line -> assertThat(Plain.columns(line)).isLessThanOrEqualTo(width));
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
                .contains("nothing to assess   exit 0: nothing failing at or above low")
                .doesNotContain("FAILING", "compliance");
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
        ReportFormat.JSON.write(
                new ReportView(report, Verdict.of(report, true, Severity.LOW), Map.of()), TextStyle.FILE, out);
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
