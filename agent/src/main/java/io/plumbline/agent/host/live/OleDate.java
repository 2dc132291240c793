package io.plumbline.agent.host.live;

import java.time.Instant;

/** The DATE of OLE Automation: days since 30 December 1899, here in UTC as the Windows Update Agent writes it. */
final class OleDate {

    private static final Instant ZERO = Instant.parse("1899-12-30T00:00:00Z");
    private static final double SECONDS_PER_DAY = 86_400;
    /** OLE knows the years 100 to 9999. */
    private static final double MIN_DAYS = -657_434;

    private static final double MAX_DAYS = 2_958_465;

    private OleDate() {}

    /** To the second. Before 1899 the fraction still counts forward from midnight, whatever the sign of the days. */
    static Instant toInstant(double date) {
        if (!(date >= MIN_DAYS && date <= MAX_DAYS + 1)) {
            throw new IllegalArgumentException("no date of OLE Automation: " + date);
        }
        double days = date < 0 ? Math.ceil(date) : Math.floor(date);
        double fraction = Math.abs(date - days);
        return ZERO.plusSeconds((long) (days * SECONDS_PER_DAY) + Math.round(fraction * SECONDS_PER_DAY));
    }
}
