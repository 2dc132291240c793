package io.plumbline.collector.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.collector.CollectorProcess;
import io.plumbline.collector.Gzip;
import io.plumbline.collector.RunningCollector;
import io.plumbline.collector.SampleReport;
import io.plumbline.collector.history.Transition;
import io.plumbline.model.Result;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} between and amid acknowledged reports: what was acknowledged is there, once, and counted once.
 *
 * <p>Every agent sends its reports in order, each until it is acknowledged, as a real one does. The seed is printed;
 * {@code -Dloss.seed=…} takes it back.
 */
class LossTest {

    private static final int AGENTS = 8;
    private static final int REPORTS_EACH = 25;
    private static final int KILLS = 8;
    private static final int AT_LEAST_BETWEEN_KILLS = 5;
    private static final List<Result> RESULTS = List.of(Result.PASS, Result.FAIL, Result.UNKNOWN);

    /** The collector of the moment; senders look here again before each try. */
    private static final class Restarted {
        private volatile CollectorProcess process;

        Restarted(CollectorProcess first) {
            process = first;
        }
    }

    private final ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Semaphore acknowledgements = new Semaphore(0);

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void killedCollectorLosesNothingAcknowledgedAndDoublesNothing(@TempDir Path data) throws Exception {
        long seed = Long.getLong("loss.seed", System.nanoTime());
        System.out.println("LossTest: -Dloss.seed=" + seed);
        Random random = new Random(seed);
        List<List<SampleReport>> agents = new ArrayList<>();
        for (int agent = 0; agent < AGENTS; agent++) {
            agents.add(reports("h" + agent, random));
        }
        Restarted collector = new Restarted(CollectorProcess.start(data));
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient client = HttpClient.newHttpClient()) {
            List<Future<?>> sent = new ArrayList<>();
            for (List<SampleReport> reports : agents) {
                sent.add(senders.submit(() -> {
                    for (SampleReport report : reports) {
                        deliver(client, collector, report);
                    }
                    return reports.size();
                }));
            }
            for (int kill = 0; kill < KILLS; kill++) {
                acknowledgements.acquire(AT_LEAST_BETWEEN_KILLS + random.nextInt(12));
                collector.process.kill();
                collector.process = CollectorProcess.start(data);
            }
            for (Future<?> each : sent) {
                each.get();
            }
        } finally {
            collector.process.kill();
        }
        assertThat(acknowledged).hasSize(AGENTS * REPORTS_EACH).doesNotHaveDuplicates();
        try (RunningCollector after = new RunningCollector(data)) {
            List<String> stored = after.acknowledged().stream()
                    .map(each -> name(each.agent(), each.seq()))
                    .toList();
            assertThat(stored).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(acknowledged);
            Map<String, Long> counted = new TreeMap<>();
            after.readers()
                    .read(View::transitionTotals)
                    .forEach(flow -> counted.merge(flow.from() + " to " + flow.to(), flow.total(), Long::sum));
            assertThat(counted).as("seed %d", seed).isEqualTo(flows(agents));
        }
    }

    private static List<SampleReport> reports(String host, Random random) {
        List<SampleReport> reports = new ArrayList<>();
        for (int seq = 1; seq <= REPORTS_EACH; seq++) {
            Result result = RESULTS.get(random.nextInt(RESULTS.size()));
            reports.add(SampleReport.of(host).seq(seq).results(Map.of(SampleReport.DFS_RULE, result)));
        }
        return reports;
    }

    /** Until it is acknowledged; a collector that is away is asked again. */
    private void deliver(HttpClient client, Restarted collector, SampleReport report) throws InterruptedException {
        byte[] body = Gzip.of(report);
        while (true) {
            HttpRequest request = HttpRequest.newBuilder(collector.process.at("/v1/reports"))
                    .timeout(Duration.ofSeconds(30))
                    .header("Content-Type", "application/json")
                    .header("Content-Encoding", "gzip")
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            try {
                HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
                if (response.statusCode() == 200) {
                    acknowledged.add(name(report.agent(), report.seq()));
                    acknowledgements.release();
                    return;
                }
                assertThat(response.statusCode()).isEqualTo(503);
            } catch (IOException killed) {
                Thread.sleep(50);
            }
        }
    }

    private static String name(String agent, long seq) {
        return agent + "/" + seq;
    }

    /** What the history must come to, from the reports alone. */
    private static Map<String, Long> flows(List<List<SampleReport>> agents) {
        Map<String, Long> flows = new TreeMap<>();
        for (List<SampleReport> reports : agents) {
            String before = Transition.NEW;
            for (SampleReport report : reports) {
                String result = report.results()
                        .getOrDefault(SampleReport.DFS_RULE, Result.ERROR)
                        .word();
                if (!result.equals(before)) {
                    flows.merge(before + " to " + result, 1L, Long::sum);
                }
                before = result;
            }
        }
        return flows;
    }
}
