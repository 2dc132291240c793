package io.plumbline.collector.history;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * How often hosts are expected to report: late after twice that, silent after four times.
 *
 * <p>Measured by the collector's own clock, from receipt to now; a host's clock has no say.
 */
public record ReportCadence(Duration interval) {

    public static final ReportCadence QUARTER_HOUR = new ReportCadence(Duration.ofMinutes(15));

    public ReportCadence {
        requireNonNull(interval, "interval is null");
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("a report interval must be longer than nothing: " + interval);
        }
    }

    /** A host last heard before this is late. */
    public Instant lateBefore(Instant now) {
        return now.minus(interval.multipliedBy(2));
    }

    /** A host last heard before this is silent. */
    public Instant silentBefore(Instant now) {
        return now.minus(interval.multipliedBy(4));
    }

    public Freshness freshness(Instant lastReceived, Instant now) {
        if (lastReceived.isBefore(silentBefore(now))) {
            return Freshness.SILENT;
        }
        return lastReceived.isBefore(lateBefore(now)) ? Freshness.LATE : Freshness.FRESH;
    }
}
