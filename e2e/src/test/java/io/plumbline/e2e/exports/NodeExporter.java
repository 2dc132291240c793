package io.plumbline.e2e.exports;

import io.plumbline.e2e.tools.FreePort;
import io.plumbline.e2e.tools.InstalledTool;
import io.plumbline.e2e.tools.StartedTool;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Debian's node_exporter on a free loopback port, with nothing but its textfile collector. */
final class NodeExporter implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;
    private final URI metrics;

    private NodeExporter(Process process, Path log, URI metrics) {
        this.process = process;
        this.log = log;
        this.metrics = metrics;
    }

    /** @param folder of {@code .prom} files */
    static NodeExporter start(Path folder) throws IOException {
        InstalledTool.assumeInstalled("prometheus-node-exporter");
        Path log = folder.resolve("exporter.log");
        URI metrics = URI.create("http://127.0.0.1:" + FreePort.find() + "/metrics");
        Process process = new ProcessBuilder(
                        "prometheus-node-exporter",
                        "--collector.disable-defaults",
                        "--collector.textfile",
                        "--collector.textfile.directory=" + folder,
                        "--web.listen-address=" + metrics.getAuthority())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new NodeExporter(process, log, metrics);
    }

    String scrape() {
        return Awaitility.await("node_exporter answers")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(
                        () -> {
                            if (!process.isAlive()) {
                                throw new AssertionError("node_exporter ended: " + Files.readString(log));
                            }
                            return http.send(
                                            HttpRequest.newBuilder(metrics).build(),
                                            HttpResponse.BodyHandlers.ofString())
                                    .body();
                        },
                        page -> page.contains("node_textfile_scrape_error"));
    }

    @Override
    public void close() {
        StartedTool.stop(process);
        http.shutdownNow();
    }
}
