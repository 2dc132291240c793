package io.plumbline.agent.host.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows are those of Microsoft's page on the DATE type, and the ends of its range. */
class OleDateTest {

    @ParameterizedTest
    @CsvSource({
        "0, 1899-12-30T00:00:00Z",
        "2, 1900-01-01T00:00:00Z",
        "5, 1900-01-04T00:00:00Z",
        "5.25, 1900-01-04T06:00:00Z",
        "5.5, 1900-01-04T12:00:00Z",
        "5.875, 1900-01-04T21:00:00Z",
        "-1.25, 1899-12-29T06:00:00Z",
        "39429.595740740741, 2007-12-13T14:17:52Z",
        "-657434, 0100-01-01T00:00:00Z",
        "2958465, 9999-12-31T00:00:00Z"
    })
    void daysCountFromTheEndOf1899(double date, Instant instant) {
        assertThat(OleDate.toInstant(date)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-657_435, 2_958_467, Double.NaN, Double.POSITIVE_INFINITY})
    void whatIsNoDateIsRefused(double date) {
        assertThatThrownBy(() -> OleDate.toInstant(date)).isInstanceOf(IllegalArgumentException.class);
    }
}
