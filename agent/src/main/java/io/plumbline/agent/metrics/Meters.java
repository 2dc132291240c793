package io.plumbline.agent.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.plumbline.model.metric.Metric;
import io.plumbline.model.metric.MetricLabel;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Micrometer's meters, made from the catalogue's metrics, so that no name is written twice. */
final class Meters {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** @param labels the operator's own, on every meter */
    Meters(Map<String, String> labels) {
        labels.forEach((name, value) -> registry.config().commonTags(name, bounded(value)));
    }

    PrometheusRegistry prometheus() {
        return registry.getPrometheusRegistry();
    }

    private static String bounded(String value) {
        return value.length() <= MetricLabel.MAX_VALUE ? value : value.substring(0, MetricLabel.MAX_VALUE);
    }

    /** Micrometer adds {@code _total} to counters and {@code _seconds} to timers by itself. */
    private static String name(Metric metric) {
        String name = metric.name();
        String bare = switch (metric.type()) {
            case COUNTER -> name.substring(0, name.length() - "_total".length());
            case HISTOGRAM -> name.substring(0, name.length() - "_seconds".length());
            case GAUGE, INFO -> name;
        };
        return bare.replace('_', '.');
    }

    static Tags tags(Metric metric, String... values) {
        if (metric.labels().size() != values.length) {
            throw new IllegalArgumentException(metric.name() + " has " + metric.labels() + ", not " + List.of(values));
        }
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            tags.add(Tag.of(metric.labels().get(i).name(), bounded(values[i])));
        }
        return Tags.of(tags);
    }

    Counter counter(Metric metric, String... labelValues) {
        return Counter.builder(name(metric))
                .description(metric.help())
                .tags(tags(metric, labelValues))
                .register(registry);
    }

    <T> FunctionCounter counter(Metric metric, T object, ToDoubleFunction<T> count, String... labelValues) {
        return FunctionCounter.builder(name(metric), object, count)
                .description(metric.help())
                .tags(tags(metric, labelValues))
                .register(registry);
    }

    Gauge gauge(Metric metric, Supplier<Number> value, String... labelValues) {
        return Gauge.builder(name(metric), value)
                .description(metric.help())
                .tags(tags(metric, labelValues))
                .register(registry);
    }

    /** Rows that are replaced as a whole after each audit. */
    MultiGauge gauges(Metric metric) {
        return MultiGauge.builder(name(metric)).description(metric.help()).register(registry);
    }

    Timer timer(Metric metric, String... labelValues) {
        return Timer.builder(name(metric))
                .description(metric.help())
                .tags(tags(metric, labelValues))
                .serviceLevelObjectives(metric.buckets().stream()
                        .map(seconds -> Duration.ofNanos((long) (seconds * 1e9)))
                        .toArray(Duration[]::new))
                .register(registry);
    }
}
