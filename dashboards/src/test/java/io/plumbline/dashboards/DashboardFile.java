package io.plumbline.dashboards;

import io.plumbline.dashboards.grafana.FleetDashboard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The committed dashboard as Grafana would read it. */
final class DashboardFile {

    /** What Grafana puts in place of its variables before it asks; any data source must then understand the query. */
    private static final Map<String, String> VARIABLES =
            Map.of("$__rate_interval", "5m", "$__range", "24h", "$__interval", "1m", "$job", ".+", "$instance", ".+");

    private DashboardFile() {}

    static JsonNode fleet() {
        Path file = DashboardFilesTest.ROOT.resolve("grafana/" + FleetDashboard.UID + ".json");
        return new ObjectMapper().readTree(file);
    }

    /** Panels that show something; rows only head them. */
    static List<JsonNode> panels() {
        return fleet().path("panels")
                .valueStream()
                .filter(panel -> !panel.path("type").asString().equals("row"))
                .toList();
    }

    /** Every PromQL text of panels and annotations. */
    static List<String> queries() {
        List<String> queries = new ArrayList<>();
        for (JsonNode panel : panels()) {
            panel.path("targets")
                    .forEach(target -> queries.add(target.path("expr").asString()));
        }
        fleet().path("annotations")
                .path("list")
                .forEach(mark -> queries.add(mark.path("expr").asString()));
        return queries;
    }

    static String withValues(String query) {
        String filled = query;
        for (var variable : VARIABLES.entrySet()) {
            filled = filled.replace(variable.getKey(), variable.getValue());
        }
        return filled;
    }
}
