package io.plumbline.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.collector.CollectorProcess;
import io.plumbline.collector.Gzip;
import io.plumbline.collector.RunningCollector;
import io.plumbline.collector.SampleReport;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when the disk does not do what it was asked: no acknowledgement too many, and the reason said aloud. */
class DiskFaultTest {

    /** In KiB: enough for SQLite's native library to be unpacked, not for the log of all the reports. */
    private static final int LARGEST_FILE = 3_000;

    private static final int REPORTS = 250;

    private static HttpResponse<String> post(HttpClient client, CollectorProcess collector, SampleReport report)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(collector.at("/v1/reports"))
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(Gzip.of(report)))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(HttpClient client, CollectorProcess collector, String path)
            throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(collector.at(path)).build(), BodyHandlers.ofString());
    }

    private static List<Long> acknowledgedSeqs(RunningCollector collector) {
        return collector.acknowledged().stream().map(AcknowledgedReport::seq).toList();
    }

    @Test
    void failedWriteEndsAllAcknowledgementsUntilARestart(@TempDir Path data) throws Exception {
        List<Long> acknowledged = new ArrayList<>();
        try (CollectorProcess collector = CollectorProcess.startLimited(data, LARGEST_FILE);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> refused;
            long seq = 0;
            do {
                refused = post(client, collector, SampleReport.of("h").seq(++seq));
                if (refused.statusCode() == 200) {
                    acknowledged.add(seq);
                }
            } while (refused.statusCode() == 200 && seq < REPORTS);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(get(client, collector, "/-/healthy").statusCode()).isEqualTo(503);
            assertThat(get(client, collector, "/-/healthy").body()).contains("restarted");
            assertThat(post(client, collector, SampleReport.of("other")).statusCode())
                    .isEqualTo(503);
            assertThat(get(client, collector, "/hosts/h").statusCode()).isEqualTo(200);
            assertThat(get(client, collector, "/metrics").body())
                    .contains("plumbline_ingest_reports_total{outcome=\"failed\"} 2.0");
        }
        assertThat(acknowledged).isNotEmpty();
        try (RunningCollector after = new RunningCollector(data)) {
            assertThat(acknowledgedSeqs(after)).containsAll(acknowledged).doesNotHaveDuplicates();
            assertThat(after.post(SampleReport.of("h").seq(REPORTS + 1L)).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void fullDiskRefusesAndTakesReportsAgainWhenThereIsRoom(@TempDir Path folder) throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk.toString()), "needs to mount a tmpfs");
        try {
            Path ballast = Files.write(disk.resolve("ballast"), new byte[4 << 20]);
            List<Long> acknowledged = new ArrayList<>();
            try (RunningCollector collector = new RunningCollector(disk.resolve("data"))) {
                long seq = 0;
                HttpResponse<String> response;
                do {
                    response = collector.post(SampleReport.of("h").seq(++seq));
                    if (response.statusCode() == 200) {
                        acknowledged.add(seq);
                    }
                } while (response.statusCode() == 200 && seq < REPORTS);
                assertThat(response.statusCode()).isEqualTo(503);
                assertThat(response.body()).contains("full");
                assertThat(collector.get("/hosts/h").statusCode()).isEqualTo(200);
                assertThat(collector.get("/-/healthy").statusCode()).isEqualTo(200);
                Files.delete(ballast);
                assertThat(collector.post(SampleReport.of("h").seq(seq)).statusCode())
                        .isEqualTo(200);
                assertThat(acknowledgedSeqs(collector))
                        .containsAll(acknowledged)
                        .contains(seq)
                        .doesNotHaveDuplicates();
            }
        } finally {
            assertThat(run("umount", "-l", disk.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
