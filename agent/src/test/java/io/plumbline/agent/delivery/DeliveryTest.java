package io.plumbline.agent.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.plumbline.agent.spool.LocalDisk;
import io.plumbline.agent.spool.Reports;
import io.plumbline.agent.spool.Spool;
import io.plumbline.agent.spool.SpoolLimits;
import io.plumbline.model.Report;
import io.plumbline.model.json.ReportReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real HTTP server, or a socket that misbehaves, at the other end. */
class DeliveryTest {

    /** For collectors that misbehave; one that answers may take its time on a busy machine. */
    private static final Timeouts SHORT =
            new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(400), Duration.ofMillis(900));

    private final LocalDisk disk;
    private final Spool spool;
    private final HttpServer server;
    private final List<Report> received = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final List<DeliveryOutcome> outcomes = new CopyOnWriteArrayList<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<AutoCloseable> opened = new ArrayList<>();

    private record Answer(
            int status,
            String body,
            @Nullable String header,
            @Nullable String value) {}

    DeliveryTest(@TempDir Path directory) throws IOException {
        disk = LocalDisk.open(directory);
        spool = Spool.open(disk, disk, SpoolLimits.DEFAULT);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext("/v1/reports", this::answer);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop(0);
        disk.close();
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Report report;
            try (InputStream gzip = new GZIPInputStream(exchange.getRequestBody())) {
                report = ReportReader.read(gzip);
            } catch (io.plumbline.model.json.ReportFormatException bad) {
                throw new IOException(bad);
            }
            received.add(report);
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            Answer answer = answers.poll();
            if (answer == null) {
                answer = new Answer(200, acked(report), null, null);
            }
            if (answer.header() != null) {
                exchange.getResponseHeaders().add(answer.header(), answer.value());
            }
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String acked(Report report) {
        return "{\"acked\":{\"agent\":\"%s\",\"epoch\":\"%s\",\"seq\":%d}}"
                .formatted(
                        report.report().agent(),
                        report.report().epoch(),
                        report.report().seq());
    }

    private URI collector() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private Delivery delivery(URI collector) {
        return delivery(collector, Timeouts.DEFAULT);
    }

    private Delivery delivery(URI collector, Timeouts timeouts) {
        return delivery(collector, new Backoff(Duration.ofMillis(1), Duration.ofMillis(10), new Random(1)), timeouts);
    }

    private Delivery delivery(URI collector, Backoff backoff, Timeouts timeouts) {
        CollectorClient client = new CollectorClient(collector, spool.agent(), "test", timeouts);
        opened.add(client);
        return new Delivery(spool, client, backoff, outcomes::add);
    }

    @Test
    void anAcknowledgedReportLeavesTheSpoolAndArrivesAsItWasMade() throws Exception {
        Report made = Reports.append(spool, "h", "hello");
        Delivery.Step step = delivery(collector()).step();
        assertThat(step.outcome()).contains(new DeliveryOutcome.Acknowledged(false));
        assertThat(received).containsExactly(made);
        assertThat(keys)
                .containsExactly(made.report().agent() + "/" + made.report().epoch() + "/1");
        assertThat(spool.status().reports()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200| <html>Please log in</html>",
                "200| {\"acked\":{\"agent\":\"somebody\",\"epoch\":\"6fa459ea-ee8a-3ca4-894e-db77e160355e\",\"seq\":1}}",
                "200| {\"acked\":true}",
                "200| ``",
                "202| {\"acked\":{}}",
                "302| ``",
                "404| not here",
                "500| ``",
            })
    void whatDoesNotNameTheReportIsNoAcknowledgement(int status, String body) throws Exception {
        answers.add(new Answer(status, body, status == 302 ? "Location" : null, collector() + "/v1/elsewhere"));
        Reports.append(spool, "h", "hello");
        Delivery delivery = delivery(collector());
        assertThat(delivery.step().outcome().orElseThrow()).isInstanceOf(DeliveryOutcome.Unexpected.class);
        assertThat(received).hasSize(1);
        assertThat(spool.status().reports()).isEqualTo(1);
        assertThat(delivery.step().outcome()).contains(new DeliveryOutcome.Acknowledged(false));
        assertThat(received).hasSize(2);
        assertThat(keys.get(0)).isEqualTo(keys.get(1));
    }

    @ParameterizedTest
    @CsvSource({"400", "409", "413", "422"})
    void aRefusedReportIsSetAsideAndTheNextGoesOut(int status) throws Exception {
        answers.add(new Answer(status, "{\"reason\":\"too-\nlarge\"}", null, null));
        Reports.append(spool, "h", "bad");
        Reports.append(spool, "h", "good");
        Delivery delivery = delivery(collector());
        assertThat(delivery.step().outcome())
                .contains(new DeliveryOutcome.Refused(status, "{\"reason\":\"too- large\"}"));
        assertThat(delivery.step().outcome()).contains(new DeliveryOutcome.Acknowledged(false));
        assertThat(spool.status().deadLettered()).isEqualTo(1);
        assertThat(spool.status().reports()).isZero();
    }

    @Test
    void aCollectorThatAlreadyHadItSaysSo() throws Exception {
        Report made = Reports.append(spool, "h", "hello");
        answers.add(new Answer(200, acked(made).replaceFirst("}}$", "},\"outcome\":\"duplicate\"}"), null, null));
        assertThat(delivery(collector()).step().outcome()).contains(new DeliveryOutcome.Acknowledged(true));
        assertThat(spool.status().reports()).isZero();
    }

    @Test
    void aNumberThatTheCollectorKnowsForAnotherReportBeginsANewEpoch() throws Exception {
        Report first = Reports.append(spool, "h", "cloned");
        answers.add(new Answer(409, "{\"reason\":\"conflict\"}", null, null));
        assertThat(delivery(collector()).step().outcome().orElseThrow()).isInstanceOf(DeliveryOutcome.Refused.class);
        Report second = Reports.append(spool, "h", "after");
        assertThat(second.report().epoch()).isNotEqualTo(first.report().epoch());
        assertThat(second.report().seq()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"401", "403"})
    void anAgentThatIsNotLetInKeepsItsReportAndKnocksSlowly(int status) throws Exception {
        answers.add(new Answer(status, "", "WWW-Authenticate", "Bearer"));
        Reports.append(spool, "h", "hello");
        Duration cap = Duration.ofMinutes(15);
        Delivery.Step step = delivery(
                        collector(), new Backoff(Duration.ofSeconds(5), cap, new Random(3)), Timeouts.DEFAULT)
                .step();
        assertThat(step.outcome()).contains(new DeliveryOutcome.Unauthorized(status));
        assertThat(step.pause()).isBetween(cap.dividedBy(2), cap);
        assertThat(spool.status().reports()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"429, 7, 7", "503, 120, 120", "503, 999999, 3600"})
    void aBusyCollectorIsLeftAloneAsLongAsItAsksWithinReason(int status, String asked, long seconds) throws Exception {
        answers.add(new Answer(status, "", "Retry-After", asked));
        Reports.append(spool, "h", "hello");
        Delivery.Step step = delivery(collector()).step();
        assertThat(step.outcome().orElseThrow()).isInstanceOf(DeliveryOutcome.Busy.class);
        assertThat(step.pause()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(spool.status().reports()).isEqualTo(1);
    }

    @Test
    void retryAfterMayBeADateOrNonsense() {
        assertThat(CollectorClient.findRetryAfter("Fri, 20 Nov 2020 10:00:00 GMT"))
                .contains(Duration.ZERO);
        assertThat(CollectorClient.findRetryAfter("soon")).isEmpty();
        assertThat(CollectorClient.findRetryAfter("-5")).isEmpty();
        assertThat(CollectorClient.findRetryAfter(null)).isEmpty();
    }

    private interface Conversation {
        void hold(Socket socket) throws Exception;
    }

    private URI misbehaving(Conversation conversation, AtomicInteger connections) throws IOException {
        ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        opened.add(listening);
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (true) {
                    Socket socket = listening.accept();
                    opened.add(socket);
                    connections.incrementAndGet();
                    conversation.hold(socket);
                }
            } catch (Exception closed) {
                assertThat(closed).isNotNull();
            }
        });
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    private void assertUnreachableWithOneConnection(Conversation conversation) throws Exception {
        AtomicInteger connections = new AtomicInteger();
        Reports.append(spool, "h", "hello");
        Delivery.Step step =
                delivery(misbehaving(conversation, connections), SHORT).step();
        assertThat(step.outcome().orElseThrow()).isInstanceOf(DeliveryOutcome.Unreachable.class);
        assertThat(spool.status().reports()).isEqualTo(1);
        assertThat(connections)
                .as("a POST must not be repeated behind our back")
                .hasValue(1);
    }

    @Test
    void aConnectionResetInTheBodyLeavesTheReportInTheSpool() throws Exception {
        assertUnreachableWithOneConnection(socket -> {
            assertThat(socket.getInputStream().readNBytes(20)).hasSize(20);
            socket.setSoLinger(true, 0);
            socket.close();
        });
    }

    @Test
    void aConnectionClosedWithoutAnswerIsNotRetriedBehindOurBack() throws Exception {
        assertUnreachableWithOneConnection(socket -> {
            assertThat(socket.getInputStream().read(new byte[4096])).isPositive();
            socket.close();
        });
    }

    @Test
    void aCollectorThatNeverAnswersIsGivenUpForNow() throws Exception {
        assertUnreachableWithOneConnection(socket -> {});
    }

    @Test
    void anAnswerOfOneByteAtATimeEndsAtTheDeadline() throws Exception {
        assertUnreachableWithOneConnection(socket -> {
            byte[] answer = "HTTP/1.1 200 OK\r\nX-Long: ".getBytes(UTF_8);
            for (int i = 0; i < 10_000; i++) {
                socket.getOutputStream().write(answer[Math.min(i, answer.length - 1)]);
                socket.getOutputStream().flush();
                Thread.sleep(50);
            }
        });
    }

    @Test
    void nobodyAtHomeIsUnreachable() throws Exception {
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        int port = taken.getLocalPort();
        taken.close();
        Reports.append(spool, "h", "hello");
        assertThat(delivery(URI.create("http://127.0.0.1:" + port))
                        .step()
                        .outcome()
                        .orElseThrow()
                        .display())
                .startsWith("unreachable: ConnectException");
    }

    @Test
    void theThreadDrainsWhatIsThereThenWhatComesAndStops() throws Exception {
        answers.add(new Answer(503, "", null, null));
        answers.add(new Answer(500, "", null, null));
        Reports.append(spool, "h", "one");
        Reports.append(spool, "h", "two");
        DeliveryThread thread = new DeliveryThread(
                delivery(collector()), new Backoff(Duration.ofMillis(1), Duration.ofMillis(5), new Random(2)));
        thread.start();
        await().until(() -> spool.status().reports() == 0);
        Reports.append(spool, "h", "three");
        thread.wake();
        await().until(() -> spool.status().reports() == 0);
        thread.stop(Duration.ofSeconds(5));
        Reports.append(spool, "h", "four");
        thread.wake();
        assertThat(spool.status().reports()).isEqualTo(1);
        assertThat(outcomes.stream().map(DeliveryOutcome::word))
                .containsExactly("unavailable", "unavailable", "accepted", "accepted", "accepted");
        assertThat(Optional.of(received.getLast().report().seq())).contains(3L);
    }
}
