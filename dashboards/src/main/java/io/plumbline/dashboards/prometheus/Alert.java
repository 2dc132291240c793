package io.plumbline.dashboards.prometheus;

import java.util.List;

/**
 * One alert about the fleet or the system, never about one host and rule.
 *
 * <p>{@code waits} and {@code keepsFiring} are Prometheus durations; an empty {@code keepsFiring} is none.
 * {@code summary} is a fixed sentence, {@code description} a template, and the runbook the three things to know at night.
 */
public record Alert(
        String name,
        Level level,
        String waits,
        String keepsFiring,
        String expr,
        String summary,
        String description,
        Runbook runbook) {

    /** What somebody must do: critical now, warning today, info when there is time. */
    public enum Level {
        CRITICAL,
        WARNING,
        INFO
    }

    public record Runbook(String meaning, List<String> look, List<String> act) {
        public Runbook {
            look = List.copyOf(look);
            act = List.copyOf(act);
        }
    }

    public Alert {
        if (!name.startsWith("Plumbline") || !summary.endsWith(".") || summary.contains("{{")) {
            throw new IllegalArgumentException("not an alert of ours: " + name);
        }
    }
}
