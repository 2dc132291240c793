package io.plumbline.agent.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * {@code /metrics} and {@code /-/healthy} on a loopback address; one request at a time, none longer than ten seconds.
 *
 * <p>Whoever may run programs on this machine may read it; nothing secret is on it.
 */
public final class MetricsServer implements AutoCloseable {

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "10");
    }

    private final HttpServer server;
    private final ExecutorService executor;
    private final ExpositionFormats formats = ExpositionFormats.init();
    private final AgentMetrics metrics;
    private final Supplier<Optional<String>> ailment;

    private MetricsServer(HttpServer server, AgentMetrics metrics, Supplier<Optional<String>> ailment) {
        this.server = server;
        this.metrics = metrics;
        this.ailment = ailment;
        this.executor = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("plumbline-metrics").factory());
    }

    /** @param ailment what is wrong with the agent; empty while it is healthy */
    public static MetricsServer start(
            InetSocketAddress address, AgentMetrics metrics, Supplier<Optional<String>> ailment) throws IOException {
        if (!address.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("the agent's metrics are for this machine only: " + address);
        }
        MetricsServer started = new MetricsServer(HttpServer.create(address, 16), metrics, ailment);
        started.server.setExecutor(started.executor);
        started.server.createContext("/", started::answer);
        started.server.start();
        return started;
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                send(exchange, 405, "only GET and HEAD\n");
                return;
            }
            switch (exchange.getRequestURI().getPath()) {
                case "/metrics" -> sendMetrics(exchange);
                case "/-/healthy" -> {
                    Optional<String> wrong = ailment.get();
                    send(exchange, wrong.isEmpty() ? 200 : 503, wrong.orElse("healthy") + "\n");
                }
                default -> send(exchange, 404, "there are /metrics and /-/healthy\n");
            }
        }
    }

    private void sendMetrics(HttpExchange exchange) throws IOException {
        ExpositionFormatWriter writer =
                formats.findWriter(exchange.getRequestHeaders().getFirst("Accept"));
        ByteArrayOutputStream body = new ByteArrayOutputStream(32 * 1024);
        writer.write(body, metrics.scrape());
        send(exchange, 200, writer.getContentType(), body.toByteArray());
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        send(exchange, status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
