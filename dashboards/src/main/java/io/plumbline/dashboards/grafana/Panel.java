package io.plumbline.dashboards.grafana;

import java.util.List;

/**
 * One panel: {@code description} says what it means and what to do, {@code noValue} why it may be empty.
 *
 * <p>{@code width} is in Grafana's 24 columns. {@code link} is the page of the collector that a click opens, or empty.
 */
public record Panel(
        String title,
        String description,
        String unit,
        String noValue,
        int width,
        int height,
        View view,
        List<Limit> limits,
        String link,
        List<Target> targets) {

    public Panel {
        limits = List.copyOf(limits);
        targets = List.copyOf(targets);
        if (title.isBlank() || description.isBlank() || unit.isBlank() || noValue.isBlank() || targets.isEmpty()) {
            throw new IllegalArgumentException("panel " + title + " lacks a text or a query");
        }
    }

    static Panel of(String title, String unit, int width, int height, View view, Target... targets) {
        return new Panel(title, "?", unit, "?", width, height, view, List.of(), "", List.of(targets));
    }

    Panel says(String meaning, String whenEmpty) {
        return new Panel(title, meaning, unit, whenEmpty, width, height, view, limits, link, targets);
    }

    Panel limitedBy(Limit... bounds) {
        return new Panel(title, description, unit, noValue, width, height, view, List.of(bounds), link, targets);
    }

    Panel linkedTo(String url) {
        return new Panel(title, description, unit, noValue, width, height, view, limits, url, targets);
    }
}
