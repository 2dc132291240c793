package io.plumbline.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.dashboards.Promql.LabelMatch;
import io.plumbline.dashboards.grafana.FleetDashboard;
import io.plumbline.dashboards.prometheus.Alert;
import io.plumbline.dashboards.prometheus.Alerts;
import io.plumbline.dashboards.promql.Thresholds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The rules of Grafana's dashboard linter, and a few of our own, asked of the committed file. */
class DashboardLintTest {

    private static final Set<String> UNITS =
            Set.of("percentunit", "short", "s", "cps", "string", "suffix: /h", "dateTimeFromNow");
    private static final Pattern RANGE = Pattern.compile("(rate|increase)\\([^\\[]*\\[([^\\]]*)]");
    private static final Pattern COLOUR = Pattern.compile("#[0-9A-F]{6}");

    record Query(String panel, JsonNode target) {
        String expr() {
            return target.path("expr").asString();
        }

        @Override
        public String toString() {
            return panel + " " + target.path("refId").asString();
        }
    }

    static Stream<Query> queries() {
        return DashboardFile.panels().stream()
                .flatMap(panel -> panel.path("targets")
                        .valueStream()
                        .map(target -> new Query(panel.path("title").asString(), target)));
    }

    static Stream<JsonNode> panels() {
        return DashboardFile.panels().stream();
    }

    static List<Alert> alerts() {
        return Alerts.ALL;
    }

    @Test
    void dashboardIsFixedAndFound() {
        JsonNode dashboard = DashboardFile.fleet();
        assertThat(dashboard.path("uid").asString()).isEqualTo(FleetDashboard.UID);
        assertThat(dashboard.path("editable").asBoolean(true)).isFalse();
        assertThat(dashboard.path("tags").valueStream().map(JsonNode::asString)).containsExactly("plumbline");
        assertThat(dashboard.has("__inputs")).isFalse();
        assertThat(dashboard.has("id")).isFalse();
        assertThat(dashboard.path("graphTooltip").asInt()).isEqualTo(1);
        assertThat(dashboard.path("refresh").asString()).isEqualTo("1m");
    }

    @Test
    void dataSourceIsAVariableAndEverythingUsesIt() {
        JsonNode dashboard = DashboardFile.fleet();
        JsonNode first = variable("datasource");
        assertThat(first.path("type").asString()).isEqualTo("datasource");
        assertThat(first.path("query").asString()).isEqualTo("prometheus");
        List<JsonNode> sources = dashboard.findValues("datasource");
        assertThat(sources).hasSizeGreaterThan(40).allSatisfy(source -> {
            assertThat(source.path("type").asString()).isEqualTo("prometheus");
            assertThat(source.path("uid").asString()).isEqualTo("${datasource}");
        });
        assertThat(panels()).allMatch(panel -> panel.has("datasource"));
        assertThat(queries()).allMatch(query -> query.target().has("datasource"));
    }

    @Test
    void jobAndInstanceAreMultipleAndMatchAllByPattern() {
        for (String name : List.of("job", "instance")) {
            JsonNode variable = variable(name);
            assertThat(variable.path("type").asString()).isEqualTo("query");
            assertThat(variable.path("multi").asBoolean()).isTrue();
            assertThat(variable.path("includeAll").asBoolean()).isTrue();
            assertThat(variable.path("allValue").asString()).isEqualTo(".+");
            assertThat(variable.path("refresh").asInt())
                    .as("on time range change")
                    .isEqualTo(2);
            assertThat(variable.path("query").path("query").asString()).matches("label_values\\(.*, " + name + "\\)");
        }
    }

    @Test
    void collectorAddressIsAVariable() {
        assertThat(variable("collector").path("type").asString()).isEqualTo("textbox");
        List<String> urls = DashboardFile.fleet().findValuesAsString("url");
        assertThat(urls).hasSizeGreaterThan(10).allMatch(url -> url.startsWith("${collector:raw}/"));
    }

    @ParameterizedTest
    @MethodSource("panels")
    void panelExplainsItself(JsonNode panel) {
        JsonNode defaults = panel.path("fieldConfig").path("defaults");
        assertThat(panel.path("title").asString()).isNotBlank();
        assertThat(panel.path("description").asString()).matches("(?s).{40,}\\.");
        assertThat(UNITS).contains(defaults.path("unit").asString());
        assertThat(defaults.path("noValue").asString()).isNotBlank();
        assertThat(panel.path("targets").size()).isPositive();
        for (JsonNode property : panel.path("fieldConfig").findValues("properties")) {
            for (JsonNode one : property) {
                if (one.path("id").asString().equals("unit")) {
                    assertThat(UNITS).contains(one.path("value").asString());
                }
            }
        }
    }

    @Test
    void titlesAndIdsAreDifferent() {
        assertThat(panels().map(panel -> panel.path("title").asString())).doesNotHaveDuplicates();
        assertThat(DashboardFile.fleet()
                        .path("panels")
                        .valueStream()
                        .map(panel -> panel.path("id").asInt()))
                .doesNotHaveDuplicates();
    }

    @Test
    void panelsDoNotOverlapAndFitTheGrid() {
        Set<List<Integer>> taken = new HashSet<>();
        for (JsonNode panel : DashboardFile.fleet().path("panels")) {
            JsonNode at = panel.path("gridPos");
            assertThat(at.path("x").asInt() + at.path("w").asInt()).isLessThanOrEqualTo(24);
            for (int x = 0; x < at.path("w").asInt(); x++) {
                for (int y = 0; y < at.path("h").asInt(); y++) {
                    List<Integer> cell =
                            List.of(at.path("x").asInt() + x, at.path("y").asInt() + y);
                    assertThat(taken.add(cell))
                            .as("%s at %s", panel.path("title"), cell)
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void queryAsksTheChosenJobsAndInstancesOnly(Query query) {
        assertThat(Promql.read(query.expr()).selections())
                .isNotEmpty()
                .allSatisfy(selection -> assertThat(selection.matches())
                        .contains(new LabelMatch("job", "=~", "$job"), new LabelMatch("instance", "=~", "$instance")));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void rateFollowsTheScrapeInterval(Query query) {
        boolean instant = query.target().path("instant").asBoolean();
        RANGE.matcher(query.expr())
                .results()
                .forEach(range -> assertThat(range.group(2)).isEqualTo(instant ? "$__range" : "$__rate_interval"));
        assertThat(query.target().path("range").asBoolean()).isNotEqualTo(instant);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void counterIsOnlyEverARateOrAnIncrease(Query query) {
        for (var selection : Promql.read(query.expr()).selections()) {
            if (selection.series().matches(".*_(total|bucket|count|sum)")) {
                assertThat(query.expr()).containsPattern("(rate|increase)\\(" + selection.series());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void lineNamesItselfByALabelThatTheQueryKeeps(Query query) {
        String legend = query.target().path("legendFormat").asString();
        if (!query.target().path("instant").asBoolean()) {
            assertThat(legend).as("a line without a legend").isNotBlank();
        }
        Set<String> kept = Promql.read(query.expr()).groupingLabels();
        Pattern.compile("\\{\\{(\\w+)}}")
                .matcher(legend)
                .results()
                .forEach(used -> assertThat(used.group(1)).matches(label -> kept.isEmpty() || kept.contains(label)));
    }

    @Test
    void thresholdsOfPanelsAreThoseOfAlerts() {
        List<Double> steps = new ArrayList<>();
        for (JsonNode step : DashboardFile.fleet().findValues("steps")) {
            step.forEach(each -> {
                if (each.path("value").isNumber()) {
                    steps.add(each.path("value").asDouble());
                }
            });
        }
        List<String> numbers = Alerts.ALL.stream()
                .flatMap(alert -> Pattern.compile("[<>] (\\d\\.\\d+)")
                        .matcher(alert.expr())
                        .results())
                .map(found -> found.group(1))
                .toList();
        assertThat(steps).isNotEmpty().allMatch(step -> numbers.contains(String.valueOf(step)));
        assertThat(numbers)
                .allMatch(number ->
                        steps.contains(Double.valueOf(number)) || Double.parseDouble(number) == Thresholds.REGRESSION);
    }

    @Test
    void coloursAreOfTheColourBlindSafePalette() {
        Set<String> palette = Set.of("#0072B2", "#56B4E9", "#009E73", "#E69F00", "#D55E00", "#CC79A7", "#999999");
        String json = DashboardFile.fleet().toString();
        assertThat(COLOUR.matcher(json).results().map(found -> found.group()))
                .isNotEmpty()
                .allMatch(palette::contains);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void alertSpeaksOfPanelsThatExist(Alert alert) {
        List<String> titles =
                panels().map(panel -> panel.path("title").asString()).toList();
        String runbook = String.join(" ", alert.runbook().look())
                + String.join(" ", alert.runbook().act());
        Pattern.compile("\\*([A-Z][^*]+)\\*")
                .matcher(runbook)
                .results()
                .forEach(named -> assertThat(Stream.concat(titles.stream(), Stream.of("Not assessed")))
                        .contains(named.group(1)));
    }

    private static JsonNode variable(String name) {
        return DashboardFile.fleet()
                .path("templating")
                .path("list")
                .valueStream()
                .filter(each -> each.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
