package io.plumbline.model.metric;

import java.util.Locale;

/** Whose {@code /metrics} carries a metric. */
public enum Exposer {
    AGENT,
    COLLECTOR;

    private final String word = name().toLowerCase(Locale.ROOT);

    public String word() {
        return word;
    }
}
