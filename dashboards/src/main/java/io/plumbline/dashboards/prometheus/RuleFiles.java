package io.plumbline.dashboards.prometheus;

import io.plumbline.dashboards.grafana.FleetDashboard;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Rules and alerts as the YAML that Prometheus loads, and a runbook page for each alert. */
public final class RuleFiles {

    private static final String HEADER = "# Written by the module dashboards; change it there.\ngroups:\n";

    private RuleFiles() {}

    public static String rules(List<RecordingRule> rules) {
        StringBuilder yaml = new StringBuilder(HEADER).append("  - name: plumbline.rules\n    rules:\n");
        for (RecordingRule rule : rules) {
            yaml.append("      - record: ").append(rule.name()).append('\n');
            yaml.append(expr(rule.expr()));
        }
        return yaml.toString();
    }

    public static String alerts(List<Alert> alerts) {
        StringBuilder yaml = new StringBuilder(HEADER).append("  - name: plumbline.alerts\n    rules:\n");
        for (Alert alert : alerts) {
            yaml.append("      - alert: ").append(alert.name()).append('\n');
            yaml.append(expr(alert.expr()));
            yaml.append("        for: ").append(alert.waits()).append('\n');
            if (!alert.keepsFiring().isEmpty()) {
                yaml.append("        keep_firing_for: ")
                        .append(alert.keepsFiring())
                        .append('\n');
            }
            yaml.append("        labels:\n          severity: ")
                    .append(alert.level().name().toLowerCase(Locale.ROOT))
                    .append("\n        annotations:\n");
            annotation(yaml, "summary", alert.summary());
            annotation(yaml, "description", alert.description());
            annotation(yaml, "runbook_url", "dashboards/" + runbookPath(alert));
            annotation(yaml, "dashboard_url", "/d/" + FleetDashboard.UID + "?var-job={{ $labels.job }}");
        }
        return yaml.toString();
    }

    public static String runbookPath(Alert alert) {
        return "runbooks/" + alert.name() + ".md";
    }

    public static String runbook(Alert alert) {
        return """
                # %s

                %s Severity `%s`, after %s.

                %s

                ```
                %s
                ```

                ## Look

                %s

                ## Act

                %s
                """.formatted(
                        alert.name(),
                        alert.summary(),
                        alert.level().name().toLowerCase(Locale.ROOT),
                        alert.waits(),
                        alert.runbook().meaning(),
                        alert.expr(),
                        numbered(alert.runbook().look()),
                        numbered(alert.runbook().act()));
    }

    private static String numbered(List<String> steps) {
        return steps.stream().map(step -> "1. " + step).collect(Collectors.joining("\n"));
    }

    private static String expr(String promql) {
        return "        expr: |-\n" + promql.indent(10);
    }

    /** Single-quoted: nothing is escaped but the quote itself, so templates stay readable. */
    private static void annotation(StringBuilder yaml, String name, String text) {
        yaml.append("          ")
                .append(name)
                .append(": '")
                .append(text.replace("'", "''"))
                .append("'\n");
    }
}
