package io.plumbline.collector.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportCadenceTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "-PT1H, FRESH",
        "PT0S, FRESH",
        "PT30M, FRESH",
        "PT30M1S, LATE",
        "PT1H, LATE",
        "PT1H1S, SILENT",
        "P30D, SILENT"
    })
    void hostIsLateAfterTwoIntervalsAndSilentAfterFour(Duration age, Freshness freshness) {
        assertThat(ReportCadence.QUARTER_HOUR.freshness(NOW.minus(age), NOW)).isEqualTo(freshness);
    }

    @Test
    void intervalIsLongerThanNothing() {
        assertThatThrownBy(() -> new ReportCadence(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
