package io.plumbline.collector.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.collector.RunningCollector;
import io.plumbline.collector.SampleReport;
import io.plumbline.collector.config.Setting;
import io.plumbline.model.Result;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one agent can make the store hold. */
class BoundsTest {

    private static final SampleReport REPORT = SampleReport.of("h1");

    @Test
    void ledgerRemembersATailOfEachAgentAndTheForgottenIsLate(@TempDir Path data) throws Exception {
        try (RunningCollector collector = new RunningCollector(data, Map.of(Setting.HISTORY_REPORTS_PER_AGENT, "16"))) {
            for (long seq = 1; seq <= 100; seq++) {
                assertThat(collector.post(REPORT.seq(seq)).statusCode()).isEqualTo(200);
            }
            assertThat(collector.acknowledged()).hasSizeBetween(16, 18);
            assertThat(collector.post(REPORT.seq(100)).body()).contains("duplicate");
            assertThat(collector.post(REPORT.seq(1)).body()).contains("late");
            assertThat(collector.acknowledged()).hasSizeBetween(16, 18);
        }
    }

    @Test
    void inventedRulesEndAtABoundAndTakeNobodyElseDown(@TempDir Path data) throws Exception {
        Map<String, Result> invented = IntStream.range(0, RuleTable.MAX_RULES)
                .mapToObj(number -> "invented-" + number)
                .collect(Collectors.toMap(Function.identity(), rule -> Result.PASS));
        try (RunningCollector collector = new RunningCollector(data)) {
            assertThat(collector.post(REPORT.results(invented)).statusCode()).isEqualTo(200);
            HttpResponse<String> more = collector.post(SampleReport.of("h2"));
            assertThat(more.statusCode()).isEqualTo(422);
            assertThat(more.body()).contains("too-many-rules");
            assertThat(collector.post(REPORT.seq(2).results(invented)).statusCode())
                    .isEqualTo(200);
            assertThat(collector.get("/-/healthy").statusCode()).isEqualTo(200);
            assertThat(collector.acknowledged()).hasSize(2);
        }
    }
}
