package io.plumbline.agent.delivery;

import io.plumbline.agent.spool.SpooledReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * POSTs one report at a time to {@code {collector}/v1/reports}.
 *
 * <p>HttpURLConnection, because the other client costs every host 20 MiB. It must be kept from two habits: sending a POST
 * again by itself, and following redirects to somewhere else. Its read timeout starts anew with every byte and writes have
 * none, so that a watchdog cuts the connection at the deadline.
 */
public final class CollectorClient implements AutoCloseable {

    private static final int MAX_ANSWER = 16 * 1024;
    private static final int MAX_QUOTED = 200;

    static {
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private final URI reports;
    private final String agent;
    private final String userAgent;
    private final Timeouts timeouts;
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("plumbline-delivery-watchdog").factory());

    /** @param agent the agent's own name, which an acknowledgement must repeat */
    public CollectorClient(URI collector, String agent, String version, Timeouts timeouts) {
        String base = collector.toString();
        this.reports = URI.create((base.endsWith("/") ? base : base + "/") + "v1/reports");
        this.agent = agent;
        this.userAgent = "plumbline-agent/" + version;
        this.timeouts = timeouts;
    }

    /** Returns within the total timeout, but for the system's own time to look up a name. */
    public DeliveryOutcome send(SpooledReport report) {
        AtomicBoolean overdue = new AtomicBoolean();
        try {
            HttpURLConnection connection = (HttpURLConnection) reports.toURL().openConnection();
            Future<?> cut = watchdog.schedule(
                    () -> {
                        overdue.set(true);
                        connection.disconnect();
                    },
                    timeouts.total().toMillis(),
                    TimeUnit.MILLISECONDS);
            try {
                return exchange(connection, report);
            } finally {
                cut.cancel(false);
                connection.disconnect();
            }
        } catch (IOException failed) {
            return new DeliveryOutcome.Unreachable(
                    overdue.get() ? "no answer within " + timeouts.total().toSeconds() + " s" : describe(failed));
        }
    }

    private DeliveryOutcome exchange(HttpURLConnection connection, SpooledReport report) throws IOException {
        byte[] gzip = report.gzip();
        connection.setRequestMethod("POST");
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout((int) timeouts.connect().toMillis());
        connection.setReadTimeout((int) timeouts.read().toMillis());
        connection.setRequestProperty("User-Agent", userAgent);
        connection.setRequestProperty("Accept", "application/json");
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("Content-Encoding", "gzip");
        connection.setRequestProperty(
                "Idempotency-Key",
                agent + "/" + report.number().epoch() + "/" + report.number().seq());
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(gzip.length);
        IOException sending = send(connection, gzip);
        try {
            return judge(connection.getResponseCode(), connection, report);
        } catch (HttpRetryException challenged) {
            return judge(challenged.responseCode(), connection, report);
        } catch (IOException noAnswer) {
            if (sending != null) {
                noAnswer.addSuppressed(sending);
            }
            throw noAnswer;
        }
    }

    /** A server may refuse and close before it has read all: its answer says more than our broken pipe. */
    private static @Nullable IOException send(HttpURLConnection connection, byte[] body) throws IOException {
        try (OutputStream out = connection.getOutputStream()) {
            try {
                out.write(body);
                return null;
            } catch (IOException broken) {
                return broken;
            }
        }
    }

    private DeliveryOutcome judge(int status, HttpURLConnection connection, SpooledReport report) throws IOException {
        return switch (status) {
            case 200 -> {
                byte[] body = answer(connection.getInputStream());
                yield Acknowledgement.find(body)
                        .filter(acknowledged -> acknowledged.agent().equals(agent)
                                && acknowledged.number().equals(report.number()))
                        .<DeliveryOutcome>map(ours -> new DeliveryOutcome.Acknowledged(ours.duplicate()))
                        .orElseGet(() -> new DeliveryOutcome.Unexpected(
                                status, "it does not acknowledge the report: " + quote(body)));
            }
            case 400, 409, 413, 422 -> new DeliveryOutcome.Refused(status, quote(answer(connection.getErrorStream())));
            case 401, 403 -> new DeliveryOutcome.Unauthorized(status);
            case 429, 503 -> new DeliveryOutcome.Busy(status, findRetryAfter(connection.getHeaderField("Retry-After")));
            default ->
                new DeliveryOutcome.Unexpected(
                        status,
                        status >= 300 && status < 400
                                ? "a redirect, which is not followed; set collector.url to where the collector is"
                                : quote(answer(connection.getErrorStream())));
        };
    }

    private static byte[] answer(@Nullable InputStream stream) throws IOException {
        if (stream == null) {
            return new byte[0];
        }
        try (stream) {
            return stream.readNBytes(MAX_ANSWER);
        }
    }

    /** The other side's words, fit for one line of a log. */
    private static String quote(byte[] answer) {
        String text = new String(answer, StandardCharsets.UTF_8).replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ");
        return text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + "…";
    }

    private static String describe(IOException failed) {
        String what = failed.getClass().getSimpleName() + ": " + failed.getMessage();
        return quote(what.getBytes(StandardCharsets.UTF_8));
    }

    /** Seconds or an HTTP date (RFC 9110 section 10.2.3). */
    static Optional<Duration> findRetryAfter(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        if (header.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(header)));
        }
        try {
            Duration until = Duration.between(
                    ZonedDateTime.now(ZoneOffset.UTC),
                    ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME));
            return Optional.of(until.isNegative() ? Duration.ZERO : until);
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        watchdog.shutdownNow();
    }
}
