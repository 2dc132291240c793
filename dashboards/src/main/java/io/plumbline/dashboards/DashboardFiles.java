package io.plumbline.dashboards;

import io.plumbline.dashboards.grafana.DashboardJson;
import io.plumbline.dashboards.grafana.FleetDashboard;
import io.plumbline.dashboards.prometheus.Alert;
import io.plumbline.dashboards.prometheus.Alerts;
import io.plumbline.dashboards.prometheus.RecordingRules;
import io.plumbline.dashboards.prometheus.RuleFiles;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every generated file of this module: its path below {@code dashboards/}, and its text. */
public final class DashboardFiles {

    public static final String RULES = "prometheus/rules.yml";
    public static final String ALERTS = "prometheus/alerts.yml";

    private DashboardFiles() {}

    public static Map<String, String> all() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("grafana/" + FleetDashboard.UID + ".json", DashboardJson.write(FleetDashboard.dashboard()));
        files.put(RULES, RuleFiles.rules(RecordingRules.ALL));
        files.put(ALERTS, RuleFiles.alerts(Alerts.ALL));
        for (Alert alert : Alerts.ALL) {
            files.put(RuleFiles.runbookPath(alert), RuleFiles.runbook(alert));
        }
        return files;
    }
}
