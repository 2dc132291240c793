package io.plumbline.e2e.fleet;

import io.plumbline.collector.Collector;
import io.plumbline.collector.config.CollectorConfig;
import io.plumbline.collector.config.ConfigException;
import io.plumbline.collector.config.Setting;
import io.plumbline.collector.config.Settings;
import io.plumbline.collector.rulebook.RuleBook;
import io.plumbline.model.Report;
import io.plumbline.model.json.ReportWriter;
import io.plumbline.rules.Packs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;

/** A collector on a free loopback port, with a clock that tests may turn back, and what agents do to it over HTTP. */
public final class RunningCollector implements AutoCloseable {

    private final AtomicReference<Duration> behind = new AtomicReference<>(Duration.ZERO);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Collector collector;

    public RunningCollector(Path data) throws IOException {
        try {
            Settings settings = Settings.defaults()
                    .with(Setting.LISTEN, "127.0.0.1:0", "test")
                    .with(Setting.DATA, data.toString(), "test");
            collector = Collector.start(
                    CollectorConfig.of(settings),
                    new RuleBook(Packs.builtIn()),
                    () -> Instant.now().minus(behind.get()));
        } catch (ConfigException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    public URI address() {
        return collector.address();
    }

    /** Every round so far of the whole fleet: one host silent, two late, the others fresh. */
    public void receive(ReportedFleet fleet, int round) {
        for (int host = 0; host < ReportedFleet.HOSTS; host++) {
            behind.set(
                    switch (host) {
                        case 11 -> Duration.ofHours(3);
                        case 12, 13 -> Duration.ofMinutes(45);
                        default -> Duration.ZERO;
                    });
            int status = post(fleet.report(host, round));
            if (status != 200) {
                throw new IllegalStateException("host " + host + " was refused with " + status);
            }
        }
        behind.set(Duration.ZERO);
    }

    /** @return the HTTP status */
    public int post(Report report) {
        return post(ReportWriter.write(report));
    }

    /** @return the HTTP status */
    public int post(byte[] document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(document);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return post("gzip", bytes.toByteArray());
    }

    /** @return the HTTP status */
    public int post(String encoding, byte[] body) {
        return send(HttpRequest.newBuilder(address().resolve("/v1/reports"))
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", encoding)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)))
                .statusCode();
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address().resolve(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        collector.close();
        http.shutdownNow();
    }
}
