package io.plumbline.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountedTest {

    @Test
    void oneIsSingularAndEverythingElseIsNot() {
        assertThat(Counted.of(0, "rule")).isEqualTo("0 rules");
        assertThat(Counted.of(1, "rule")).isEqualTo("1 rule");
        assertThat(Counted.of(2, "more fact")).isEqualTo("2 more facts");
        assertThat(Counted.of(2, "IP address")).isEqualTo("2 IP addresses");
    }

    @Test
    void otherEndingsAreGiven() {
        assertThat(Counted.of(1, "entry", "entries")).isEqualTo("1 entry");
        assertThat(Counted.of(3, "entry", "entries")).isEqualTo("3 entries");
    }
}
