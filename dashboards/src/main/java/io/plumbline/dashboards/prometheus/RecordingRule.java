package io.plumbline.dashboards.prometheus;

/** A series that Prometheus computes once for the alerts; the name reads level, metric, operation. */
public record RecordingRule(String name, String expr) {

    public RecordingRule {
        if (!name.matches("[a-z]+:plumbline_[a-z_]+:[a-z_]+")) {
            throw new IllegalArgumentException("not level:metric:operation: " + name);
        }
    }
}
