package io.plumbline.collector.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.collector.Gzip;
import io.plumbline.collector.RunningCollector;
import io.plumbline.collector.SampleReport;
import io.plumbline.collector.store.AcknowledgedReport;
import io.plumbline.collector.store.FindingFilter;
import io.plumbline.collector.store.Receipt;
import io.plumbline.collector.store.Window;
import io.plumbline.model.Result;
import io.plumbline.model.json.ReportWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At least once, counted once, and never backwards. */
class AcknowledgementTest {

    private static final SampleReport FIRST = SampleReport.of("h1");

    private RunningCollector collector;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        collector = new RunningCollector(data);
    }

    @AfterEach
    void stop() {
        collector.close();
    }

    private List<Receipt> receipts() {
        return collector.acknowledged().stream()
                .map(AcknowledgedReport::receipt)
                .toList();
    }

    private Result state() {
        return collector
                .readers()
                .read(view -> view.findings(
                                new FindingFilter("h1", SampleReport.DFS_RULE, null, null), Window.page(1, 1))
                        .rows()
                        .getFirst()
                        .result());
    }

    @Test
    void goodReportIsAcknowledgedByItsName() {
        HttpResponse<String> response = collector.post(FIRST);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo("{\"acked\":{\"agent\":\"agent-h1\",\"epoch\":\"" + FIRST.epoch()
                        + "\",\"seq\":1},\"outcome\":\"accepted\"}");
        assertThat(receipts()).containsExactly(Receipt.ACCEPTED);
        assertThat(collector.metric("plumbline_ingest_reports_total{outcome=\"accepted\"}"))
                .isEqualTo(1);
        assertThat(collector.metric("plumbline_ingest_duration_seconds_count")).isEqualTo(1);
    }

    @Test
    void secondDeliveryIsAcknowledgedAgainAndChangesNothing() {
        collector.post(FIRST);
        HttpResponse<String> again = collector.post(FIRST);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("\"seq\":1").contains("duplicate");
        assertThat(receipts()).hasSize(1);
        assertThat(collector.metric("plumbline_ingest_reports_total{outcome=\"duplicate\"}"))
                .isEqualTo(1);
    }

    @Test
    void sameReportCompressedAnewIsStillTheSame() {
        collector.post(FIRST);
        String json = new String(ReportWriter.write(FIRST.report()), StandardCharsets.UTF_8);
        byte[] head = Gzip.of(json.substring(0, 100));
        byte[] tail = Gzip.of(json.substring(100));
        byte[] inTwoMembers = new byte[head.length + tail.length];
        System.arraycopy(head, 0, inTwoMembers, 0, head.length);
        System.arraycopy(tail, 0, inTwoMembers, head.length, tail.length);
        assertThat(collector.post(inTwoMembers).body()).contains("duplicate");
    }

    @Test
    void anotherReportOfTheSameNameIsAConflict() {
        collector.post(FIRST);
        HttpResponse<String> other = collector.post(FIRST.result(SampleReport.DFS_RULE, Result.PASS));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("\"reason\":\"conflict\"").contains("/report/seq");
        assertThat(state()).isEqualTo(Result.FAIL);
        assertThat(collector.metric("plumbline_ingest_rejections_total{reason=\"conflict\"}"))
                .isEqualTo(1);
    }

    @Test
    void lateReportIsKeptAndRegressesNothing() {
        collector.post(FIRST.seq(2).result(SampleReport.DFS_RULE, Result.PASS));
        HttpResponse<String> late = collector.post(FIRST);
        assertThat(late.statusCode()).isEqualTo(200);
        assertThat(late.body()).contains("late");
        assertThat(state()).isEqualTo(Result.PASS);
        assertThat(receipts()).containsExactly(Receipt.LATE, Receipt.ACCEPTED);
    }

    @Test
    void newEpochReplacesAndTheOldOneIsLateFromThenOn() {
        collector.post(FIRST.seq(50));
        collector.post(FIRST.epoch(SampleReport.epoch(2)).result(SampleReport.DFS_RULE, Result.PASS));
        assertThat(state()).isEqualTo(Result.PASS);
        collector.post(FIRST.seq(51));
        assertThat(state()).isEqualTo(Result.PASS);
    }

    @Test
    void twoAgentsThatReportAboutOneHostTakeTurnsAndNeitherGoesBack() {
        collector.post(FIRST.seq(5));
        collector.post(FIRST.agent("proxy").seq(7).result(SampleReport.DFS_RULE, Result.PASS));
        assertThat(state()).isEqualTo(Result.PASS);
        assertThat(collector.post(FIRST.seq(4)).body()).contains("late");
        assertThat(state()).isEqualTo(Result.PASS);
        assertThat(collector.post(FIRST.seq(6)).body()).contains("accepted");
        assertThat(state()).isEqualTo(Result.FAIL);
        assertThat(collector.post(FIRST.agent("proxy").seq(6)).body()).contains("late");
    }

    @Test
    void stateAndHistorySurviveARestart(@TempDir Path data) throws Exception {
        try (RunningCollector before = new RunningCollector(data)) {
            before.post(FIRST);
            before.post(FIRST.seq(2).result(SampleReport.DFS_RULE, Result.PASS));
        }
        try (RunningCollector after = new RunningCollector(data)) {
            assertThat(after.post(FIRST.seq(2).result(SampleReport.DFS_RULE, Result.PASS))
                            .body())
                    .contains("duplicate");
            assertThat(after.metric("plumbline_finding_transitions_total{cause=\"host\",from=\"fail\",rule=\""
                            + SampleReport.DFS_RULE + "\",to=\"pass\"}"))
                    .isEqualTo(1);
        }
    }
}
