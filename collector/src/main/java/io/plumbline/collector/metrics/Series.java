package io.plumbline.collector.metrics;

import io.plumbline.model.metric.Metric;
import io.plumbline.model.metric.MetricLabel;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;

/** The series of one metric of the catalogue, gathered for one scrape. */
final class Series {

    private record Point(Labels labels, double value) {}

    private final Metric metric;
    private final String[] labelNames;
    private final List<Point> points = new ArrayList<>();

    Series(Metric metric) {
        this.metric = metric;
        this.labelNames = metric.labels().stream().map(MetricLabel::name).toArray(String[]::new);
    }

    /** Label values in the order of the catalogue; longer ones are cut to what it allows. */
    Series add(double value, String... labelValues) {
        String[] bounded = new String[labelValues.length];
        for (int i = 0; i < labelValues.length; i++) {
            bounded[i] = bounded(labelValues[i]);
        }
        points.add(new Point(Labels.of(labelNames, bounded), value));
        return this;
    }

    private static String bounded(String value) {
        if (value.length() <= MetricLabel.MAX_VALUE) {
            return value;
        }
        int end = Character.isHighSurrogate(value.charAt(MetricLabel.MAX_VALUE - 1))
                ? MetricLabel.MAX_VALUE - 1
                : MetricLabel.MAX_VALUE;
        return value.substring(0, end);
    }

    MetricSnapshot snapshot() {
        return switch (metric.type()) {
            case GAUGE -> {
                GaugeSnapshot.Builder builder = GaugeSnapshot.builder().name(metric.name());
                points.forEach(point -> builder.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                        .labels(point.labels)
                        .value(point.value)
                        .build()));
                yield builder.help(metric.help()).build();
            }
            case COUNTER -> {
                CounterSnapshot.Builder builder = CounterSnapshot.builder().name(without("_total"));
                points.forEach(point -> builder.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                        .labels(point.labels)
                        .value(point.value)
                        .build()));
                yield builder.help(metric.help()).build();
            }
            case INFO -> {
                InfoSnapshot.Builder builder = InfoSnapshot.builder().name(without("_info"));
                points.forEach(point -> builder.dataPoint(InfoSnapshot.InfoDataPointSnapshot.builder()
                        .labels(point.labels)
                        .build()));
                yield builder.help(metric.help()).build();
            }
            case HISTOGRAM -> throw new IllegalStateException("no state of ours is a histogram: " + metric.name());
        };
    }

    /** The client library adds these endings itself. */
    private String without(String ending) {
        return metric.name().substring(0, metric.name().length() - ending.length());
    }
}
