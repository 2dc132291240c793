package io.plumbline.dashboards.grafana;

/**
 * One query of a panel. {@code legend} is Grafana's template of label names; {@code instant} ones ask for now, the others
 * for the selected time.
 */
public record Target(String expr, String legend, boolean instant) {

    public static Target now(String expr) {
        return new Target(expr, "", true);
    }

    public static Target now(String expr, String legend) {
        return new Target(expr, legend, true);
    }

    public static Target overTime(String expr, String legend) {
        return new Target(expr, legend, false);
    }
}
