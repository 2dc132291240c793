package io.plumbline.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.dashboards.Promql.LabelMatch;
import io.plumbline.dashboards.Promql.Selection;
import io.plumbline.dashboards.prometheus.Alerts;
import io.plumbline.dashboards.prometheus.RecordingRule;
import io.plumbline.dashboards.prometheus.RecordingRules;
import io.plumbline.model.metric.Audience;
import io.plumbline.model.metric.Exposer;
import io.plumbline.model.metric.Metric;
import io.plumbline.model.metric.MetricCatalog;
import io.plumbline.model.metric.MetricLabel;
import io.plumbline.model.metric.MetricLabel.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every query, rule and alert against the catalogue: nothing asks for what nobody exposes, nothing public is unused. */
class CatalogUseTest {

    /** Prometheus' own series, which no catalogue of ours declares. */
    private static final Set<String> SCRAPER = Set.of("up");

    private static final Set<String> SCRAPED_LABELS = Set.of("job", "instance");

    @BeforeAll
    static void promtool() {
        Promtool.isInstalled();
    }

    static Stream<String> expressions() {
        return Stream.of(
                        DashboardFile.queries().stream(),
                        RecordingRules.ALL.stream().map(RecordingRule::expr),
                        Alerts.ALL.stream().map(alert -> alert.expr()))
                .flatMap(each -> each)
                .distinct();
    }

    @Test
    void promtoolParsesEveryQueryOfTheDashboard(@TempDir Path folder) throws IOException {
        StringBuilder rules = new StringBuilder("groups:\n  - name: queries\n    rules:\n");
        List<String> queries = DashboardFile.queries();
        assertThat(queries).hasSizeGreaterThan(25);
        for (int i = 0; i < queries.size(); i++) {
            rules.append("      - record: query_").append(i).append("\n        expr: |-\n");
            rules.append(DashboardFile.withValues(queries.get(i)).indent(10));
        }
        assertThat(rules.toString()).doesNotContain("$");
        Files.writeString(folder.resolve("queries.yml"), rules);
        Promtool.Outcome outcome = Promtool.run(folder, "check", "rules", "queries.yml");
        assertThat(outcome.exit()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains(queries.size() + " rules found");
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void everyMetricLabelAndValueIsInTheCatalogue(String expr) {
        Promql read = Promql.read(expr);
        Set<String> known = new HashSet<>(SCRAPED_LABELS);
        for (Selection selection : read.selections()) {
            if (SCRAPER.contains(selection.series())) {
                continue;
            }
            if (selection.series().contains(":")) {
                assertThat(RecordingRules.ALL).extracting(RecordingRule::name).contains(selection.series());
                continue;
            }
            Optional<Metric> metric = MetricCatalog.findBySeries(selection.series());
            assertThat(metric).as(selection.series()).isPresent();
            metric.orElseThrow().labels().forEach(label -> known.add(label.name()));
            if (selection.series().endsWith("_bucket")) {
                known.add("le");
            }
            selection.matches().forEach(match -> valueIsPossible(metric.orElseThrow(), match));
        }
        assertThat(known).containsAll(read.groupingLabels());
    }

    private static void valueIsPossible(Metric metric, LabelMatch match) {
        if (SCRAPED_LABELS.contains(match.label())) {
            return;
        }
        Optional<MetricLabel> label = metric.findLabel(match.label());
        assertThat(label).as("%s of %s", match.label(), metric.name()).isPresent();
        if (label.orElseThrow().values() instanceof Values.Known(List<String> words)) {
            assertThat(words).contains(match.value().split("\\|"));
        }
    }

    @Test
    void everyPublicMetricOfTheCollectorIsShownOrAlertedOn() {
        Set<String> used = new HashSet<>();
        expressions()
                .flatMap(expr -> Promql.read(expr).selections().stream())
                .forEach(selection -> used.add(selection.series()));
        assertThat(MetricCatalog.of(Exposer.COLLECTOR))
                .filteredOn(metric -> metric.audience() == Audience.PUBLIC)
                .allSatisfy(metric -> assertThat(metric.seriesNames()).containsAnyElementsOf(used));
    }

    @Test
    void noLabelIsCalledSeverity() {
        assertThat(expressions()).noneMatch(expr -> expr.matches("(?s).*\\bseverity\\b.*"));
    }
}
