package io.plumbline.collector.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.collector.RunningCollector;
import io.plumbline.collector.SampleReport;
import io.plumbline.model.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever order reports come in, a host ends as its latest report says: the last epoch seen, its highest seq. */
class PermutationTest {

    private static final List<Result> RESULTS = List.of(Result.values());
    private static final int HOSTS = 8;
    private static final int EPOCHS = 2;
    private static final int REPORTS = 12;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyOrderEndsInTheStateOfTheLatestReport(long seed, @TempDir Path data) throws Exception {
        Random random = new Random(seed);
        List<SampleReport> reports = new ArrayList<>();
        for (int host = 0; host < HOSTS; host++) {
            for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                for (int seq = 1; seq <= REPORTS; seq++) {
                    Result result = RESULTS.get(random.nextInt(RESULTS.size()));
                    reports.add(SampleReport.of("host-" + host)
                            .epoch(SampleReport.epoch(epoch))
                            .seq(seq)
                            .result(SampleReport.DFS_RULE, result));
                }
            }
        }
        Collections.shuffle(reports, random);
        Map<String, List<UUID>> epochsAsSeen = new HashMap<>();
        try (RunningCollector collector = new RunningCollector(data)) {
            for (SampleReport report : reports) {
                List<UUID> epochs = epochsAsSeen.computeIfAbsent(report.host(), ignored -> new ArrayList<>());
                if (!epochs.contains(report.epoch())) {
                    epochs.add(report.epoch());
                }
                assertThat(collector.post(report).statusCode()).isEqualTo(200);
            }
            Map<String, Result> expected = reports.stream()
                    .filter(report -> report.seq() == REPORTS)
                    .filter(report -> report.epoch()
                            .equals(epochsAsSeen
                                    .getOrDefault(report.host(), List.of())
                                    .getLast()))
                    .collect(Collectors.toMap(
                            SampleReport::host, report -> report.results().get(SampleReport.DFS_RULE)));
            Map<String, Result> state = collector
                    .readers()
                    .read(view ->
                            view
                                    .findings(new FindingFilter("", SampleReport.DFS_RULE, null, null), Window.ALL)
                                    .rows()
                                    .stream()
                                    .collect(Collectors.toMap(FindingRow::host, FindingRow::result)));
            assertThat(state).as("seed %d", seed).isEqualTo(expected);
            assertThat(collector.acknowledged()).hasSize(reports.size());
            assertSumsAreOfWhatTheySum(collector);
        }
    }

    private static void assertSumsAreOfWhatTheySum(RunningCollector collector) {
        collector.readers().read(view -> {
            for (RuleRow rule : view.rules()) {
                List<FindingRow> findings = view.findings(new FindingFilter("", rule.id(), null, null), Window.ALL)
                        .rows();
                for (Result result : Result.values()) {
                    assertThat(findings)
                            .filteredOn(each -> each.result() == result)
                            .hasSize(rule.hosts().count(result));
                }
            }
            return view;
        });
    }
}
