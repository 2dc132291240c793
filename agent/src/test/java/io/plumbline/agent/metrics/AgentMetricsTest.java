package io.plumbline.agent.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.agent.delivery.DeliveryOutcome;
import io.plumbline.agent.spool.LocalDisk;
import io.plumbline.agent.spool.Reports;
import io.plumbline.agent.spool.Spool;
import io.plumbline.agent.spool.SpoolLimits;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Finding;
import io.plumbline.model.ProbeOutcome;
import io.plumbline.model.ProbeRun;
import io.plumbline.model.Reading;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import io.plumbline.model.Value;
import io.plumbline.model.metric.Exposer;
import io.plumbline.model.metric.Metric;
import io.plumbline.model.metric.MetricCatalog;
import io.plumbline.model.metric.MetricType;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentMetricsTest {

    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_]+)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");

    private final Path directory;
    private final LocalDisk disk;
    private final Spool spool;
    private final AgentMetrics metrics;
    private final MetricsServer server;
    private Optional<String> ailment = Optional.empty();

    AgentMetricsTest(@TempDir Path directory) throws Exception {
        this.directory = directory;
        disk = LocalDisk.open(directory.resolve("spool"));
        spool = Spool.open(disk, disk, SpoolLimits.DEFAULT);
        metrics = new AgentMetrics("1.2.3", Map.of(), spool, () -> Instant.ofEpochSecond(1_700_000_000));
        server =
                MetricsServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), metrics, () -> ailment);
    }

    @BeforeEach
    void useEveryMeter() throws Exception {
        Report spooled = Reports.append(spool, "h", "waiting");
        Fact version = new Fact(
                FactRef.of("file", "Windows\\System32\\\"odd\".sys", "version"),
                Reading.present(new Value.Version(new FileVersion(6, 0, 6000, 20551))),
                "file");
        metrics.audited(
                new Report(
                        spooled.report(),
                        spooled.host(),
                        "t",
                        List.of(),
                        List.of(new Finding(
                                "a-rule", 1, "title", Severity.HIGH, Result.FAIL, "", List.of(), List.of(version))),
                        List.of(
                                version,
                                nodeType("configured", Value.whole(8)),
                                nodeType("effective", Value.whole(8)),
                                nodeType("running", Value.whole(0)),
                                nodeType("source", Value.text("configured"))),
                        List.of(new ProbeRun("netbt", ProbeOutcome.TIMED_OUT, Duration.ofMillis(20), ""))),
                true);
        metrics.attempted(new DeliveryOutcome.Acknowledged(false));
        metrics.attempted(new DeliveryOutcome.Unreachable("reset"));
    }

    private static Fact nodeType(String source, Value value) {
        return new Fact(FactRef.of("netbt", "node-type-" + source), Reading.present(value), "s");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        disk.close();
    }

    private HttpURLConnection get(String path) throws Exception {
        return (HttpURLConnection)
                URI.create("http://127.0.0.1:" + server.address().getPort() + path)
                        .toURL()
                        .openConnection();
    }

    private String page() throws Exception {
        HttpURLConnection connection = get("/metrics");
        assertThat(connection.getResponseCode()).isEqualTo(200);
        return new String(connection.getInputStream().readAllBytes(), UTF_8);
    }

    @Test
    void thePageShowsWhatTheCatalogueHasForAgentsAndNothingElse() throws Exception {
        metrics.targetSucceeded("old-server");
        Matcher samples = SAMPLE.matcher(page());
        Set<String> seen = new java.util.TreeSet<>();
        while (samples.find()) {
            Metric metric = MetricCatalog.findBySeries(samples.group(1)).orElseThrow();
            assertThat(metric.exposer()).isEqualTo(Exposer.AGENT);
            seen.add(metric.name());
            Set<String> labels = LABEL.matcher(
                            Optional.ofNullable(samples.group(2)).orElse(""))
                    .results()
                    .map(label -> label.group(1))
                    .collect(Collectors.toSet());
            labels.remove(metric.type() == MetricType.HISTOGRAM ? "le" : "");
            assertThat(labels)
                    .isEqualTo(
                            metric.labels().stream().map(label -> label.name()).collect(Collectors.toSet()));
        }
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(MetricCatalog.of(Exposer.AGENT).stream()
                        .map(Metric::name)
                        .toList());
    }

    @Test
    void theValuesAreThoseOfTheLastAudit() throws Exception {
        assertThat(page())
                .contains(
                        "plumbline_agent_rule_result{result=\"fail\",rule=\"a-rule\",rule_severity=\"high\"} 1.0",
                        "plumbline_agent_rule_result{result=\"pass\",rule=\"a-rule\",rule_severity=\"high\"} 0.0",
                        "plumbline_agent_netbt_node_type{source=\"configured\"} 8.0",
                        "plumbline_agent_file_version_info{branch=\"ldr\",file=\"Windows\\\\System32\\\\\\\"odd\\\".sys\",version=\"6.0.6000.20551\"} 1",
                        "plumbline_agent_audits_total{outcome=\"completed\"} 1.0",
                        "plumbline_agent_audits_total{outcome=\"failed\"} 0.0",
                        "plumbline_agent_audit_last_success_timestamp_seconds 1.7E9",
                        "plumbline_agent_probe_runs_total{outcome=\"timed-out\",probe=\"netbt\"} 1.0",
                        "plumbline_agent_probe_duration_seconds_bucket{probe=\"netbt\",le=\"0.1\"} 1",
                        "plumbline_agent_spool_reports 1.0",
                        "plumbline_agent_delivery_attempts_total{outcome=\"accepted\"} 1.0",
                        "plumbline_agent_delivery_attempts_total{outcome=\"unavailable\"} 1.0",
                        "plumbline_agent_build_info{version=\"1.2.3\"} 1")
                .doesNotContain("source=\"running\"", "source=\"source\"");
    }

    @Test
    void promtoolFindsNothingToBlame() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/promtool")), "promtool is not installed (package prometheus)");
        Path page = directory.resolve("page");
        Files.writeString(page, page());
        Process promtool = new ProcessBuilder("/usr/bin/promtool", "check", "metrics")
                .redirectInput(page.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), UTF_8);
        assertThat(promtool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEmpty();
        assertThat(promtool.exitValue()).isZero();
    }

    @Test
    void theOperatorsLabelsAreOnEveryMetric() throws Exception {
        AgentMetrics labelled = new AgentMetrics("1", Map.of("site", "berlin"), spool, Instant::now);
        try (MetricsServer other = MetricsServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), labelled, Optional::empty)) {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + other.address().getPort() + "/metrics")
                            .toURL()
                            .openConnection();
            String page = new String(connection.getInputStream().readAllBytes(), UTF_8);
            assertThat(SAMPLE.matcher(page).results())
                    .isNotEmpty()
                    .allSatisfy(sample -> assertThat(sample.group()).contains("site=\"berlin\""));
        }
    }

    @Test
    void anAgentThatIsUnwellSaysSo() throws Exception {
        assertThat(get("/-/healthy").getResponseCode()).isEqualTo(200);
        ailment = Optional.of("no audit for an hour");
        HttpURLConnection connection = get("/-/healthy");
        assertThat(connection.getResponseCode()).isEqualTo(503);
        assertThat(new String(connection.getErrorStream().readAllBytes(), UTF_8))
                .isEqualTo("no audit for an hour\n");
    }

    @Test
    void otherPathsAndMethodsAreRefused() throws Exception {
        assertThat(get("/").getResponseCode()).isEqualTo(404);
        HttpURLConnection post = get("/metrics");
        post.setRequestMethod("POST");
        assertThat(post.getResponseCode()).isEqualTo(405);
    }

    @Test
    void itListensOnThisMachineOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetricsServer.start(new InetSocketAddress("0.0.0.0", 0), metrics, Optional::empty));
    }
}
