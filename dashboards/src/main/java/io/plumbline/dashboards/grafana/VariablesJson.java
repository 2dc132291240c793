package io.plumbline.dashboards.grafana;

import tools.jackson.core.JsonGenerator;

/** The four variables of every dashboard: data source, job, instance, and where the collector's pages are. */
record VariablesJson(JsonGenerator json) {

    private static final int ON_TIME_RANGE_CHANGE = 2;

    void write(Dashboard dashboard) {
        dataSource();
        query("job", "Job", "label_values(%s, job)".formatted(dashboard.jobMetric()));
        query("instance", "Instance", "label_values(%s{job=~\"$job\"}, instance)".formatted(dashboard.jobMetric()));
        collector(dashboard.collectorUrl());
    }

    private void dataSource() {
        start("datasource", "Data source", "datasource");
        json.writeStringProperty("query", "prometheus");
        json.writeStringProperty("regex", "");
        json.writeNumberProperty("refresh", 1);
        json.writeBooleanProperty("multi", false);
        json.writeBooleanProperty("includeAll", false);
        json.writeArrayPropertyStart("options");
        json.writeEndArray();
        json.writeEndObject();
    }

    private void query(String name, String label, String query) {
        start(name, label, "query");
        DashboardJson.dataSource(json);
        json.writeObjectPropertyStart("query");
        json.writeStringProperty("query", query);
        json.writeStringProperty("refId", name);
        json.writeEndObject();
        json.writeStringProperty("regex", "");
        json.writeNumberProperty("refresh", ON_TIME_RANGE_CHANGE);
        json.writeNumberProperty("sort", 1);
        json.writeBooleanProperty("multi", true);
        json.writeBooleanProperty("includeAll", true);
        json.writeStringProperty("allValue", ".+");
        current("All", "$__all");
        json.writeArrayPropertyStart("options");
        json.writeEndArray();
        json.writeEndObject();
    }

    private void collector(String url) {
        start("collector", "Collector pages", "textbox");
        json.writeStringProperty("query", url);
        current(url, url);
        json.writeArrayPropertyStart("options");
        json.writeStartObject();
        json.writeBooleanProperty("selected", true);
        json.writeStringProperty("text", url);
        json.writeStringProperty("value", url);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void start(String name, String label, String type) {
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeStringProperty("label", label);
        json.writeStringProperty("type", type);
        json.writeNumberProperty("hide", 0);
        json.writeBooleanProperty("skipUrlSync", false);
    }

    private void current(String text, String value) {
        json.writeObjectPropertyStart("current");
        json.writeBooleanProperty("selected", true);
        json.writeStringProperty("text", text);
        json.writeStringProperty("value", value);
        json.writeEndObject();
    }
}
