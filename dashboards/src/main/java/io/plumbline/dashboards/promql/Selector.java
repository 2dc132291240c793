package io.plumbline.dashboards.promql;

import io.plumbline.model.metric.Metric;
import io.plumbline.model.metric.MetricLabel;
import io.plumbline.model.metric.MetricLabel.Values;
import io.plumbline.model.metric.MetricType;
import java.util.ArrayList;
import java.util.List;

/**
 * A PromQL vector selector over a metric of the catalogue; its {@code toString} is the PromQL.
 *
 * <p>A label that the metric does not have, or a value that the label cannot have, fails at once instead of selecting
 * nothing for ever.
 */
public record Selector(Metric metric, String series, List<String> matchers) {

    public Selector {
        matchers = List.copyOf(matchers);
        if (!metric.seriesNames().contains(series)) {
            throw new IllegalArgumentException(metric.name() + " has no series " + series);
        }
    }

    public static Selector of(Metric metric) {
        if (metric.type() == MetricType.HISTOGRAM) {
            throw new IllegalArgumentException(metric.name() + " is a histogram: say buckets");
        }
        return new Selector(metric, metric.name(), List.of());
    }

    public static Selector buckets(Metric histogram) {
        return new Selector(histogram, histogram.name() + "_bucket", List.of());
    }

    public Selector is(MetricLabel label, String... values) {
        return with(label, values.length == 1 ? "=" : "=~", values);
    }

    public Selector isNot(MetricLabel label, String... values) {
        return with(label, values.length == 1 ? "!=" : "!~", values);
    }

    /** Only what the dashboard's job and instance variables select. */
    public static Selector chosen(Metric metric) {
        return of(metric).chosen();
    }

    /** Only what the dashboard's job and instance variables select. */
    public Selector chosen() {
        return with("job=~\"$job\"").with("instance=~\"$instance\"");
    }

    public String over(String range) {
        return this + "[" + range + "]";
    }

    private Selector with(MetricLabel label, String operator, String... values) {
        if (!metric.labels().contains(label)) {
            throw new IllegalArgumentException(metric.name() + " has no label " + label.name());
        }
        if (label.values() instanceof Values.Known(List<String> words) && !words.containsAll(List.of(values))) {
            throw new IllegalArgumentException(label.name() + " is one of " + words);
        }
        return with(label.name() + operator + '"' + String.join("|", values) + '"');
    }

    private Selector with(String matcher) {
        List<String> more = new ArrayList<>(matchers);
        more.add(matcher);
        return new Selector(metric, series, more);
    }

    @Override
    public String toString() {
        return matchers.isEmpty() ? series : series + "{" + String.join(", ", matchers) + "}";
    }
}
