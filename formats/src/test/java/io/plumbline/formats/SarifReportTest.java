package io.plumbline.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.model.AuditSource;
import io.plumbline.model.Finding;
import io.plumbline.model.HostIdentity;
import io.plumbline.model.Report;
import io.plumbline.model.ReportId;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import io.plumbline.model.SubjectResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SarifReportTest {

    private static JsonNode run(Report report, boolean all) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportFormat.SARIF.write(SampleReport.view(report), TextStyle.FILE.listingAll(all), out);
        return new ObjectMapper().readTree(out.toByteArray()).path("runs").path(0);
    }

    private static List<String> texts(JsonNode node, String pointer) {
        List<String> texts = new ArrayList<>();
        node.forEach(each -> texts.add(each.at(pointer).asString()));
        return texts;
    }

    @Test
    void resultsAreWhatTheExitCodeCountsAndWithAllEverySubject() throws IOException {
        assertThat(run(SampleReport.mixed(), false).path("results"))
                .extracting(
                        each -> each.path("ruleId").asString(),
                        each -> each.path("kind").asString(),
                        each -> each.path("level").asString())
                .containsExactly(
                        tuple("cannot-tell", "open", "none"),
                        tuple("fails-high", "fail", "error"),
                        tuple("fails-low", "fail", "note"));
        assertThat(texts(run(SampleReport.mixed(), true).path("results"), "/kind"))
                .containsExactly(
                        "open", "notApplicable", "fail", "pass", "fail", "pass", "open", "pass", "informational");
    }

    @Test
    void whatIsLeftOutIsSaidAndSoIsEveryProbeThatDidNotEndWell() throws IOException {
        JsonNode notifications = run(SampleReport.mixed(), false).at("/invocations/0/toolExecutionNotifications");
        assertThat(texts(notifications, "/message/text"))
                .satisfiesExactly(
                        probe -> assertThat(probe).isEqualTo("Probe adapter timed-out: no answer in 10 s"),
                        counts -> assertThat(counts).contains("1 pass, 2 fail, 1 error", "1 notchecked", "--all"));
    }

    @Test
    void findingWhoseSubjectsAreAllBetterIsAResultOfItsOwn() throws IOException {
        Finding finding = new Finding(
                "fails-high",
                1,
                "title",
                Severity.HIGH,
                Result.FAIL,
                "none is right",
                List.of(new SubjectResult("{1}", Result.PASS, "well")),
                List.of(SampleReport.VERSION));
        assertThat(run(SampleReport.report(List.of(finding)), false).path("results"))
                .singleElement()
                .satisfies(each -> assertThat(each.at("/message/text").asString())
                        .startsWith("WS-0412: none is right. Observed: file[Windows"));
    }

    @Test
    void fingerprintStaysWithRuleHostAndSubjectWhateverElseChanges() throws IOException {
        Report report = SampleReport.mixed();
        ReportId old = report.report();
        ReportId later = new ReportId(
                "r2", "b", new UUID(3, 4), 9, Instant.EPOCH, Duration.ZERO, AuditSource.LIVE, "another route");
        String pointer = "/partialFingerprints/primaryLocationLineHash";
        List<String> prints = texts(run(report, true).path("results"), pointer);
        assertThat(prints).doesNotHaveDuplicates().allMatch(print -> print.matches("[0-9a-f]{16}:1"));
        assertThat(texts(run(with(report, later, "h"), true).path("results"), pointer))
                .isEqualTo(prints);
        assertThat(texts(run(with(report, old, "h2"), true).path("results"), pointer))
                .doesNotContainAnyElementsOf(prints);
    }

    private static Report with(Report report, ReportId id, String host) {
        HostIdentity identity =
                new HostIdentity(host, report.host().name(), report.host().os());
        return new Report(
                id,
                identity,
                report.agentVersion(),
                report.packs(),
                report.findings(),
                report.facts(),
                report.probes());
    }

    @Test
    void hostilePathsStayBelowTheHostAndMakeNoLinks() throws IOException {
        JsonNode run = run(HostileReport.report(), true);
        assertThat(run.path("results")).hasSize(70).allSatisfy(result -> {
            URI place = URI.create(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                    .asString());
            assertThat(place.isAbsolute()).isFalse();
            assertThat(place.getRawPath()).isEqualTo(place.toString()).doesNotStartWith("/");
            assertThat(result.at("/message/text").asString()).doesNotContain("](");
        });
    }

    @Test
    void moreResultsThanGithubShowsBecomeOneForEachFinding() throws IOException {
        List<SubjectResult> subjects = IntStream.range(0, 5_001)
                .mapToObj(number -> new SubjectResult("adapter " + number, Result.FAIL, "on"))
                .toList();
        Finding finding = new Finding(
                "fails-high",
                1,
                "title",
                Severity.HIGH,
                Result.FAIL,
                "too many",
                subjects,
                List.of(SampleReport.VERSION));
        assertThat(run(SampleReport.report(List.of(finding)), false).path("results"))
                .singleElement()
                .satisfies(
                        each -> assertThat(each.at("/message/text").asString()).startsWith("WS-0412: too many."));
    }
}
