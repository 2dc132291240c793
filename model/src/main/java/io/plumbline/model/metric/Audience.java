package io.plumbline.model.metric;

import java.util.Locale;

/** Whom a metric is for. */
public enum Audience {
    /** Operators: of the collector's, each is on a panel or in an alert of ours. */
    PUBLIC,
    /** Whoever examines a fault; no panel shows it. */
    INTERNAL;

    private final String word = name().toLowerCase(Locale.ROOT);

    public String word() {
        return word;
    }
}
