package io.plumbline.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.collector.RunningCollector;
import io.plumbline.collector.SampleReport;
import io.plumbline.collector.config.Setting;
import io.plumbline.model.Result;
import io.plumbline.model.metric.Exposer;
import io.plumbline.model.metric.Metric;
import io.plumbline.model.metric.MetricCatalog;
import io.plumbline.model.metric.MetricLabel;
import io.plumbline.model.metric.Spread;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {

    private static final SampleReport REPORT = SampleReport.of("h1");
    private static final Pattern NAME = Pattern.compile("^(plumbline_[a-z_]+)(?:\\{([^}]*)})? .*");

    private static String ruleHosts(String result) {
        return "plumbline_rule_hosts{result=\"" + result + "\",rule=\"" + SampleReport.DFS_RULE
                + "\",rule_severity=\"high\"}";
    }

    @Test
    void everyResultOfEveryKnownRuleIsThereBeforeTheFirstReport(@TempDir Path data) throws Exception {
        try (RunningCollector collector = new RunningCollector(data)) {
            for (Result result : Result.values()) {
                assertThat(collector.metric(ruleHosts(result.word()))).isZero();
            }
            assertThat(collector.metric("plumbline_hosts{freshness=\"fresh\"}")).isZero();
        }
    }

    @Test
    void stateIsCountedByRuleAndResult(@TempDir Path data) throws Exception {
        try (RunningCollector collector = new RunningCollector(data)) {
            collector.post(REPORT);
            collector.post(SampleReport.of("h2").result(SampleReport.DFS_RULE, Result.PASS));
            assertThat(collector.metric(ruleHosts("fail"))).isEqualTo(1);
            assertThat(collector.metric(ruleHosts("pass"))).isEqualTo(1);
            assertThat(collector.metric("plumbline_pack_hosts{pack=\"name-resolution\",version=\"2026.11\"}"))
                    .isEqualTo(2);
            assertThat(collector.metric("plumbline_host_open_findings{host=\"h1\",rule_severity=\"high\"}"))
                    .isEqualTo(1);
        }
    }

    @Test
    void transitionsSurviveARestartAndFirstResultsAreNone(@TempDir Path data) throws Exception {
        String series = "plumbline_finding_transitions_total{cause=\"pack\",from=\"fail\",rule=\""
                + SampleReport.DFS_RULE + "\",to=\"pass\"}";
        try (RunningCollector collector = new RunningCollector(data)) {
            collector.post(REPORT);
            assertThat(collector.metric(series)).as("the first result").isZero();
            collector.post(REPORT.seq(2).packVersion("2026.12").result(SampleReport.DFS_RULE, Result.PASS));
            assertThat(collector.metric(series)).isEqualTo(1);
        }
        try (RunningCollector collector = new RunningCollector(data)) {
            assertThat(collector.metric(series)).isEqualTo(1);
        }
    }

    @Test
    void hostThatGoesQuietIsLateThenSilentAndKeepsItsResults(@TempDir Path data) throws Exception {
        try (RunningCollector collector = new RunningCollector(data)) {
            collector.post(REPORT);
            assertThat(collector.metric("plumbline_hosts{freshness=\"fresh\"}")).isEqualTo(1);
            collector.clock().step(Duration.ofMinutes(31));
            assertThat(collector.metric("plumbline_hosts{freshness=\"late\"}")).isEqualTo(1);
            collector.clock().step(Duration.ofMinutes(30));
            assertThat(collector.metric("plumbline_hosts{freshness=\"silent\"}"))
                    .isEqualTo(1);
            assertThat(collector.metric(ruleHosts("fail"))).isEqualTo(1);
        }
    }

    @Test
    void everySeriesIsInTheCatalogueWithItsLabels(@TempDir Path data) throws Exception {
        try (RunningCollector collector = new RunningCollector(data)) {
            collector.post(REPORT);
            collector.post(REPORT.seq(2).result(SampleReport.DFS_RULE, Result.PASS));
            Set<String> seen = new TreeSet<>();
            collector.get("/metrics").body().lines().forEach(line -> {
                Matcher matcher = NAME.matcher(line);
                if (matcher.matches()) {
                    Metric metric = MetricCatalog.findBySeries(matcher.group(1))
                            .orElseThrow(() -> new AssertionError("not in the catalogue: " + line));
                    seen.add(metric.name());
                    Set<String> labels = matcher.group(2) == null ? Set.of() : labels(matcher.group(2));
                    assertThat(labels)
                            .as(line)
                            .isEqualTo(metric.labels().stream()
                                    .map(MetricLabel::name)
                                    .collect(Collectors.toSet()));
                }
            });
            assertThat(seen)
                    .containsExactlyInAnyOrderElementsOf(MetricCatalog.of(Exposer.COLLECTOR).stream()
                            .filter(metric -> metric.spread() != Spread.PER_HOST_AND_RULE)
                            .map(Metric::name)
                            .toList());
        }
    }

    private static Set<String> labels(String text) {
        return Pattern.compile("([a-z_]+)=\"")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .filter(label -> !label.equals("le"))
                .collect(Collectors.toSet());
    }

    @Test
    void seriesOfHostsCanBeLeftOut(@TempDir Path data) throws Exception {
        try (RunningCollector collector = new RunningCollector(data, Map.of(Setting.METRICS_PER_HOST, "false"))) {
            collector.post(REPORT);
            assertThat(collector.get("/metrics").body())
                    .doesNotContain("plumbline_host_")
                    .contains("plumbline_rule_hosts");
        }
    }

    @Test
    void seriesOfFindingsAreLeftOutUnlessAskedFor(@TempDir Path data) throws Exception {
        try (RunningCollector collector = new RunningCollector(data)) {
            collector.post(REPORT);
            assertThat(collector.get("/metrics").body()).doesNotContain("plumbline_finding{");
        }
        try (RunningCollector collector = new RunningCollector(data, Map.of(Setting.METRICS_PER_FINDING, "true"))) {
            String series = "plumbline_finding{host=\"h1\",result=\"%s\",rule=\"" + SampleReport.DFS_RULE + "\"}";
            assertThat(collector.metric(series.formatted("fail"))).isEqualTo(1);
            collector.post(REPORT.seq(2).result(SampleReport.DFS_RULE, Result.PASS));
            assertThat(collector.metric(series.formatted("pass"))).isEqualTo(1);
            assertThat(collector.get("/metrics").body()).doesNotContain(series.formatted("fail"));
        }
    }

    @Test
    void promtoolHasNothingToSayEvenAboutHostileNames(@TempDir Path data) throws Exception {
        try (RunningCollector collector = new RunningCollector(data)) {
            collector.post(REPORT.name("\"} 1\nplumbline_forged 1\r\n\\\u202e"));
            String exposition = collector.get("/metrics").body();
            assertThat(exposition.lines()).noneMatch(line -> line.startsWith("plumbline_forged"));
            Process promtool = new ProcessBuilder("promtool", "check", "metrics")
                    .redirectErrorStream(true)
                    .start();
            try (OutputStream in = promtool.getOutputStream()) {
                in.write(exposition.getBytes(StandardCharsets.UTF_8));
            }
            String said = read(promtool);
            assertThat(promtool.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(said).isEmpty();
            assertThat(promtool.exitValue()).isZero();
        }
    }

    private static String read(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
