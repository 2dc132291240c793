package io.plumbline.rules;

import static io.plumbline.rules.Truth.ERROR;
import static io.plumbline.rules.Truth.FALSE;
import static io.plumbline.rules.Truth.NOTCHECKED;
import static io.plumbline.rules.Truth.TRUE;
import static io.plumbline.rules.Truth.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TruthTest {

    @ParameterizedTest
    @CsvSource({
        // left, right, and, or
        "TRUE, TRUE, TRUE, TRUE",
        "TRUE, FALSE, FALSE, TRUE",
        "TRUE, ERROR, ERROR, TRUE",
        "TRUE, UNKNOWN, UNKNOWN, TRUE",
        "TRUE, NOTCHECKED, NOTCHECKED, TRUE",
        "FALSE, FALSE, FALSE, FALSE",
        "FALSE, ERROR, FALSE, ERROR",
        "FALSE, UNKNOWN, FALSE, UNKNOWN",
        "FALSE, NOTCHECKED, FALSE, NOTCHECKED",
        "ERROR, ERROR, ERROR, ERROR",
        "ERROR, UNKNOWN, ERROR, ERROR",
        "ERROR, NOTCHECKED, ERROR, ERROR",
        "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN",
        "UNKNOWN, NOTCHECKED, UNKNOWN, UNKNOWN",
        "NOTCHECKED, NOTCHECKED, NOTCHECKED, NOTCHECKED"
    })
    void combinesByKleene(Truth left, Truth right, Truth and, Truth or) {
        assertThat(List.of(left.and(right), right.and(left))).containsOnly(and);
        assertThat(List.of(left.or(right), right.or(left))).containsOnly(or);
    }

    @ParameterizedTest
    @CsvSource({"TRUE, FALSE", "FALSE, TRUE", "ERROR, ERROR", "UNKNOWN, UNKNOWN", "NOTCHECKED, NOTCHECKED"})
    void notKeepsWhatIsNotKnown(Truth truth, Truth negated) {
        assertThat(truth.not()).isEqualTo(negated);
    }

    @ParameterizedTest
    @EnumSource(Truth.class)
    void deMorganHolds(Truth left) {
        for (Truth right : Truth.values()) {
            assertThat(left.and(right).not()).isEqualTo(left.not().or(right.not()));
        }
    }

    @Test
    void everyReadingWithoutAValueIsItsOwnWayOfNotKnowing() {
        assertThat(Truth.ofUnreadable(Reading.absent())).isEqualTo(UNKNOWN);
        assertThat(Truth.ofUnreadable(Reading.denied(""))).isEqualTo(ERROR);
        assertThat(Truth.ofUnreadable(Reading.failed(""))).isEqualTo(ERROR);
        assertThat(Truth.ofUnreadable(Reading.unsupported(""))).isEqualTo(NOTCHECKED);
        assertThat(List.of(TRUE, FALSE)).allMatch(Truth::isKnown);
        assertThat(List.of(ERROR, UNKNOWN, NOTCHECKED)).noneMatch(Truth::isKnown);
    }
}
