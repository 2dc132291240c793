package io.plumbline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.e2e.browser.BrowserPage;
import io.plumbline.e2e.browser.BrowserPage.Look;
import io.plumbline.e2e.browser.Chromium;
import io.plumbline.e2e.fleet.RunningCollector;
import io.plumbline.e2e.prometheus.PrometheusServer;
import io.plumbline.e2e.wine.InstalledAgent;
import io.plumbline.e2e.wine.Provision;
import io.plumbline.e2e.wine.VistaHost;
import io.plumbline.e2e.wine.WindowsJvm;
import io.plumbline.e2e.wine.WinePrefix;
import io.plumbline.e2e.wine.WineRun;
import io.plumbline.model.AuditSource;
import io.plumbline.model.FactRef;
import io.plumbline.model.Finding;
import io.plumbline.model.Reading;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import io.plumbline.model.Value;
import io.plumbline.model.json.ReportReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The life of the first finding: the installed agent on a Windows JVM reads a Vista that has the bug, the collector hears of
 * it, Prometheus counts it and a browser shows it; then the files are replaced and all of them see that, too.
 */
class VistaFromAuditToBrowserTest {

    private static final String RULE = "kb933860-netbt-dfs-failover";
    private static final FactRef DRIVER_VERSION =
            FactRef.of("file", "Windows\\System32\\drivers\\netbt.sys", "version");
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    @Test
    void bugIsFoundShownFixedAndSeenToBeFixed(@TempDir Path folder) throws Exception {
        Provision provision = Provision.ofCheckout();
        for (String step : List.of("wine-template", WindowsJvm.SHIPPED.step())) {
            Optional<String> reason = provision.findReasonWithout(step);
            assumeTrue(reason.isEmpty(), () -> reason.orElse(""));
        }
        try (WinePrefix prefix = WinePrefix.create(provision, TARGET.resolve("wine/vista"));
                RunningCollector collector = new RunningCollector(folder.resolve("collector"));
                PrometheusServer prometheus = PrometheusServer.start(folder, collector.address(), List.of());
                Chromium browser = Chromium.start()) {
            VistaHost vista = VistaHost.prepare(prefix);
            InstalledAgent agent = InstalledAgent.unpack(prefix, InstalledAgent.zip(provision));

            Report first = audit(agent, prefix, collector, 10);

            assertFinding(first, Result.FAIL, VistaHost.RELEASED);
            prometheus.await("one host fails the rule", () -> value(prometheus, hosts(Result.FAIL)) == 1);
            try (BrowserPage page = browser.newPage(Look.LIGHT)) {
                assertThat(page.open(collector
                                .address()
                                .resolve("/findings/" + first.host().id() + "/" + RULE)))
                        .isEqualTo(200);
                page.screenshot(TARGET.resolve("screenshots/vista-finding.png"));
                assertThat(page.evaluate("document.querySelector('main').innerText")
                                .asString())
                        .contains("6.0.6000.16386", "6.0.6000.20551", DRIVER_VERSION.toString());
            }

            vista.replaceNetbt(VistaHost.FIXED);
            Report second = audit(agent, prefix, collector, 0);

            assertThat(second.host().id()).isEqualTo(first.host().id());
            assertThat(second.report().seq()).isEqualTo(first.report().seq() + 1);
            assertFinding(second, Result.PASS, VistaHost.FIXED);
            assertThat(collector.get("/changes.csv").body().lines())
                    .anyMatch(line -> line.contains(first.host().id()) && line.contains(RULE + ",fail,pass,host,"));
            prometheus.await("no host fails the rule any more", () -> value(prometheus, hosts(Result.FAIL)) == 0);
            assertThat(value(prometheus, hosts(Result.PASS))).isEqualTo(1);
            assertThat(value(
                            prometheus,
                            "plumbline_finding_transitions_total{rule=\"%s\",from=\"fail\",to=\"pass\",cause=\"host\"}"
                                    .formatted(RULE)))
                    .isEqualTo(1);
        }
    }

    /** One audit by the installed agent, delivered; what it wrote of it besides. */
    private static Report audit(InstalledAgent agent, WinePrefix prefix, RunningCollector collector, int exitCode)
            throws Exception {
        WineRun run = agent.run(
                LIMIT,
                "audit",
                "--pack",
                "name-resolution",
                "--deliver",
                "--set",
                "collector.url=" + collector.address(),
                "-o",
                "text",
                "-o",
                "json=C:\\report.json");
        assertThat(run.exitCode()).as("%s%n%s", run.output(), run.errors()).isEqualTo(exitCode);
        try (InputStream json = Files.newInputStream(prefix.file("report.json"))) {
            return ReportReader.read(json);
        }
    }

    private static void assertFinding(Report report, Result result, Object version) {
        assertThat(report.report().source()).isEqualTo(AuditSource.LIVE);
        Finding finding = report.findings().stream()
                .filter(each -> each.rule().equals(RULE))
                .findFirst()
                .orElseThrow();
        assertThat(finding.result()).isEqualTo(result);
        assertThat(finding.evidence())
                .filteredOn(fact -> fact.ref().equals(DRIVER_VERSION))
                .singleElement()
                .satisfies(fact ->
                        assertThat(fact.reading().map(Value::display)).isEqualTo(Reading.present(version.toString())));
    }

    private static String hosts(Result result) {
        return "plumbline_rule_hosts{rule=\"%s\",result=\"%s\"}".formatted(RULE, result.word());
    }

    private static double value(PrometheusServer prometheus, String query) throws IOException {
        return prometheus.query(query).path(0).path("value").path(1).asDouble(-1);
    }
}
