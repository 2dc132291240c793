package io.plumbline.formats;

import io.plumbline.model.OperatingSystem;
import io.plumbline.model.Report;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands above a report: who, which Windows, when. As the host says it, so to be escaped by whoever shows it. */
final class Heading {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Heading() {}

    static String host(Report report) {
        return report.host().name().isEmpty() ? "(no name)" : report.host().name();
    }

    static String system(OperatingSystem os) {
        String system = Stream.of(os.name(), version(os), os.servicePack())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return system.isEmpty() ? "(unknown system)" : system;
    }

    private static String version(OperatingSystem os) {
        return Stream.of(os.version(), os.build(), os.revision())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("."));
    }

    static String moment(Instant at) {
        return WHEN.format(at);
    }

    static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }
}
