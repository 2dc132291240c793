package io.plumbline.collector.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them: how long ago, and the exact second in UTC. */
public final class Moments {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Moments() {}

    public static String utc(Instant moment) {
        return UTC.format(moment);
    }

    /** Never negative: a moment that a host puts into the future is "just now" to its reader. */
    public static String ago(Instant moment, Instant now) {
        Duration age = Duration.between(moment, now);
        if (age.toSeconds() < 60) {
            return "just now";
        }
        if (age.toMinutes() < 60) {
            return age.toMinutes() + " min ago";
        }
        if (age.toHours() < 48) {
            return age.toHours() + " h ago";
        }
        return age.toDays() + " days ago";
    }
}
