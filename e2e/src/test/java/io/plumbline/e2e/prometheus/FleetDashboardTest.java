package io.plumbline.e2e.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.e2e.fleet.ReportedFleet;
import io.plumbline.e2e.fleet.RunningCollector;
import io.plumbline.model.Finding;
import io.plumbline.model.Result;
import io.plumbline.model.metric.Exposer;
import io.plumbline.model.metric.Metric;
import io.plumbline.model.metric.MetricCatalog;
import io.plumbline.model.metric.MetricLabel;
import io.plumbline.model.metric.MetricType;
import io.plumbline.model.metric.Spread;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What our dashboard, rules and alerts ask for is there, in a real Prometheus that scrapes a real collector. */
class FleetDashboardTest {

    private static final Path DASHBOARDS = Path.of("..", "dashboards");
    private static final Duration WATCHED = Duration.ofMinutes(2);

    /** Queries that must find nothing here, and why. */
    private static final Map<String, String> EMPTY =
            Map.of("Rules B", "compares with a day ago, and this Prometheus is a minute old");

    private static final Map<String, String> VARIABLES =
            Map.of("$__rate_interval", "20s", "$__range", "2m", "$job", ".+", "$instance", ".+");

    private static final Map<Result, Integer> POSTED = new EnumMap<>(Result.class);

    private static RunningCollector collector;
    private static PrometheusServer prometheus;

    record Query(String name, String expr, String legend, boolean instant) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void letPrometheusWatchAFleet(@TempDir Path folder) throws IOException {
        collector = new RunningCollector(folder.resolve("data"));
        ReportedFleet fleet = new ReportedFleet();
        collector.receive(fleet, 0);
        prometheus = PrometheusServer.start(
                folder,
                collector.address(),
                List.of(DASHBOARDS.resolve("prometheus/rules.yml"), DASHBOARDS.resolve("prometheus/alerts.yml")));
        prometheus.awaitScrapes(Instant.EPOCH, 3);
        collector.receive(fleet, 1);
        assertThat(collector.post(fleet.report(0, 1))).as("a duplicate").isEqualTo(200);
        ReportedFleet.badDocuments()
                .forEach((reason, body) ->
                        assertThat(collector.post(body)).as(reason).isBetween(400, 499));
        assertThat(collector.post("gzip", "not gzip".getBytes(StandardCharsets.UTF_8)))
                .isBetween(400, 499);
        assertThat(collector.post("identity", new byte[0])).isBetween(400, 499);
        prometheus.awaitScrapes(Instant.now(), 3);
        for (int host = 0; host < ReportedFleet.HOSTS; host++) {
            for (Finding finding : fleet.report(host, 1).findings()) {
                POSTED.merge(finding.result(), 1, Integer::sum);
            }
        }
    }

    @AfterAll
    static void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
        if (collector != null) {
            collector.close();
        }
    }

    static Stream<Query> queries() {
        JsonNode dashboard = new ObjectMapper().readTree(DASHBOARDS.resolve("grafana/plumbline-fleet.json"));
        List<Query> queries = new ArrayList<>();
        for (JsonNode panel : dashboard.path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                queries.add(new Query(
                        panel.path("title").asString() + " "
                                + target.path("refId").asString(),
                        target.path("expr").asString(),
                        target.path("legendFormat").asString(),
                        target.path("instant").asBoolean()));
            }
        }
        for (JsonNode mark : dashboard.path("annotations").path("list")) {
            queries.add(new Query(
                    mark.path("name").asString(),
                    mark.path("expr").asString(),
                    mark.path("textFormat").asString(),
                    false));
        }
        return queries.stream();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void queryOfTheDashboardReturnsData(Query query) {
        String promql = query.expr();
        for (var variable : VARIABLES.entrySet()) {
            promql = promql.replace(variable.getKey(), variable.getValue());
        }
        JsonNode series = query.instant()
                ? prometheus.query(promql)
                : prometheus.queryRange(promql, WATCHED, Duration.ofSeconds(1));
        String reason = EMPTY.get(query.name());
        if (reason != null) {
            assertThat(series).as("not empty after all, although it %s", reason).isEmpty();
            return;
        }
        assertThat(series).as(promql).isNotEmpty();
        List<String> shown = Pattern.compile("\\{\\{(\\w+)}}")
                .matcher(query.legend())
                .results()
                .map(label -> label.group(1))
                .toList();
        for (JsonNode one : series) {
            assertThat(shown)
                    .allSatisfy(
                            label -> assertThat(one.path("metric").path(label).asString(""))
                                    .as("label %s of %s", label, one.path("metric"))
                                    .isNotBlank());
        }
        assertThat(values(series)).as("a number among them").anyMatch(value -> !value.equals("NaN"));
    }

    private static List<String> values(JsonNode series) {
        List<String> values = new ArrayList<>();
        for (JsonNode one : series) {
            if (one.has("value")) {
                values.add(one.path("value").path(1).asString());
            }
            one.path("values").forEach(value -> values.add(value.path(1).asString()));
        }
        return values;
    }

    @Test
    void headlineFiguresAreThoseOfTheReports() {
        int pass = POSTED.getOrDefault(Result.PASS, 0);
        int judged = pass + POSTED.getOrDefault(Result.FAIL, 0);
        int assessable = judged
                + POSTED.getOrDefault(Result.ERROR, 0)
                + POSTED.getOrDefault(Result.UNKNOWN, 0)
                + POSTED.getOrDefault(Result.NOTCHECKED, 0);
        assertThat(POSTED.values()).as("results of these reports").hasSizeGreaterThanOrEqualTo(6);
        POSTED.forEach(
                (result, hosts) -> assertThat(number("sum(plumbline_rule_hosts{result=\"" + result.word() + "\"})"))
                        .as(result.word())
                        .isEqualTo(hosts.doubleValue()));
        assertThat(number("fleet:plumbline_findings:compliance_ratio")).isEqualTo((double) pass / judged);
        assertThat(number("fleet:plumbline_findings:coverage_ratio")).isEqualTo((double) judged / assessable);
        assertThat(number("plumbline_hosts{freshness=\"silent\"}")).isEqualTo(1);
        assertThat(number("plumbline_hosts{freshness=\"late\"}")).isEqualTo(2);
        assertThat(number("sum(plumbline_hosts)")).isEqualTo(ReportedFleet.HOSTS);
        assertThat(number("plumbline_ingest_reports_total{outcome=\"accepted\"}"))
                .isEqualTo(2 * ReportedFleet.HOSTS);
        assertThat(number("plumbline_ingest_reports_total{outcome=\"duplicate\"}"))
                .isEqualTo(1);
        assertThat(number("plumbline_ingest_reports_total{outcome=\"rejected\"}"))
                .isEqualTo(5);
        assertThat(number("sum(plumbline_ingest_rejections_total)")).isEqualTo(5);
    }

    /** What a counter counted before Prometheus first saw it is lost to every rate: so it must be there before. */
    @Test
    void everyRuleThatBrokeOrMendedIsSeenToHave() {
        String flows = "plumbline_finding_transitions_total{from=~\"pass|fail\", to=~\"pass|fail\"}";
        double counted = number("sum(" + flows + ")");
        assertThat(counted).isPositive();
        assertThat(number("sum(max_over_time(" + flows + "[5m]) - min_over_time(" + flows + "[5m]))"))
                .isEqualTo(counted);
    }

    private static double number(String promql) {
        JsonNode series = prometheus.query(promql);
        assertThat(series).as(promql).hasSize(1);
        return Double.parseDouble(series.path(0).path("value").path(1).asString());
    }

    @Test
    void everyRuleIsEvaluatedWithoutFault() {
        prometheus.await(
                "rules are evaluated",
                () -> rules().stream()
                        .noneMatch(rule -> rule.path("health").asString().equals("unknown")));
        assertThat(rules()).hasSizeGreaterThan(10).allSatisfy(rule -> {
            assertThat(rule.path("health").asString()).as(rule.toString()).isEqualTo("ok");
            if (rule.path("type").asString().equals("recording")) {
                assertThat(prometheus.query(rule.path("name").asString()))
                        .as(rule.path("name").asString())
                        .isNotEmpty();
            }
        });
    }

    private static List<JsonNode> rules() {
        List<JsonNode> rules = new ArrayList<>();
        prometheus
                .data("/api/v1/rules")
                .path("groups")
                .forEach(group -> group.path("rules").forEach(rules::add));
        return rules;
    }

    @Test
    void variablesOfTheDashboardHaveValues() {
        for (String label : List.of("job", "instance")) {
            assertThat(prometheus.data(
                            "/api/v1/label/" + label + "/values?match[]=plumbline_hosts".replace("[]", "%5B%5D")))
                    .isNotEmpty();
        }
    }

    @Test
    void collectorExposesTheCatalogueAndNothingElseOfThatName() {
        Set<String> declared = new TreeSet<>();
        for (Metric metric : MetricCatalog.of(Exposer.COLLECTOR)) {
            if (metric.spread() == Spread.PER_HOST_AND_RULE) {
                continue;
            }
            Set<String> labels = new TreeSet<>(
                    metric.labels().stream().map(MetricLabel::name).toList());
            labels.addAll(List.of("job", "instance"));
            for (String series : metric.seriesNames()) {
                declared.add(series);
                JsonNode found = prometheus.query(series);
                assertThat(found).as(series).isNotEmpty();
                Set<String> seen = new TreeSet<>();
                found.forEach(one -> seen.addAll(one.path("metric").propertyNames()));
                seen.removeAll(Set.of("__name__", "le"));
                assertThat(seen).as(series).isEqualTo(labels);
                found.forEach(one -> metric.labels()
                        .forEach(label -> valueIsAllowed(
                                label, one.path("metric").path(label.name()).asString(""))));
            }
            JsonNode metadata = prometheus.data("/api/v1/metadata?metric=" + metadataName(metric));
            assertThat(metadata.findValuesAsString("help")).as(metric.name()).containsOnly(metric.help());
            assertThat(metadata.findValuesAsString("type"))
                    .containsOnly(metric.type().word());
        }
        JsonNode names = prometheus.data("/api/v1/label/__name__/values");
        assertThat(names.valueStream().map(JsonNode::asString).filter(name -> name.startsWith("plumbline_")))
                .isSubsetOf(declared);
    }

    /** OpenMetrics names the family of a counter or an info without its ending. */
    private static String metadataName(Metric metric) {
        return metric.type() == MetricType.GAUGE || metric.type() == MetricType.HISTOGRAM
                ? metric.name()
                : metric.name().replaceFirst("_(total|info)$", "");
    }

    private static void valueIsAllowed(MetricLabel label, String value) {
        assertThat(value.length()).isLessThanOrEqualTo(MetricLabel.MAX_VALUE);
        if (label.values() instanceof MetricLabel.Values.Known(List<String> words)) {
            assertThat(words).contains(value);
        }
    }

    @Test
    void promtoolFindsNothingToCriticise(@TempDir Path folder) throws Exception {
        Path exposition = Files.writeString(
                folder.resolve("metrics.txt"),
                collector
                                .get("/metrics")
                                .body()
                                .lines()
                                .filter(line -> line.matches("(# (HELP|TYPE) )?plumbline_.*"))
                                .collect(Collectors.joining("\n"))
                        + "\n");
        Path said = folder.resolve("said.txt");
        Process promtool = new ProcessBuilder("promtool", "check", "metrics")
                .redirectInput(exposition.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(promtool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(promtool.exitValue()).as(Files.readString(said)).isZero();
    }
}
