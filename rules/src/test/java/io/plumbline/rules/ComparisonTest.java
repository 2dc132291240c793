package io.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dotted texts, such as the versions of Windows, are in the order of their numbers. */
class ComparisonTest {

    private static final String EIGHTEEN_DIGITS = "123456789012345678";

    @ParameterizedTest
    @CsvSource({
        "6.0.9,   6.0.10,  -1",
        "10.0,    6.3,      1",
        "5.0.0,   5.0,      0",
        "4.9,     4.0.9,    1",
        "9,       9.0.0.1, -1",
        "3.11,    3.5,      1",
    })
    void numbersAreComparedPartByPart(String one, String other, int order) {
        assertThat(Comparison.compare(Value.text(one), Value.text(other))).hasValue(order);
        assertThat(Comparison.compare(Value.text(other), Value.text(one))).hasValue(-order);
    }

    @Test
    void partMayHaveEighteenDigitsWhereverItStands() {
        String longest = "1." + EIGHTEEN_DIGITS;
        assertThat(Comparison.compare(Value.text(longest), Value.text(longest))).hasValue(0);
        assertThat(Comparison.compare(Value.text(longest + "9"), Value.text(longest)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".5", "5.", "5..1", "5.x", "5/1", "5:1", "-1", "5.1 "})
    void textWithAPartThatIsNoNumberHasNoPlace(String text) {
        assertThat(Comparison.compare(Value.text(text), Value.text("5.1"))).isEmpty();
        assertThat(Comparison.compare(Value.text("5.1"), Value.text(text))).isEmpty();
    }
}
