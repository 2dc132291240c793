package io.plumbline.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.AuditSource;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Finding;
import io.plumbline.model.HostIdentity;
import io.plumbline.model.OperatingSystem;
import io.plumbline.model.PackVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.Report;
import io.plumbline.model.ReportId;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import io.plumbline.model.Value;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonTest {

    private static final Reading<Value> ONE = Reading.present(Value.whole(1));
    private static final Reading<Value> TWO = Reading.present(Value.whole(2));
    private static final Reading<Value> DENIED = Reading.denied("access is denied");
    private static final Charset OLD_CONSOLE = Charset.forName("IBM850");

    private static Fact fact(String name, Reading<Value> reading) {
        return new Fact(FactRef.find(name).orElseThrow(), reading, "HKLM\\SYSTEM\\Test » " + name);
    }

    private static Finding finding(String rule, Severity severity, Result result, int revision, Fact... evidence) {
        return new Finding(
                rule,
                revision,
                "What " + rule + " says in one line",
                severity,
                result,
                "because of " + evidence[0].reading().kind().word(),
                List.of(),
                List.of(evidence));
    }

    private static Finding finding(String rule, Result result, Fact... evidence) {
        return finding(rule, Severity.MEDIUM, result, 1, evidence);
    }

    private static Report report(
            String host, AuditSource source, String agent, String pack, List<Fact> facts, Finding... findings) {
        return new Report(
                new ReportId(
                        "r",
                        "unsent",
                        new UUID(0, 0),
                        1,
                        Instant.parse("2026-11-21T09:14:07Z"),
                        Duration.ofMillis(812),
                        source),
                new HostIdentity(
                        host,
                        "WS-0412",
                        new OperatingSystem("Windows Vista", "6.0", "6000", "", "", "x86", "workstation")),
                agent,
                List.of(new PackVersion("name-resolution", pack)),
                List.of(findings),
                facts,
                List.of());
    }

    private static Report plain(Finding... findings) {
        List<Fact> facts = new ArrayList<>();
        for (Finding finding : findings) {
            finding.evidence().stream()
                    .filter(fact ->
                            facts.stream().noneMatch(known -> known.ref().equals(fact.ref())))
                    .forEach(facts::add);
        }
        return report("h", AuditSource.LIVE, "1.0", "2026.1", facts, findings);
    }

    private static FindingChange onlyChange(Report before, Report after) {
        List<FindingChange> changes = Comparison.of(before, after).findings();
        assertThat(changes).hasSize(1);
        return changes.getFirst();
    }

    @Test
    void sameReportHasNoDifference() {
        Report report = SampleReport.mixed();
        Comparison none = Comparison.of(report, report);
        assertThat(none.findings()).isEmpty();
        assertThat(none.otherFacts()).isEmpty();
        assertThat(none.otherEvidence()).isZero();
        assertThat(none.verdict(Severity.LOW)).isEqualTo(new Verdict(0, "no finding changed"));
    }

    @Test
    void otherFactOfTheSameRuleIsAChangeOfTheHost() {
        FindingChange change = onlyChange(
                plain(finding("r", Result.PASS, fact("a.b", ONE))), plain(finding("r", Result.FAIL, fact("a.b", TWO))));
        assertThat(change.cause()).isEqualTo(ChangeCause.HOST);
        assertThat(change.turn()).isEqualTo(FindingChange.Turn.WORSE);
        assertThat(change.facts())
                .singleElement()
                .satisfies(fact -> assertThat(fact.ref()).hasToString("a.b"));
    }

    @Test
    void readingThatWasDeniedIsAChangeOfCoverageAndNotOfTheHost() {
        FindingChange change = onlyChange(
                plain(finding("r", Result.PASS, fact("a.b", ONE))),
                plain(finding("r", Result.ERROR, fact("a.b", DENIED))));
        assertThat(change.cause()).isEqualTo(ChangeCause.COVERAGE);
        assertThat(change.turn()).isEqualTo(FindingChange.Turn.LESS_KNOWN);
    }

    @Test
    void otherRouteOrAgentIsBlamedBeforeTheHost() {
        Fact one = fact("a.b", ONE);
        Fact unsupported = fact("a.b", Reading.unsupported("an image does not run"));
        Report live = report("h", AuditSource.LIVE, "1.0", "1", List.of(one), finding("r", Result.PASS, one));
        Report image = report(
                "h", AuditSource.IMAGE, "1.0", "1", List.of(unsupported), finding("r", Result.NOTCHECKED, unsupported));
        Report newer = report("h", AuditSource.LIVE, "1.1", "1", List.of(one), finding("r", Result.FAIL, one));

        assertThat(onlyChange(live, image).cause()).isEqualTo(ChangeCause.AGENT);
        assertThat(onlyChange(live, image).explanation()).isEqualTo("read by live, then by image");
        assertThat(onlyChange(live, newer).cause()).isEqualTo(ChangeCause.AGENT);
        assertThat(onlyChange(live, newer).explanation()).isEqualTo("by plumbline 1.0, then 1.1");
    }

    @Test
    void otherRevisionIsAChangeOfThePackWhateverTheFacts() {
        FindingChange change = onlyChange(
                plain(finding("r", Result.PASS, fact("a.b", ONE))),
                plain(finding("r", Severity.MEDIUM, Result.FAIL, 2, fact("a.b", TWO))));
        assertThat(change.cause()).isEqualTo(ChangeCause.PACK);
        assertThat(change.explanation()).isEqualTo("revision 1, then 2");
    }

    @Test
    void otherResultOfTheSameFactsIsTailoring() {
        Fact one = fact("a.b", ONE);
        FindingChange change = onlyChange(
                report("h", AuditSource.LIVE, "1.0", "1", List.of(one), finding("r", Result.PASS, one)),
                report("h", AuditSource.LIVE, "1.0", "1+strict", List.of(one), finding("r", Result.FAIL, one)));
        assertThat(change.cause()).isEqualTo(ChangeCause.PACK);
        assertThat(change.explanation()).isEqualTo("pack name-resolution 1, then 1+strict");
    }

    @Test
    void otherSeverityAloneIsTailoringToo() {
        Fact one = fact("a.b", ONE);
        FindingChange change = onlyChange(
                plain(finding("r", Severity.LOW, Result.FAIL, 1, one)),
                plain(finding("r", Severity.HIGH, Result.FAIL, 1, one)));
        assertThat(change.cause()).isEqualTo(ChangeCause.PACK);
        assertThat(change.turn()).isEqualTo(FindingChange.Turn.OTHER);
    }

    @Test
    void otherPackWithAnotherRuleDoesNotTakeTheBlameForTheHost() {
        Fact one = fact("a.b", ONE);
        Fact two = fact("a.b", TWO);
        assertThat(onlyChange(
                                report("h", AuditSource.LIVE, "1", "1", List.of(one), finding("r", Result.PASS, one)),
                                report("h", AuditSource.LIVE, "1", "2", List.of(two), finding("r", Result.FAIL, two)))
                        .cause())
                .isEqualTo(ChangeCause.HOST);
    }

    @Test
    void addedAndRemovedRulesAreNewAndGone() {
        Comparison comparison = Comparison.of(
                plain(finding("old", Result.FAIL, fact("a.b", ONE))),
                plain(finding("added", Result.FAIL, fact("a.b", ONE)), finding("fine", Result.PASS, fact("a.b", ONE))));
        assertThat(comparison.findings())
                .allMatch(change -> change.cause() == ChangeCause.PACK)
                .extracting(change -> change.rule() + " " + change.fromWord() + " " + change.toWord() + " "
                        + change.turn().word())
                .containsExactly("added new fail worse", "fine new pass other", "old fail gone other");
    }

    @Test
    void factThatAnEarlierDecisionDidNotReadIsFoundAmongAllFacts() {
        Fact b = fact("a.b", ONE);
        Fact c = fact("a.c", ONE);
        Report before = report("h", AuditSource.LIVE, "1", "1", List.of(b, c), finding("r", Result.PASS, b));
        Report after = report(
                "h",
                AuditSource.LIVE,
                "1",
                "1",
                List.of(fact("a.b", TWO), c),
                finding("r", Result.FAIL, fact("a.b", TWO), c));
        assertThat(onlyChange(before, after).facts())
                .extracting(fact -> fact.ref().toString())
                .containsExactly("a.b");
    }

    @Test
    void factsThatChangedNoFindingAreCountedAndOtherWordsForTheSameAreNone() {
        Fact decides = fact("a.b", ONE);
        Report before = report(
                "h",
                AuditSource.LIVE,
                "1",
                "1",
                List.of(decides, fact("a.c", ONE), fact("a.d", Reading.denied("x")), fact("a.e", ONE)),
                finding("r", Result.PASS, decides));
        Report after = report(
                "h",
                AuditSource.LIVE,
                "1",
                "1",
                List.of(fact("a.b", TWO), fact("a.c", TWO), fact("a.d", Reading.denied("y")), fact("a.f", ONE)),
                finding("r", Result.PASS, fact("a.b", TWO)));
        Comparison comparison = Comparison.of(before, after);
        assertThat(comparison.findings()).isEmpty();
        assertThat(comparison.otherEvidence()).isEqualTo(1);
        assertThat(comparison.otherFacts())
                .extracting(fact -> fact.ref().toString())
                .containsExactly("a.b", "a.c", "a.e", "a.f");
    }

    @ParameterizedTest
    @CsvSource({
        "PASS,          FAIL,          worse,      10",
        "UNKNOWN,       FAIL,          worse,      10",
        "FAIL,          PASS,          better,     0",
        "FAIL,          NOTAPPLICABLE, better,     0",
        "ERROR,         PASS,          better,     0",
        "FAIL,          UNKNOWN,       less-known, 11",
        "PASS,          NOTCHECKED,    less-known, 11",
        "ERROR,         UNKNOWN,       other,      0",
        "PASS,          NOTAPPLICABLE, other,      0",
        "NOTAPPLICABLE, PASS,          other,      0",
        "NOTCHECKED,    NOTAPPLICABLE, other,      0",
    })
    void turnSaysWhetherItGotWorseAndDecidesTheExitCode(Result from, Result to, String turn, int exit) {
        Comparison comparison =
                Comparison.of(plain(finding("r", from, fact("a.b", ONE))), plain(finding("r", to, fact("a.b", TWO))));
        assertThat(comparison.findings().getFirst().turn().word()).isEqualTo(turn);
        assertThat(comparison.verdict(Severity.MEDIUM).exitCode()).isEqualTo(exit);
        assertThat(comparison.verdict(Severity.CRITICAL).exitCode()).isEqualTo(exit == 10 ? 0 : exit);
    }

    /** One change of every cause and turn. */
    private static Comparison sample() {
        Fact host = fact("netbt.node-type-effective", ONE);
        Fact hostNow = fact("netbt.node-type-effective", TWO);
        Fact list = fact("adapter[{8D7A2B10-0001}].wins-servers", Reading.present(new Value.Items("192.0.2.5")));
        Fact denied = fact("adapter[{8D7A2B10-0001}].wins-servers", DENIED);
        Report before = report(
                "h",
                AuditSource.LIVE,
                "1.0",
                "2026.1",
                List.of(host, list, fact("os.build", ONE)),
                finding("got-worse", Severity.HIGH, Result.PASS, 1, host),
                finding("got-better", Severity.LOW, Result.FAIL, 1, host),
                finding("not-readable", Result.PASS, list),
                finding("revised", Severity.LOW, Result.PASS, 1, host),
                finding("removed", Severity.LOW, Result.PASS, 1, host),
                finding("same", Result.PASS, host));
        Report after = report(
                "h",
                AuditSource.LIVE,
                "1.0",
                "2026.2",
                List.of(hostNow, denied, fact("os.build", TWO)),
                finding("got-worse", Severity.HIGH, Result.FAIL, 1, hostNow),
                finding("got-better", Severity.LOW, Result.PASS, 1, hostNow),
                finding("not-readable", Result.ERROR, denied),
                finding("revised", Severity.LOW, Result.FAIL, 2, hostNow),
                finding("added", Severity.LOW, Result.NOTAPPLICABLE, 1, hostNow),
                finding("same", Result.PASS, hostNow));
        return Comparison.of(before, after);
    }

    private static void compareWithGolden(String name, String text) throws Exception {
        Path golden = Path.of("src/test/resources/golden", name);
        if (Boolean.getBoolean("golden.renew")) {
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
    }

    private static String write(ComparisonFormat format, Comparison comparison, TextStyle style) {
        return new String(format.write(comparison, comparison.verdict(Severity.LOW), style), style.charset());
    }

    @ParameterizedTest
    @EnumSource
    void sampleLooksAsItDid(ComparisonFormat format) throws Exception {
        compareWithGolden("comparison." + format.word() + ".golden", write(format, sample(), TextStyle.FILE));
    }

    @ParameterizedTest
    @CsvSource({"40, false", "80, false", "120, true"})
    void screenFitsAndIsAsciiWhereTheConsoleIsOld(int width, boolean all) throws Exception {
        String text = write(ComparisonFormat.TEXT, sample(), new TextStyle(width, false, OLD_CONSOLE, all));
        assertThat(text).doesNotContain("?", "\u001b");
        ScreenLines.assertFit(text, width);
        compareWithGolden("comparison-" + width + "-ascii.txt", text);
    }

    @Test
    void colouredTextDiffersByItsColoursOnly() {
        String plain = write(ComparisonFormat.TEXT, sample(), new TextStyle(80, false, UTF_8, false));
        String coloured = write(ComparisonFormat.TEXT, sample(), new TextStyle(80, true, UTF_8, false));
        assertThat(coloured).contains("\u001b[1;31m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    }

    @ParameterizedTest
    @EnumSource(names = {"TEXT", "MD"})
    void noControlOrDirectionMarkOfTheHostReachesTheFile(ComparisonFormat format) {
        Comparison hostile = Comparison.of(SampleReport.mixed(), HostileReport.report());
        assertThat(write(format, hostile, TextStyle.FILE.listingAll(true)))
                .doesNotContain("\u202E", "\u0000", "\u001b", "\u2028")
                .contains("\\u202e", "two hosts");
    }

    @Test
    void unpairedSurrogateOfARegistryTextIsReplaced() {
        Fact odd = fact("a.b", Reading.present(Value.text("\ud800")));
        Comparison comparison = Comparison.of(
                plain(finding("r", Result.PASS, fact("a.b", ONE))), plain(finding("r", Result.FAIL, odd)));
        assertThat(write(ComparisonFormat.JSON, comparison, TextStyle.FILE)).contains("\\uFFFD");
    }
}
