package io.plumbline.collector.web;

import io.plumbline.collector.store.TransitionRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The states of one finding from its first change to now, as lengths of a bar; by the collector's clock. */
public record Timeline(List<Stretch> stretches, Instant from, Instant to) {

    private static final double WIDTH = 100;

    /** Position and length are in hundredths of the bar. */
    public record Stretch(String state, Instant since, String x, String width) {}

    public Timeline {
        stretches = List.copyOf(stretches);
    }

    /** {@code newestFirst} must not be empty. */
    public static Timeline of(List<TransitionRow> newestFirst, Instant now) {
        List<TransitionRow> oldestFirst = newestFirst.reversed();
        Instant from = oldestFirst.getFirst().receivedAt();
        double span = Math.max(1, Duration.between(from, now).toMillis());
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < oldestFirst.size(); i++) {
            Instant since = oldestFirst.get(i).receivedAt();
            Instant until = i + 1 < oldestFirst.size() ? oldestFirst.get(i + 1).receivedAt() : now;
            stretches.add(new Stretch(
                    oldestFirst.get(i).to(),
                    since,
                    hundredths(WIDTH * Duration.between(from, since).toMillis() / span),
                    hundredths(
                            Math.max(0, WIDTH * Duration.between(since, until).toMillis() / span))));
        }
        return new Timeline(stretches, from, now);
    }

    private static String hundredths(double length) {
        return String.format(Locale.ROOT, "%.2f", length);
    }
}
