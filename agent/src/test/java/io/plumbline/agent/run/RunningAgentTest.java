package io.plumbline.agent.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.plumbline.agent.audit.AuditPlan;
import io.plumbline.agent.config.AgentConfig;
import io.plumbline.agent.config.AgentPaths;
import io.plumbline.agent.config.ConfigReader;
import io.plumbline.agent.gallery.RecordedHost;
import io.plumbline.agent.host.ConfigurationWatch;
import io.plumbline.agent.host.HostSource;
import io.plumbline.agent.host.HostUnavailableException;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Report;
import io.plumbline.model.json.ReportFormatException;
import io.plumbline.model.json.ReportReader;
import io.plumbline.rules.Packs;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningAgentTest {

    private static final AuditPlan PLAN = AuditPlan.of(Packs.builtIn());

    private final Path directory;
    private final HttpServer collector;
    private final List<Report> received = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    RunningAgentTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        collector.createContext("/v1/reports", this::take);
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Report report = ReportReader.read(new GZIPInputStream(exchange.getRequestBody()));
            if (broken) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            received.add(report);
            byte[] body = "{\"acked\":{\"agent\":\"%s\",\"epoch\":\"%s\",\"seq\":%d},\"outcome\":\"accepted\"}"
                    .formatted(
                            report.report().agent(),
                            report.report().epoch(),
                            report.report().seq())
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (ReportFormatException refused) {
            throw new IOException(refused);
        }
    }

    private AgentConfig config(String... more) throws Exception {
        List<String> flags = new ArrayList<>(List.of(
                "collector.url=http://127.0.0.1:" + collector.getAddress().getPort(),
                "audit.interval=1s",
                "metrics.address=127.0.0.1:0"));
        flags.addAll(List.of(more));
        AgentPaths paths =
                new AgentPaths(directory.resolve("none.yaml"), directory.resolve("state"), directory.resolve("spool"));
        return ConfigReader.read(paths, Map.of(), Optional.empty(), flags).config();
    }

    private static HostSource vista() {
        return () -> RecordedHost.of("host3-vista-rtm").open();
    }

    private static String page(RunningAgent agent, String path) throws Exception {
        InetSocketAddress address = agent.findMetricsAddress().orElseThrow();
        HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + address.getPort() + path)
                .toURL()
                .openConnection();
        return new String(connection.getInputStream().readAllBytes(), UTF_8);
    }

    @Test
    void itAuditsAtOnceAndThenAgainDeliversAndShowsItsMetrics() throws Exception {
        try (RunningAgent agent = RunningAgent.start(config(), Optional.of(vista()), PLAN, "test")) {
            await().until(() -> received.size() >= 2);
            await().untilAsserted(
                            () -> assertThat(page(agent, "/metrics"))
                                    .contains(
                                            "plumbline_agent_rule_result{result=\"fail\",rule=\"kb933860-netbt-dfs-failover\",rule_severity=\"high\"} 1.0",
                                            "plumbline_agent_file_version_info{branch=\"gdr\",file=\"Windows\\\\System32\\\\drivers\\\\netbt.sys\",version=\"6.0.6000.16386\"} 1"));
            assertThat(page(agent, "/-/healthy")).isEqualTo("healthy\n");
        }
        assertThat(received).extracting(report -> report.report().seq()).startsWith(1L, 2L);
        assertThat(received)
                .extracting(report -> report.report().agent())
                .containsOnly(received.getFirst().report().agent());
        assertThat(received.getFirst().findings()).hasSize(PLAN.rules().size());
    }

    @Test
    void whatChangesIsAuditedOutOfTurnUnlessThatIsOff() throws Exception {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        HostSource changing = new HostSource() {
            @Override
            public WindowsHost open() throws HostUnavailableException {
                return vista().open();
            }

            @Override
            public Optional<ConfigurationWatch> findWatch() {
                return Optional.of(changed -> {
                    begun.incrementAndGet();
                    changed.accept("NetBT\\Parameters");
                    return ended::incrementAndGet;
                });
            }
        };
        try (RunningAgent agent = RunningAgent.start(
                config("audit.interval=7d", "watch.quiet=1s"), Optional.of(changing), PLAN, "test")) {
            await().until(() -> received.size() == 2);
            assertThat(agent.findMetricsAddress()).isPresent();
            assertThat(ended).hasValue(0);
        }
        assertThat(begun).hasValue(1);
        assertThat(ended).hasValue(1);

        try (RunningAgent agent = RunningAgent.start(
                config("audit.interval=7d", "watch.enabled=false"), Optional.of(changing), PLAN, "test")) {
            assertThat(agent.findMetricsAddress()).isPresent();
            assertThat(begun).hasValue(1);
        }
    }

    @Test
    void whatACollectorThatIsDownMissedIsDeliveredAfterARestart() throws Exception {
        broken = true;
        try (RunningAgent agent = RunningAgent.start(config(), Optional.of(vista()), PLAN, "test")) {
            await().untilAsserted(() ->
                    assertThat(page(agent, "/metrics")).containsPattern("plumbline_agent_spool_reports [2-9]"));
        }
        assertThat(received).isEmpty();
        broken = false;
        try (RunningAgent agent = RunningAgent.start(config("audit.interval=1d"), Optional.of(vista()), PLAN, "test")) {
            await().until(() -> received.size() >= 3);
            assertThat(agent.findMetricsAddress()).isPresent();
        }
        assertThat(received)
                .extracting(report -> report.report().seq())
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith(1L, 2L);
    }

    @Test
    void aHostThatCannotBeOpenedIsCountedAndTriedAgain() throws Exception {
        HostSource none = () -> {
            throw new HostUnavailableException("gone on purpose");
        };
        try (RunningAgent agent = RunningAgent.start(config(), Optional.of(none), PLAN, "test")) {
            await().untilAsserted(() -> assertThat(page(agent, "/metrics"))
                    .containsPattern("plumbline_agent_audits_total\\{outcome=\"failed\"} [2-9]"));
        }
        assertThat(received).isEmpty();
    }

    @Test
    void aTakenMetricsPortDoesNotKeepItFromItsWork() throws Exception {
        String taken = "metrics.address=127.0.0.1:" + collector.getAddress().getPort();
        try (RunningAgent agent = RunningAgent.start(config(taken), Optional.of(vista()), PLAN, "test")) {
            await().until(() -> !received.isEmpty());
            assertThat(agent.findMetricsAddress()).isEmpty();
        }
    }

    @Test
    void stoppedItLetsGoOfItsDirectories() throws Exception {
        for (int round = 0; round < 2; round++) {
            RunningAgent.start(config("metrics.address=off"), Optional.of(vista()), PLAN, "test")
                    .stop();
        }
        assertThat(Files.exists(directory.resolve("state/sequence"))).isTrue();
    }

    private AgentConfig proxyConfig(String targets) throws Exception {
        Path file = Files.writeString(directory.resolve("proxy.yaml"), targets);
        AgentPaths paths = new AgentPaths(file, directory.resolve("state"), directory.resolve("spool"));
        String url = "collector.url=http://127.0.0.1:" + collector.getAddress().getPort();
        return ConfigReader.read(
                        paths,
                        Map.of(),
                        Optional.empty(),
                        List.of(url, "audit.interval=1s", "metrics.address=127.0.0.1:0"))
                .config();
    }

    private static void drop(Path folder, String file, String host) throws IOException {
        Files.writeString(folder.resolve(file), RecordedHost.of(host).text());
    }

    @Test
    void targetsAreReportedEachAsAHostOfItsOwnAndABadOneStopsNobody() throws Exception {
        Path drop = Files.createDirectory(directory.resolve("drop"));
        drop(drop, "a.snapshot", "host1-nt4-wlbs-1nic");
        drop(drop, "b.snapshot", "host6-wfw-m-node");
        drop(drop, "copy of a.snapshot", "host1-nt4-wlbs-1nic");
        drop(drop, ".still copying.snapshot", "host7-windows-11");
        Files.writeString(drop.resolve("bad.snapshot"), "no snapshot");
        Files.createDirectory(drop.resolve("empty"));
        Files.writeString(drop.resolve("notes.doc"), "none of ours");
        AgentConfig config = proxyConfig("""
                targets:
                  - {name: gone, image: %1$s/nowhere}
                  - {name: branch, drop-folder: %1$s/drop}
                  - {name: itself, image: %1$s/vista.snapshot}
                """.formatted(directory));
        drop(directory, "vista.snapshot", "host3-vista-rtm");
        try (RunningAgent agent = RunningAgent.start(config, Optional.of(vista()), PLAN, "test")) {
            await().untilAsserted(() -> assertThat(page(agent, "/metrics"))
                    .containsPattern("plumbline_agent_target_audits_total\\{outcome=\"completed\"} (?:[4-9]|\\d\\d)")
                    .containsPattern("plumbline_agent_target_audits_total\\{outcome=\"unreachable\"} (?:[3-9]|\\d\\d)")
                    .containsPattern("plumbline_agent_target_audits_total\\{outcome=\"duplicate\"} (?:[2-9]|\\d\\d)")
                    .doesNotContain("target_last_success"));
            assertThat(page(agent, "/metrics"))
                    .contains("plumbline_agent_rule_result{result=\"fail\",rule=\"kb933860-netbt-dfs-failover\"");
            Files.delete(drop.resolve("bad.snapshot"));
            Files.delete(drop.resolve("empty"));
            Files.delete(drop.resolve("copy of a.snapshot"));
            await().untilAsserted(() -> assertThat(page(agent, "/metrics"))
                    .contains("plumbline_agent_target_last_success_timestamp_seconds{target=\"branch\"}"));
        }
        assertThat(received)
                .extracting(
                        report -> report.host().name() + ": " + report.report().route())
                .contains(
                        "VISTA1: snapshot of Windows Vista RTM, not fixed",
                        "WLBS1: snapshot branch/a.snapshot",
                        "BRANCH7: snapshot branch/b.snapshot")
                .doesNotContain("WLBS1: snapshot branch/copy of a.snapshot");
        assertThat(received).extracting(report -> report.host().name()).containsOnly("VISTA1", "WLBS1", "BRANCH7");
        assertThat(received)
                .extracting(report -> report.report().agent())
                .containsOnly(received.getFirst().report().agent());
        assertThat(received).extracting(report -> report.report().seq()).doesNotHaveDuplicates();
    }

    @Test
    void anAgentWithoutAHostOfItsOwnAuditsItsTargets() throws Exception {
        drop(directory, "vista.snapshot", "host3-vista-rtm");
        AgentConfig config =
                proxyConfig("targets:\n  - {name: vista, image: %s/vista.snapshot}\n".formatted(directory));
        try (RunningAgent agent = RunningAgent.start(config, Optional.empty(), PLAN, "test")) {
            await().until(() -> received.size() >= 2);
            assertThat(page(agent, "/-/healthy")).isEqualTo("healthy\n");
        }
        assertThat(received).extracting(report -> report.report().route()).containsOnly("snapshot vista");
    }
}
