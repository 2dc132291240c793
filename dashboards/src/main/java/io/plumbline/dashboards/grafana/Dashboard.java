package io.plumbline.dashboards.grafana;

import java.util.List;

/** A dashboard: rows of panels, laid out from left to right. {@code uid} is what links hold on to and never changes. */
public record Dashboard(
        String uid,
        String title,
        String description,
        String jobMetric,
        String collectorUrl,
        List<Annotation> annotations,
        List<Row> rows) {

    public static final int COLUMNS = 24;

    /** A mark on every time axis wherever {@code expr} has a value. */
    public record Annotation(String name, String expr, String text, String colour) {}

    public record Row(String title, List<Panel> panels) {
        public Row {
            panels = List.copyOf(panels);
        }

        public Row(String title, Panel... panels) {
            this(title, List.of(panels));
        }
    }

    public Dashboard {
        annotations = List.copyOf(annotations);
        rows = List.copyOf(rows);
    }
}
