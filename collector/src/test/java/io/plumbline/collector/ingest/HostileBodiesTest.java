package io.plumbline.collector.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.plumbline.collector.Gzip;
import io.plumbline.collector.RunningCollector;
import io.plumbline.collector.SampleReport;
import io.plumbline.model.json.ReportLimits;
import io.plumbline.model.json.ReportWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not a report is refused with the right status and reason, counted, and takes nothing down. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileBodiesTest {

    private RunningCollector collector;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        collector = new RunningCollector(data);
    }

    @AfterAll
    void stop() {
        collector.close();
    }

    static Stream<Arguments> bodies() {
        byte[] good = Gzip.of(SampleReport.of("h"));
        return Stream.of(
                argumentSet("empty", new byte[0], 400, "not-gzip", "not-gzip"),
                argumentSet("not gzip", "{}".getBytes(StandardCharsets.UTF_8), 400, "not-gzip", "not-gzip"),
                argumentSet("cut gzip", Arrays.copyOf(good, good.length / 2), 400, "not-gzip", "not-gzip"),
                argumentSet("gzip in gzip", Gzip.of(good), 400, "not-json", "not-json"),
                argumentSet("nothing inside", Gzip.of(""), 422, "wrong-type", "invalid"),
                argumentSet("text", Gzip.of("hello"), 400, "not-json", "not-json"),
                argumentSet("half JSON", Gzip.of("{\"schemaVersion\":1,"), 400, "not-json", "not-json"),
                argumentSet("two documents", twice(good), 400, "not-json", "not-json"),
                argumentSet("UTF-16", Gzip.of("{}".getBytes(StandardCharsets.UTF_16LE)), 400, "not-json", "not-json"),
                argumentSet(
                        "name twice",
                        changed("\"agentVersion\":", "\"packs\":[],\"agentVersion\":"),
                        400,
                        "not-json",
                        "not-json"),
                argumentSet("NaN", changed("\"seq\":1", "\"seq\":NaN"), 400, "not-json", "not-json"),
                argumentSet(
                        "other version",
                        changed("\"schemaVersion\":1", "\"schemaVersion\":2"),
                        422,
                        "wrong-version",
                        "wrong-version"),
                argumentSet("no version", changed("\"schemaVersion\":1,", ""), 422, "missing-field", "invalid"),
                argumentSet("seq is a text", changed("\"seq\":1", "\"seq\":\"1\""), 422, "wrong-type", "invalid"),
                argumentSet("seq is negative", changed("\"seq\":1", "\"seq\":-1"), 422, "bad-value", "invalid"),
                argumentSet(
                        "host id is a path",
                        changed("\"id\":\"h\"", "\"id\":\"../../etc\""),
                        422,
                        "bad-value",
                        "invalid"),
                argumentSet(
                        "host id ends in a line",
                        changed("\"id\":\"h\"", "\"id\":\"h\\r\\n\""),
                        422,
                        "bad-value",
                        "invalid"),
                argumentSet(
                        "agent version of two lines", changed("\"0.1.0\"", "\"0\\n1\""), 422, "bad-value", "invalid"),
                argumentSet(
                        "unknown result",
                        changed("\"result\":\"fail\"", "\"result\":\"great\""),
                        422,
                        "bad-value",
                        "invalid"),
                argumentSet(
                        "name of 8 KiB",
                        changed("\"name\":\"H\"", "\"name\":\"" + "n".repeat(8192) + "\""),
                        413,
                        "too-large",
                        "too-large"),
                argumentSet(
                        "deep",
                        Gzip.of("{\"x\":" + "[".repeat(40_000) + "]".repeat(40_000) + "}"),
                        413,
                        "too-large",
                        "too-large"),
                argumentSet("9 MiB of spaces", Gzip.of(" ".repeat(9 << 20) + "{}"), 413, "too-large", "too-large"),
                argumentSet("noise above the limit", noise(1_100_000), 413, "too-large", "too-large"));
    }

    private static byte[] twice(byte[] gzip) {
        byte[] both = Arrays.copyOf(gzip, 2 * gzip.length);
        System.arraycopy(gzip, 0, both, gzip.length, gzip.length);
        return both;
    }

    private static byte[] changed(String from, String to) {
        String good = new String(ReportWriter.write(SampleReport.of("h").report()), StandardCharsets.UTF_8);
        assertThat(good).contains(from);
        return Gzip.of(good.replace(from, to));
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        return noise;
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void badBodyIsRefusedWithReasonAndCounted(byte[] body, int status, String reason, String counted) {
        String series = "plumbline_ingest_rejections_total{reason=\"" + counted + "\"}";
        double before = collector.metric(series);
        HttpResponse<String> response = collector.post(body);
        assertThat(response.body()).contains("\"reason\":\"" + reason + "\"");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(collector.metric(series)).isEqualTo(before + 1);
        assertThat(collector.get("/-/healthy").statusCode()).isEqualTo(200);
    }

    @Test
    void twoGigabytesOfZerosAreTooLargeAlreadyCompressed() {
        byte[] bomb = Gzip.filled('\0', 2_048);
        assertThat(collector.post(bomb).statusCode()).isEqualTo(413);
    }

    @Test
    void bombWithinTheEncodedLimitEndsInTooLargeWithoutMemory() {
        byte[] bomb = Gzip.filled(' ', 900);
        assertThat(bomb.length).isLessThan(ReportLimits.MAX_GZIP_BYTES);
        Runtime.getRuntime().gc();
        long before = usedHeap();
        assertThat(collector.post(bomb).statusCode()).isEqualTo(413);
        assertThat(usedHeap() - before).isLessThan(64L << 20);
    }

    private static long usedHeap() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void longBodyWithoutLengthIsCutOff() {
        byte[] noise = noise(3_000_000);
        HttpRequest chunked = collector
                .reportRequest(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(noise)))
                .build();
        assertThat(sendUntilAnswered(chunked).statusCode()).isEqualTo(413);
    }

    /** A server that closes on what is still being sent may reset the connection before its answer is read (RFC 9112, 9.6). */
    private HttpResponse<String> sendUntilAnswered(HttpRequest request) {
        for (int cut = 1; ; cut++) {
            try {
                return collector.send(request);
            } catch (AssertionError unanswered) {
                if (!(unanswered.getCause() instanceof IOException) || cut == 10) {
                    throw unanswered;
                }
            }
        }
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                argumentSet("GET", header(request -> request.GET()), 405),
                argumentSet("PUT", header(request -> request.PUT(BodyPublishers.ofString("x"))), 405),
                argumentSet("DELETE", header(HttpRequest.Builder::DELETE), 405),
                argumentSet("text", header(request -> request.setHeader("Content-Type", "text/plain")), 415),
                argumentSet("deflate", header(request -> request.setHeader("Content-Encoding", "deflate")), 415),
                argumentSet("plain", header(request -> request.setHeader("Content-Encoding", "identity")), 415));
    }

    private static UnaryOperator<HttpRequest.Builder> header(UnaryOperator<HttpRequest.Builder> change) {
        return change;
    }

    @ParameterizedTest
    @MethodSource("requests")
    void wrongKindOfRequestIsRefused(UnaryOperator<HttpRequest.Builder> change, int status) {
        HttpRequest.Builder request =
                collector.reportRequest(BodyPublishers.ofByteArray(Gzip.of(SampleReport.of("h"))));
        HttpResponse<String> response = collector.send(change.apply(request).build());
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body())
                .contains("\"reason\":")
                .contains("\"message\":")
                .contains("\"where\":");
    }

    @Test
    void noHostIsKnownAfterAllThis() {
        assertThat(collector.acknowledged()).isEmpty();
    }
}
