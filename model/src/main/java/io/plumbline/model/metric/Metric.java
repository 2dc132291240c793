package io.plumbline.model.metric;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One metric as the exposition shows it: {@code name} is the full Prometheus name, {@code _total} or unit included.
 *
 * <p>{@code unit} is a base unit (seconds, bytes) or empty for a count; {@code buckets} are a histogram's upper bounds
 * without {@code +Inf}, and empty for every other type.
 */
public record Metric(
        String name,
        MetricType type,
        String unit,
        String help,
        List<MetricLabel> labels,
        List<Double> buckets,
        Exposer exposer,
        Audience audience,
        Spread spread) {

    public static final String PREFIX = "plumbline_";

    private static final Pattern SNAKE = Pattern.compile(PREFIX + "[a-z][a-z0-9]*(_[a-z0-9]+)*");

    public Metric {
        requireNonNull(type, "type is null");
        requireNonNull(unit, "unit is null");
        requireNonNull(help, "help is null");
        requireNonNull(exposer, "exposer is null");
        requireNonNull(audience, "audience is null");
        requireNonNull(spread, "spread is null");
        labels = List.copyOf(labels);
        buckets = List.copyOf(buckets);
        if (!SNAKE.matcher(name).matches()) {
            throw new IllegalArgumentException("not a metric name of ours: " + name);
        }
        if (labels.stream().map(MetricLabel::name).distinct().count() != labels.size()) {
            throw new IllegalArgumentException(name + " has a label twice");
        }
        if (buckets.isEmpty() == (type == MetricType.HISTOGRAM)
                || !buckets.equals(buckets.stream().sorted().distinct().toList())) {
            throw new IllegalArgumentException(name + " is a " + type.word() + " with the buckets " + buckets);
        }
    }

    static Metric of(Exposer exposer, MetricType type, String name, String help) {
        return new Metric(name, type, "", help, List.of(), List.of(), exposer, Audience.PUBLIC, Spread.BOUNDED);
    }

    /** A histogram of durations. */
    static Metric durations(Exposer exposer, String name, String help, Double... buckets) {
        return new Metric(
                name,
                MetricType.HISTOGRAM,
                "seconds",
                help,
                List.of(),
                List.of(buckets),
                exposer,
                Audience.PUBLIC,
                Spread.BOUNDED);
    }

    Metric labelled(MetricLabel... by) {
        return new Metric(name, type, unit, help, List.of(by), buckets, exposer, audience, spread);
    }

    Metric in(String baseUnit) {
        return new Metric(name, type, baseUnit, help, labels, buckets, exposer, audience, spread);
    }

    Metric internal() {
        return new Metric(name, type, unit, help, labels, buckets, exposer, Audience.INTERNAL, spread);
    }

    Metric spread(Spread wider) {
        return new Metric(name, type, unit, help, labels, buckets, exposer, audience, wider);
    }

    public Optional<MetricLabel> findLabel(String labelName) {
        return labels.stream().filter(label -> label.name().equals(labelName)).findFirst();
    }

    /** The names that a query may use: the metric's own, or a histogram's three. */
    public List<String> seriesNames() {
        return type == MetricType.HISTOGRAM ? List.of(name + "_bucket", name + "_count", name + "_sum") : List.of(name);
    }
}
