package io.plumbline.formats;

import static io.plumbline.model.metric.MetricCatalog.AGENT_AUDIT_LAST_SUCCESS;
import static io.plumbline.model.metric.MetricCatalog.AGENT_BUILD;

import io.plumbline.formats.ReportSeries.Series;
import io.plumbline.model.Report;
import io.plumbline.model.metric.Metric;
import io.plumbline.model.metric.MetricLabel;
import io.plumbline.model.metric.MetricType;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prometheus' text exposition for windows_exporter's textfile collector, with the agent's own names and labels.
 *
 * <p>No sample has a timestamp, which that collector refuses. When the audit was is a value instead, so that an alert sees
 * a file that nobody renews; where nothing could be read it is missing.
 */
final class PromReport {

    private PromReport() {}

    static void write(ReportView view, OutputStream out) throws IOException {
        Report report = view.report();
        List<MetricSnapshot> families = new ArrayList<>();
        add(families, ReportSeries.ruleResults(report));
        add(families, ReportSeries.nodeTypes(report));
        add(families, ReportSeries.fileVersions(report));
        if (view.verdict().exitCode() != Verdict.NOTHING_READ) {
            double at = report.report().takenAt().toEpochMilli() / 1000.0;
            add(families, List.of(new Series(AGENT_AUDIT_LAST_SUCCESS, List.of(), at)));
        }
        add(families, List.of(new Series(AGENT_BUILD, List.of(report.agentVersion()), 1)));
        PrometheusTextFormatWriter.create().write(out, new MetricSnapshots(families));
    }

    /** Two series that differ only where a label was cut would spoil the whole file: the first of them stays. */
    private static void add(List<MetricSnapshot> families, List<Series> series) {
        Map<Labels, Double> points = new LinkedHashMap<>();
        series.forEach(each -> points.putIfAbsent(labels(each), each.value()));
        if (!points.isEmpty()) {
            families.add(family(series.getFirst().metric(), points));
        }
    }

    private static MetricSnapshot family(Metric metric, Map<Labels, Double> points) {
        if (metric.type() == MetricType.INFO) {
            // The library adds the ending by itself.
            InfoSnapshot.Builder info = InfoSnapshot.builder()
                    .name(metric.name().substring(0, metric.name().length() - "_info".length()))
                    .help(metric.help());
            points.keySet()
                    .forEach(labels -> info.dataPoint(
                            InfoDataPointSnapshot.builder().labels(labels).build()));
            return info.build();
        }
        GaugeSnapshot.Builder gauge =
                GaugeSnapshot.builder().name(metric.name()).help(metric.help());
        points.forEach((labels, value) -> gauge.dataPoint(
                GaugeDataPointSnapshot.builder().labels(labels).value(value).build()));
        return gauge.build();
    }

    private static Labels labels(Series series) {
        Labels.Builder labels = Labels.builder();
        for (int i = 0; i < series.labelValues().size(); i++) {
            String plain = Plain.of(series.labelValues().get(i));
            labels.label(
                    series.metric().labels().get(i).name(),
                    plain.codePointCount(0, plain.length()) <= MetricLabel.MAX_VALUE
                            ? plain
                            : plain.substring(0, plain.offsetByCodePoints(0, MetricLabel.MAX_VALUE)));
        }
        return labels.build();
    }
}
