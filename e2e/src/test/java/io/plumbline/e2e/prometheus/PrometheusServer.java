package io.plumbline.e2e.prometheus;

import io.plumbline.e2e.tools.FreePort;
import io.plumbline.e2e.tools.InstalledTool;
import io.plumbline.e2e.tools.StartedTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Debian's Prometheus on a free loopback port, scraping one collector each second, with its data in a folder of the test. */
public final class PrometheusServer implements AutoCloseable {

    public static final String JOB = "plumbline-collector";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;
    private final URI address;

    private PrometheusServer(Process process, Path log, URI address) {
        this.process = process;
        this.log = log;
        this.address = address;
    }

    /** Skips the test, saying so, where no Prometheus is installed. */
    public static PrometheusServer start(Path folder, URI collector, List<Path> ruleFiles) throws IOException {
        InstalledTool.assumeInstalled("prometheus");
        Path config = Files.writeString(folder.resolve("prometheus.yml"), """
                global:
                  scrape_interval: 1s
                  scrape_timeout: 1s
                  evaluation_interval: 1s
                rule_files: [%s]
                scrape_configs:
                  - job_name: %s
                    static_configs: [{ targets: ["%s"] }]
                """.formatted(
                        ruleFiles.stream()
                                .map(file -> '"' + file.toAbsolutePath().toString() + '"')
                                .collect(Collectors.joining(", ")),
                        JOB,
                        collector.getAuthority()));
        Path log = folder.resolve("prometheus.log");
        URI address = URI.create("http://127.0.0.1:" + FreePort.find());
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("prometheus"),
                        "--web.listen-address=" + address.getAuthority(),
                        "--log.level=warn")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        PrometheusServer server = new PrometheusServer(process, log, address);
        try {
            server.await("Prometheus is ready", () -> server.status("/-/ready") == 200);
        } catch (RuntimeException neverReady) {
            server.close();
            throw new IllegalStateException(Files.readString(log), neverReady);
        }
        return server;
    }

    public URI address() {
        return address;
    }

    /** The result of an instant query: a list of series, each with its labels and its value. */
    public JsonNode query(String promql) {
        return data("/api/v1/query?query=" + encoded(promql)).path("result");
    }

    /** The result of a query over the last while: a list of series, each with its labels and values. */
    public JsonNode queryRange(String promql, Duration back, Duration step) {
        Instant now = Instant.now();
        return data("/api/v1/query_range?query=" + encoded(promql)
                        + "&start=" + now.minus(back).getEpochSecond()
                        + "&end=" + now.getEpochSecond()
                        + "&step=" + step.toSeconds())
                .path("result");
    }

    /** The {@code data} of an API answer. @throws IllegalStateException with Prometheus' own words when it refuses */
    public JsonNode data(String path) {
        HttpResponse<String> answer = get(path);
        JsonNode body = json.readTree(answer.body());
        if (answer.statusCode() != 200 || !body.path("status").asString().equals("success")) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return body.path("data");
    }

    /** Waits until the collector has been scraped successfully after this moment, and {@code times} in all. */
    public void awaitScrapes(Instant after, int times) {
        String scraped = "count_over_time((timestamp(up{job=\"%s\"} == 1) > %d)[1m:1s]) >= %d"
                .formatted(JOB, after.getEpochSecond(), times);
        await("the collector was scraped", () -> !query(scraped).isEmpty());
    }

    public void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("Prometheus ended: " + Files.readString(log));
                    }
                    return condition.call();
                });
    }

    private int status(String path) {
        return get(path).statusCode();
    }

    private HttpResponse<String> get(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        StartedTool.stop(process);
        http.shutdownNow();
    }
}
