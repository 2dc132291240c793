package io.plumbline.e2e.wine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.e2e.fleet.RunningCollector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The zip that we ship, installed as a service on the host of KB933860, against a real collector. */
class WindowsServiceUnderWineTest {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String RULE = "kb933860-netbt-dfs-failover";

    @Test
    void serviceAuditsDeliversAndGoesOnAfterItWasKilled(@TempDir Path folder) throws Exception {
        Provision provision = Provision.ofCheckout();
        for (String step : List.of("wine-template", WindowsJvm.SHIPPED.step())) {
            provision.findReasonWithout(step).ifPresent(reason -> assumeTrue(false, reason));
        }
        Optional<Path> zip = InstalledAgent.findZip(provision);
        assumeTrue(zip.isPresent(), "no Windows zip in agent/target: run mvn verify");
        try (RunningCollector collector = new RunningCollector(folder.resolve("collector"));
                WinePrefix prefix = WinePrefix.create(provision, Path.of("target", "wine", "service"))) {
            VistaHost host = VistaHost.prepare(prefix);
            InstalledAgent agent = InstalledAgent.unpack(prefix, zip.orElseThrow());
            try {
                serve(collector, host, agent);
            } finally {
                agent.keepLogs(Path.of("target", "wine", "service.logs", "service"));
            }
        }
    }

    private static void serve(RunningCollector collector, VistaHost host, InstalledAgent agent) throws Exception {
        WinePrefix prefix = host.prefix();
        Files.createDirectories(agent.data());
        Files.writeString(agent.data().resolve("agent.yaml"), """
                collector:
                  url: %s
                audit:
                  interval: 2s
                metrics:
                  address: off
                """.formatted(collector.address()));
        prefix.keepUp();

        assertThat(agent.run(LIMIT, "service", "start").exitCode())
                .as("start before install")
                .isEqualTo(2);
        says(agent.run(LIMIT, "service", "install"), "is installed");
        says(agent.run(LIMIT, "service", "status"), "is stopped");
        says(agent.run(LIMIT, "service", "start"), "runs");
        says(agent.run(LIMIT, "service", "status"), "is running, process");
        await("the bug of the article").atMost(LIMIT).until(() -> hosts(collector, "fail") == 1);

        host.replaceNetbt(VistaHost.FIXED);
        await("the fix, by the next audit").atMost(LIMIT).until(() -> hosts(collector, "pass") == 1);
        assertThat(hosts(collector, "fail")).isZero();

        List<ProcessHandle> processes = prefix.processes("plumbline-service.exe");
        assertThat(processes).hasSize(1);
        processes.getFirst().destroyForcibly();
        processes.getFirst().onExit().get();
        says(agent.run(LIMIT, "service", "status"), "but its process has ended");
        double before = accepted(collector);
        says(agent.run(LIMIT, "service", "start"), "runs");
        await("reports after the kill").atMost(LIMIT).until(() -> accepted(collector) > before + 1);
        assertThat(collector.get("/hosts.csv").body().lines().toList())
                .as("the agent is still the same: a heading and one host")
                .hasSize(2);

        says(agent.run(LIMIT, "service", "stop"), "has stopped");
        assertThat(prefix.processes("plumbline-service.exe")).isEmpty();
        try (Stream<Path> spool = Files.walk(agent.data().resolve("spool"))) {
            assertThat(spool.filter(file -> file.toString().endsWith(".report")))
                    .as("reports that nobody acknowledged")
                    .isEmpty();
        }
        says(agent.run(LIMIT, "service", "uninstall"), "is removed");
        says(agent.run(LIMIT, "service", "status"), "is not installed");
    }

    private static void says(WineRun run, String words) {
        assertThat(run.output()).as(run.errors()).contains(words);
        assertThat(run.exitCode()).as(run.errors()).isZero();
    }

    /** How many hosts have this result of the article's rule. */
    private static int hosts(RunningCollector collector, String result) {
        return (int) sum(collector, "plumbline_rule_hosts", "rule=\"" + RULE + "\"", "result=\"" + result + "\"");
    }

    private static double accepted(RunningCollector collector) {
        return sum(collector, "plumbline_ingest_reports_total", "outcome=\"accepted\"");
    }

    private static double sum(RunningCollector collector, String metric, String... labels) {
        Pattern series = Pattern.compile(Pattern.quote(metric) + "\\{(.*)} (\\S+)");
        return collector
                .get("/metrics")
                .body()
                .lines()
                .map(series::matcher)
                .filter(line -> line.matches() && Stream.of(labels).allMatch(line.group(1)::contains))
                .mapToDouble(line -> Double.parseDouble(line.group(2)))
                .sum();
    }
}
