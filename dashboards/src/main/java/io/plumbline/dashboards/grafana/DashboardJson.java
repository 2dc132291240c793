package io.plumbline.dashboards.grafana;

import io.plumbline.dashboards.grafana.Dashboard.Annotation;
import io.plumbline.dashboards.grafana.Dashboard.Row;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** A dashboard as classic Grafana JSON, the same bytes for the same dashboard. */
public final class DashboardJson {

    /** Grafana 11's; older ones load it as it is, newer ones migrate it. */
    private static final int SCHEMA_VERSION = 39;

    private final StringWriter text = new StringWriter();
    private final JsonGenerator json = new JsonFactory().createGenerator(new Indented(), text);
    private int nextId = 1;
    private int x;
    private int y;
    private int rowHeight;

    private DashboardJson() {}

    public static String write(Dashboard dashboard) {
        DashboardJson writer = new DashboardJson();
        writer.dashboard(dashboard);
        writer.json.close();
        return writer.text + "\n";
    }

    /** Two blanks and a line feed whatever the platform: the files are committed. */
    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            return new DefaultPrettyPrinter().withArrayIndenter(indenter).withObjectIndenter(indenter);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }

    private void dashboard(Dashboard dashboard) {
        json.writeStartObject();
        json.writeStringProperty("uid", dashboard.uid());
        json.writeStringProperty("title", dashboard.title());
        json.writeStringProperty("description", dashboard.description());
        tags("plumbline");
        json.writeNumberProperty("schemaVersion", SCHEMA_VERSION);
        json.writeBooleanProperty("editable", false);
        json.writeNumberProperty("graphTooltip", 1);
        json.writeStringProperty("timezone", "browser");
        json.writeStringProperty("refresh", "1m");
        json.writeObjectPropertyStart("time");
        json.writeStringProperty("from", "now-24h");
        json.writeStringProperty("to", "now");
        json.writeEndObject();
        json.writeArrayPropertyStart("links");
        collectorLink();
        json.writeEndArray();
        json.writeObjectPropertyStart("templating");
        json.writeArrayPropertyStart("list");
        new VariablesJson(json).write(dashboard);
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectPropertyStart("annotations");
        json.writeArrayPropertyStart("list");
        dashboard.annotations().forEach(this::annotation);
        json.writeEndArray();
        json.writeEndObject();
        json.writeArrayPropertyStart("panels");
        dashboard.rows().forEach(this::row);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void tags(String... tags) {
        json.writeArrayPropertyStart("tags");
        for (String tag : tags) {
            json.writeString(tag);
        }
        json.writeEndArray();
    }

    private void collectorLink() {
        json.writeStartObject();
        json.writeStringProperty("type", "link");
        json.writeStringProperty("title", "Collector");
        json.writeStringProperty("tooltip", "The collector's own pages: hosts, rules, findings with their evidence");
        json.writeStringProperty("icon", "external link");
        json.writeStringProperty("url", "${collector:raw}/");
        json.writeBooleanProperty("targetBlank", true);
        json.writeBooleanProperty("asDropdown", false);
        json.writeBooleanProperty("includeVars", false);
        json.writeBooleanProperty("keepTime", false);
        tags();
        json.writeEndObject();
    }

    private void annotation(Annotation annotation) {
        json.writeStartObject();
        json.writeStringProperty("name", annotation.name());
        dataSource(json);
        json.writeBooleanProperty("enable", true);
        json.writeBooleanProperty("hide", false);
        json.writeStringProperty("iconColor", annotation.colour());
        json.writeStringProperty("expr", annotation.expr());
        json.writeStringProperty("titleFormat", annotation.name());
        json.writeStringProperty("textFormat", annotation.text());
        json.writeEndObject();
    }

    static void dataSource(JsonGenerator json) {
        json.writeObjectPropertyStart("datasource");
        json.writeStringProperty("type", "prometheus");
        json.writeStringProperty("uid", "${datasource}");
        json.writeEndObject();
    }

    private void row(Row row) {
        newLine();
        json.writeStartObject();
        json.writeNumberProperty("id", nextId++);
        json.writeStringProperty("type", "row");
        json.writeStringProperty("title", row.title());
        json.writeBooleanProperty("collapsed", false);
        gridPos(Dashboard.COLUMNS, 1);
        json.writeArrayPropertyStart("panels");
        json.writeEndArray();
        json.writeEndObject();
        row.panels().forEach(this::panel);
    }

    private void newLine() {
        y += rowHeight;
        x = 0;
        rowHeight = 0;
    }

    private void gridPos(int width, int height) {
        if (x + width > Dashboard.COLUMNS) {
            newLine();
        }
        json.writeObjectPropertyStart("gridPos");
        json.writeNumberProperty("x", x);
        json.writeNumberProperty("y", y);
        json.writeNumberProperty("w", width);
        json.writeNumberProperty("h", height);
        json.writeEndObject();
        x += width;
        rowHeight = Math.max(rowHeight, height);
    }

    private void panel(Panel panel) {
        json.writeStartObject();
        json.writeNumberProperty("id", nextId++);
        json.writeStringProperty(
                "type",
                switch (panel.view()) {
                    case View.Stat ignored -> "stat";
                    case View.Lines ignored -> "timeseries";
                    case View.Table ignored -> "table";
                });
        json.writeStringProperty("title", panel.title());
        json.writeStringProperty("description", panel.description());
        dataSource(json);
        gridPos(panel.width(), panel.height());
        json.writeArrayPropertyStart("targets");
        char refId = 'A';
        for (Target target : panel.targets()) {
            target(target, String.valueOf(refId++), panel.view() instanceof View.Table);
        }
        json.writeEndArray();
        new FieldsJson(json, panel).write();
        json.writeEndObject();
    }

    private void target(Target target, String refId, boolean table) {
        json.writeStartObject();
        json.writeStringProperty("refId", refId);
        dataSource(json);
        json.writeStringProperty("expr", target.expr());
        json.writeStringProperty("legendFormat", target.legend());
        json.writeStringProperty("format", table ? "table" : "time_series");
        json.writeBooleanProperty("instant", target.instant());
        json.writeBooleanProperty("range", !target.instant());
        json.writeEndObject();
    }
}
