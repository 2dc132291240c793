package io.plumbline.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FactRefTest {

    private static final FactRef NAME = FactRef.of("adapter", "{A}", "wins-servers");

    static Stream<FactRef> others() {
        return Stream.of(
                FactRef.of("adapters", "{A}", "wins-servers"),
                FactRef.of("adapter", "{B}", "wins-servers"),
                FactRef.of("adapter", "wins-servers"),
                FactRef.of("adapter", "{A}", "dns-servers"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void everyPartTellsTwoNamesApart(FactRef other) {
        assertThat(other).isNotEqualTo(NAME).doesNotHaveSameHashCodeAs(NAME);
    }

    @Test
    void equalPartsMakeOneName() {
        FactRef again = FactRef.of(copy("adapter"), copy("{A}"), copy("wins-servers"));
        assertThat(again).isEqualTo(NAME).hasSameHashCodeAs(NAME);
    }

    /** Equal, and not the same one. */
    private static String copy(String text) {
        return new String(text.toCharArray());
    }
}
