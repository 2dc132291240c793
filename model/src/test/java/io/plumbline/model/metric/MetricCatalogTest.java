package io.plumbline.model.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the catalogue to Prometheus' naming practice (prometheus.io, "Metric and label naming"). */
class MetricCatalogTest {

    private static final Set<String> BASE_UNITS = Set.of("", "seconds", "bytes");
    private static final Set<String> OTHER_UNITS =
            Set.of("milliseconds", "millis", "ms", "minutes", "hours", "days", "kb", "mb", "percent", "age");
    private static final Set<String> GENERATED_SUFFIXES = Set.of("_bucket", "_count", "_sum", "_created");

    static Stream<Metric> metrics() {
        return MetricCatalog.ALL.stream();
    }

    @Test
    void everyConstantIsInTheList() throws IllegalAccessException {
        List<Metric> constants = new ArrayList<>();
        for (var field : MetricCatalog.class.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers()) && field.getType() == Metric.class) {
                constants.add((Metric) field.get(null));
            }
        }
        assertThat(MetricCatalog.ALL).containsExactlyElementsOf(constants);
    }

    @Test
    void noTwoMetricsShareASeriesName() {
        assertThat(metrics().flatMap(metric -> metric.seriesNames().stream())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void suffixTellsTheType(Metric metric) {
        assertThat(metric.name().endsWith("_total")).isEqualTo(metric.type() == MetricType.COUNTER);
        assertThat(metric.name().endsWith("_info")).isEqualTo(metric.type() == MetricType.INFO);
        assertThat(GENERATED_SUFFIXES).noneMatch(metric.name()::endsWith);
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void unitIsABaseUnitAndEndsTheName(Metric metric) {
        assertThat(BASE_UNITS).contains(metric.unit());
        assertThat(List.of(metric.name().split("_"))).doesNotContainAnyElementsOf(OTHER_UNITS);
        String stem = metric.name().replaceFirst("_total$", "");
        for (String unit : BASE_UNITS) {
            if (!unit.isEmpty()) {
                assertThat(stem.endsWith("_" + unit)).isEqualTo(metric.unit().equals(unit));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void helpIsOneSentence(Metric metric) {
        assertThat(metric.help()).matches("[0-9A-Z][^\\n]{15,140}[^.]\\.");
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void agentMetricsSaySoAndCollectorMetricsDoNot(Metric metric) {
        assertThat(metric.name().startsWith("plumbline_agent_")).isEqualTo(metric.exposer() == Exposer.AGENT);
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void onlyPerHostMetricsNameAHost(Metric metric) {
        assertThat(metric.findLabel("host").isPresent()).isEqualTo(metric.spread() != Spread.BOUNDED);
    }

    @Test
    void histogramIsFoundByEachOfItsSeries() {
        assertThat(MetricCatalog.findBySeries("plumbline_ingest_duration_seconds_bucket"))
                .contains(MetricCatalog.INGEST_DURATION);
        assertThat(MetricCatalog.findBySeries("plumbline_ingest_duration_seconds"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"severity", "instance", "job", "le", "camelCase", "", "1st"})
    void labelsThatSomebodyElseOwnsAreRefused(String name) {
        assertThatThrownBy(() -> MetricLabel.known(name, "a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void labelOfAValueTwiceIsRefused() {
        assertThatThrownBy(() -> MetricLabel.known("result", "pass", "pass"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hosts", "plumbline_Hosts", "plumbline_", "plumbline_hosts_", "plumbline:hosts"})
    void namesThatAreNotOursAreRefused(String name) {
        assertThatThrownBy(() -> Metric.of(Exposer.AGENT, MetricType.GAUGE, name, "Help."))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bucketsMustRise() {
        assertThatThrownBy(() -> Metric.durations(Exposer.AGENT, "plumbline_x_seconds", "Help.", 1.0, 0.5))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
