package io.plumbline.dashboards.grafana;

/** Where a figure turns bad: above {@code value}, or below it. */
public record Limit(double value, boolean badAbove) {

    public static Limit above(double value) {
        return new Limit(value, true);
    }

    public static Limit below(double value) {
        return new Limit(value, false);
    }
}
