package io.plumbline.bench;

import io.plumbline.model.HostIdentity;
import io.plumbline.model.Report;
import io.plumbline.model.ReportId;
import io.plumbline.model.json.ReportReader;
import io.plumbline.model.json.ReportWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/**
 * Posts one real report over and over, each time as another host, to a running collector, and says how many a second were
 * acknowledged. Bodies are made beforehand; the clients share the machine with the collector.
 */
public final class IngestLoad {

    private static final int CLIENTS = 64;

    private final URI reports;
    private final HttpClient http = HttpClient.newHttpClient();

    private IngestLoad(URI collector) {
        reports = collector.resolve("/v1/reports");
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 3) {
            System.err.println("usage: IngestLoad COLLECTOR-URL REPORT.json COUNT");
            System.exit(2);
        }
        Report template;
        try (InputStream json = Files.newInputStream(Path.of(arguments[1]))) {
            template = ReportReader.read(json);
        }
        IngestLoad load = new IngestLoad(URI.create(arguments[0]));
        int count = Integer.parseInt(arguments[2]);
        load.run(bodies(template, count / 5), "warm-up");
        load.run(bodies(template, count), "measured");
        load.http.shutdown();
    }

    private static List<byte[]> bodies(Report template, int count) throws IOException {
        UUID epoch = UUID.randomUUID();
        List<byte[]> bodies = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ReportId id = template.report();
            HostIdentity host = template.host();
            Report report = new Report(
                    new ReportId(
                            UUID.randomUUID().toString(),
                            "%064x".formatted(i),
                            epoch,
                            1,
                            id.takenAt(),
                            id.took(),
                            id.source()),
                    new HostIdentity("%064x".formatted(i), "HOST" + i, host.os()),
                    template.agentVersion(),
                    template.packs(),
                    template.findings(),
                    template.facts(),
                    template.probes());
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(body)) {
                gzip.write(ReportWriter.write(report));
            }
            bodies.add(body.toByteArray());
        }
        return bodies;
    }

    private void run(List<byte[]> bodies, String phase) throws Exception {
        AtomicInteger next = new AtomicInteger();
        long[] nanos = new long[bodies.size()];
        long started = System.nanoTime();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                running.add(clients.submit(() -> {
                    for (int i = next.getAndIncrement(); i < bodies.size(); i = next.getAndIncrement()) {
                        long sent = System.nanoTime();
                        post(bodies.get(i));
                        nanos[i] = System.nanoTime() - sent;
                    }
                    return null;
                }));
            }
            for (Future<?> client : running) {
                client.get();
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        Arrays.sort(nanos);
        System.out.printf(
                "%s: %d reports of %d bytes gzip, %d clients: %.0f reports/s, ack p50 %.1f ms, p99 %.1f ms%n",
                phase,
                bodies.size(),
                bodies.getFirst().length,
                CLIENTS,
                bodies.size() / (took.toMillis() / 1e3),
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6);
    }

    /** Pressed back with 503, a client waits as an agent would, though shorter. */
    private void post(byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(reports)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        while (true) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                return;
            }
            if (answer.statusCode() != 503) {
                throw new IOException(answer.statusCode() + " " + answer.body());
            }
            Thread.sleep(20);
        }
    }
}
