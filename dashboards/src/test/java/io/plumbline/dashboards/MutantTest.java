package io.plumbline.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MutantTest {

    @Test
    void comparisonThresholdAndEachMatcherAreBroken() {
        assertThat(Mutant.of("a{x=\"1\", y!~\"2|3\"}\n> 0.05"))
                .extracting(Mutant::expr)
                .containsExactly(
                        "a{x=\"1\", y!~\"2|3\"}\n< 0.05",
                        "a{x=\"1\", y!~\"2|3\"}\n> 0.5",
                        "a{x=\"1\", y!~\"2|3\"}\n> 0.005",
                        "a{y!~\"2|3\"}\n> 0.05",
                        "a{x=\"1\", }\n> 0.05");
    }

    @Test
    void offsetGroupingAndSetOperatorsAreBroken() {
        assertThat(Mutant.of("sum by (job) (a) == 0\nand\n(b offset 1h)"))
                .extracting(Mutant::expr)
                .containsExactly(
                        "sum by (job) (a) != 0\nand\n(b offset 1h)",
                        "sum by (job) (a) == 0\nand\n(b)",
                        "sum by (job) (a) == 0\nand\n(b offset 2h)",
                        "sum by () (a) == 0\nand\n(b offset 1h)",
                        "sum by (job) (a) == 0\nunless\n(b offset 1h)",
                        "sum by (job) (a) == 0\nor\n(b offset 1h)");
    }
}
