package io.plumbline.collector;

import io.plumbline.collector.config.CollectorConfig;
import io.plumbline.collector.config.ConfigException;
import io.plumbline.collector.config.Setting;
import io.plumbline.collector.config.Settings;
import io.plumbline.collector.rulebook.RuleBook;
import io.plumbline.collector.store.AcknowledgedReport;
import io.plumbline.collector.store.Readers;
import io.plumbline.collector.store.View;
import io.plumbline.rules.Packs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A real collector on a port of its own, with a database in the given folder and a clock that the test steps. */
public final class RunningCollector implements AutoCloseable {

    public static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private final HttpClient client = HttpClient.newHttpClient();
    private final SteppingClock clock = new SteppingClock(START);
    private final Collector collector;

    public RunningCollector(Path data, Map<Setting, String> settings) throws IOException, ConfigException {
        Settings all = Settings.defaults()
                .with(Setting.LISTEN, "127.0.0.1:0", "test")
                .with(Setting.DATA, data.toString(), "test");
        for (Map.Entry<Setting, String> entry : settings.entrySet()) {
            all = all.with(entry.getKey(), entry.getValue(), "test");
        }
        collector = Collector.start(CollectorConfig.of(all), new RuleBook(Packs.builtIn()), clock);
    }

    public RunningCollector(Path data) throws IOException, ConfigException {
        this(data, Map.of());
    }

    public SteppingClock clock() {
        return clock;
    }

    public Readers readers() {
        return collector.store().readers();
    }

    /** What the ledger knows. */
    public List<AcknowledgedReport> acknowledged() {
        return readers().read(View::acknowledged);
    }

    public URI at(String path) {
        return collector.address().resolve(path);
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)).build());
    }

    public HttpResponse<String> post(SampleReport report) {
        return post(Gzip.of(report));
    }

    public HttpResponse<String> post(byte[] gzip) {
        return send(reportRequest(BodyPublishers.ofByteArray(gzip)).build());
    }

    public HttpRequest.Builder reportRequest(BodyPublisher body) {
        return HttpRequest.newBuilder(at("/v1/reports"))
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(body);
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException fault) {
            throw new AssertionError("no answer to " + request, fault);
        }
    }

    /** The value of one series, as a scrape shows it. */
    public double metric(String series) {
        String prefix = series + " ";
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(prefix))
                .findFirst()
                .map(line -> Double.parseDouble(line.substring(prefix.length())))
                .orElseThrow(() -> new AssertionError("no series " + series));
    }

    @Override
    public void close() {
        collector.close();
        client.close();
    }
}
