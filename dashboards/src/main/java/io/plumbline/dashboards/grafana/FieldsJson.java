package io.plumbline.dashboards.grafana;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The part of a panel that says how its fields look: units, limits, colours, links, columns. */
record FieldsJson(JsonGenerator json, Panel panel) {

    void write() {
        json.writeObjectPropertyStart("fieldConfig");
        json.writeObjectPropertyStart("defaults");
        defaults();
        json.writeEndObject();
        json.writeArrayPropertyStart("overrides");
        overrides();
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectPropertyStart("options");
        options();
        json.writeEndObject();
        if (panel.view() instanceof View.Table(List<Column> columns, String ignored)) {
            transformations(columns);
        }
    }

    private void defaults() {
        json.writeStringProperty("unit", panel.unit());
        json.writeStringProperty("noValue", panel.noValue());
        if (panel.unit().equals("percentunit")) {
            json.writeNumberProperty("min", 0);
            json.writeNumberProperty("max", 1);
        } else if (panel.view() instanceof View.Lines) {
            json.writeNumberProperty("min", 0);
        }
        json.writeObjectPropertyStart("color");
        json.writeStringProperty("mode", panel.view() instanceof View.Lines ? "palette-classic" : "thresholds");
        json.writeEndObject();
        thresholds();
        if (!panel.link().isEmpty()) {
            json.writeArrayPropertyStart("links");
            link(panel.link());
            json.writeEndArray();
        }
        if (panel.view() instanceof View.Lines lines) {
            lines(lines.stacked());
        }
    }

    private void thresholds() {
        json.writeObjectPropertyStart("thresholds");
        json.writeStringProperty("mode", "absolute");
        json.writeArrayPropertyStart("steps");
        if (panel.limits().isEmpty()) {
            step(null, Colours.BLUE);
        }
        for (Limit limit : panel.limits()) {
            step(null, limit.badAbove() ? Colours.GREEN : Colours.RED);
            step(limit.value(), limit.badAbove() ? Colours.RED : Colours.GREEN);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void step(@Nullable Double from, String colour) {
        json.writeStartObject();
        json.writeStringProperty("color", colour);
        if (from == null) {
            json.writeNullProperty("value");
        } else {
            json.writeNumberProperty("value", from);
        }
        json.writeEndObject();
    }

    private void lines(boolean stacked) {
        json.writeObjectPropertyStart("custom");
        json.writeStringProperty("drawStyle", "line");
        json.writeNumberProperty("lineWidth", 2);
        json.writeNumberProperty("fillOpacity", stacked ? 60 : 0);
        json.writeStringProperty("showPoints", "auto");
        json.writeBooleanProperty("spanNulls", false);
        json.writeObjectPropertyStart("stacking");
        json.writeStringProperty("mode", stacked ? "normal" : "none");
        json.writeStringProperty("group", "A");
        json.writeEndObject();
        json.writeObjectPropertyStart("thresholdsStyle");
        json.writeStringProperty("mode", panel.limits().isEmpty() ? "off" : "line");
        json.writeEndObject();
        json.writeEndObject();
    }

    private void link(String url) {
        json.writeStartObject();
        json.writeStringProperty("title", "Open in the collector");
        json.writeStringProperty("url", url);
        json.writeBooleanProperty("targetBlank", true);
        json.writeEndObject();
    }

    private void overrides() {
        switch (panel.view()) {
            case View.Stat ignored -> {}
            case View.Lines(boolean ignored, Map<String, String> colours) ->
                new TreeMap<>(colours)
                        .forEach((name, colour) -> override(name, () -> {
                            property("color");
                            json.writeStartObject();
                            json.writeStringProperty("mode", "fixed");
                            json.writeStringProperty("fixedColor", colour);
                            json.writeEndObject();
                            json.writeEndObject();
                        }));
            case View.Table(List<Column> columns, String ignored) -> columns.forEach(this::column);
        }
    }

    private void column(Column column) {
        if (column.unit().isEmpty() && column.link().isEmpty()) {
            return;
        }
        override(column.heading(), () -> {
            if (!column.unit().isEmpty()) {
                property("unit");
                json.writeString(column.unit());
                json.writeEndObject();
            }
            if (!column.link().isEmpty()) {
                property("links");
                json.writeStartArray();
                link(column.link());
                json.writeEndArray();
                json.writeEndObject();
            }
        });
    }

    private void override(String name, Runnable properties) {
        json.writeStartObject();
        json.writeObjectPropertyStart("matcher");
        json.writeStringProperty("id", "byName");
        json.writeStringProperty("options", name);
        json.writeEndObject();
        json.writeArrayPropertyStart("properties");
        properties.run();
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Opens a property of an override up to its value; the caller writes that and closes the object. */
    private void property(String id) {
        json.writeStartObject();
        json.writeStringProperty("id", id);
        json.writeName("value");
    }

    private void options() {
        switch (panel.view()) {
            case View.Stat(boolean legendOnly) -> {
                json.writeStringProperty("colorMode", "value");
                json.writeStringProperty("graphMode", "none");
                json.writeStringProperty("textMode", legendOnly ? "name" : "auto");
                json.writeObjectPropertyStart("reduceOptions");
                json.writeArrayPropertyStart("calcs");
                json.writeString("lastNotNull");
                json.writeEndArray();
                json.writeStringProperty("fields", "");
                json.writeBooleanProperty("values", false);
                json.writeEndObject();
            }
            case View.Lines ignored -> {
                json.writeObjectPropertyStart("legend");
                json.writeStringProperty("displayMode", "list");
                json.writeStringProperty("placement", "bottom");
                json.writeBooleanProperty("showLegend", true);
                json.writeArrayPropertyStart("calcs");
                json.writeEndArray();
                json.writeEndObject();
                json.writeObjectPropertyStart("tooltip");
                json.writeStringProperty("mode", "multi");
                json.writeStringProperty("sort", "desc");
                json.writeEndObject();
            }
            case View.Table(List<Column> ignored, String sortBy) -> {
                json.writeBooleanProperty("showHeader", true);
                json.writeArrayPropertyStart("sortBy");
                json.writeStartObject();
                json.writeStringProperty("displayName", sortBy);
                json.writeBooleanProperty("desc", true);
                json.writeEndObject();
                json.writeEndArray();
            }
        }
    }

    private void transformations(List<Column> columns) {
        json.writeArrayPropertyStart("transformations");
        json.writeStartObject();
        json.writeStringProperty("id", "merge");
        json.writeObjectPropertyStart("options");
        json.writeEndObject();
        json.writeEndObject();
        json.writeStartObject();
        json.writeStringProperty("id", "organize");
        json.writeObjectPropertyStart("options");
        json.writeObjectPropertyStart("excludeByName");
        json.writeBooleanProperty("Time", true);
        json.writeEndObject();
        json.writeObjectPropertyStart("indexByName");
        for (int i = 0; i < columns.size(); i++) {
            json.writeNumberProperty(columns.get(i).field(), i);
        }
        json.writeEndObject();
        json.writeObjectPropertyStart("renameByName");
        columns.forEach(column -> json.writeStringProperty(column.field(), column.heading()));
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
    }
}
