package io.plumbline.model.metric;

import io.plumbline.model.metric.MetricLabel.Values;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code docs/metrics.md}, written from the catalogue. */
final class MetricsPage {

    private MetricsPage() {}

    static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Metrics

                Written from `MetricCatalog` by its test; edit that, then renew this page with `-Dgolden.renew=true`.

                A name here is API: metrics are added, never renamed. Times are in seconds, moments are Unix time. No metric
                has a label `severity`, because an alert's own would overwrite it: a rule's is `rule_severity`. `public`
                metrics are on our dashboards or in our alerts, `internal` ones are for examining a fault.
                """);
        for (Exposer exposer : Exposer.values()) {
            page.append(
                    switch (exposer) {
                        case AGENT -> "\n## Agent (`127.0.0.1:9849/metrics`)\n";
                        case COLLECTOR -> "\n## Collector (`127.0.0.1:9847/metrics`)\n";
                    });
            page.append("\n| Metric | Type | Labels | Series | Audience | Meaning |\n|---|---|---|---|---|---|\n");
            MetricCatalog.of(exposer).forEach(metric -> page.append(row(metric)));
        }
        return page.append(labels()).append(buckets()).toString();
    }

    private static String row(Metric metric) {
        return String.format(
                Locale.ROOT,
                "| `%s` | %s | %s | %s | %s | %s |\n",
                metric.name(),
                metric.type().word(),
                metric.labels().isEmpty()
                        ? "–"
                        : metric.labels().stream()
                                .map(label -> "`" + label.name() + "`")
                                .collect(Collectors.joining(", ")),
                metric.spread().phrase(),
                metric.audience().word(),
                metric.help());
    }

    private static String labels() {
        Set<String> rows = new LinkedHashSet<>();
        for (Metric metric : MetricCatalog.ALL) {
            for (MetricLabel label : metric.labels()) {
                String bound = switch (label.values()) {
                    case Values.Known(var words) ->
                        words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
                    case Values.UpTo(int most, String meaning) ->
                        String.format(Locale.ROOT, "at most %,d: %s", most, meaning);
                };
                rows.add("| `%s` | `%s` | %s |\n".formatted(metric.name(), label.name(), bound));
            }
        }
        return "\n## Labels\n\nNo label value is longer than " + MetricLabel.MAX_VALUE + " characters.\n\n"
                + "| Metric | Label | Values |\n|---|---|---|\n" + String.join("", rows);
    }

    private static String buckets() {
        return MetricCatalog.ALL.stream()
                .filter(metric -> metric.type() == MetricType.HISTOGRAM)
                .map(metric -> "| `%s` | %s |\n"
                        .formatted(
                                metric.name(),
                                metric.buckets().stream().map(String::valueOf).collect(Collectors.joining(", "))))
                .collect(Collectors.joining(
                        "",
                        "\n## Buckets of the histograms\n\n| Histogram | Upper bounds in seconds |\n|---|---|\n",
                        ""));
    }
}
