package io.plumbline.model.metric;

import java.util.Locale;

/** What kind of Prometheus metric one is; {@code INFO} is a gauge of 1 whose labels are the message. */
public enum MetricType {
    GAUGE,
    COUNTER,
    HISTOGRAM,
    INFO;

    private final String word = name().toLowerCase(Locale.ROOT);

    public String word() {
        return word;
    }
}
