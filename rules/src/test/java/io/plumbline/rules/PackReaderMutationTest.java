package io.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rule files that went through a bad hand: the reader answers with a rule or with its own refusal, and always.
 *
 * <p>A failure prints the seed; {@code -Dproperty.seed=…} repeats it.
 */
class PackReaderMutationTest {

    private static final long SEED = Long.getLong("property.seed", 20261121);
    private static final int ROUNDS = 1000;
    /** Lint tries many hosts for each rule that still loads. */
    private static final int LINTED_EVERY = 25;

    private static final String[] SNIPPETS = {
        ":",
        "- ",
        "{",
        "}",
        "[",
        "]",
        "'",
        "\"",
        "&a ",
        "*a",
        "!!java.net.URL ",
        "|",
        ">",
        "\n",
        "\t",
        "  ",
        "#",
        "? ",
        "%",
        "@",
        "`",
        "---\n",
        "\u0000",
        "\uD800",
        "\uFEFF",
        "<<: ",
        "1e999",
        "0x",
        "0o9",
        "~",
        "absent",
        "{fact: }",
        "not: ",
        "cases:\n",
        "9".repeat(40),
        "[".repeat(30),
        "{a: ".repeat(30),
        "(a{9}){9}",
        "{version: 1}",
        "when-absent: true"
    };

    private static final PackLint LINT = new PackLint(RuleTexts.catalogOf(
            Packs.builtIn().stream().flatMap(pack -> pack.rules().stream()).toList()));

    static List<RuleFile> ruleFiles() {
        return Packs.builtInFiles().stream()
                .filter(file -> !file.lastName().equals(RuleFile.PACK))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ruleFiles")
    @Timeout(120)
    void mutatedFileIsReadOrRefusedInItsOwnWords(RuleFile file) {
        for (int round = 0; round < ROUNDS; round++) {
            long seed = SEED + round;
            String text = mutated(file.text(), new Random(seed));
            try {
                Rule rule = PackReader.readRule(new RuleFile(file.name(), text));
                if (round % LINTED_EVERY == 0) {
                    assertThat(LINT.lint(new RuleFile(file.name(), text)))
                            .allSatisfy(problem -> assertThat(problem.where())
                                    .as("seed %d", seed)
                                    .doesNotContain("\n"));
                }
                assertThat(RuleProse.render(rule)).contains(rule.id());
                rule.cases().forEach(one -> Judge.judge(rule, one.given()));
            } catch (PackException refused) {
                assertThat(refused.problems()).as("seed %d", seed).isNotEmpty().allSatisfy(problem -> {
                    assertThat(problem.line()).isPositive();
                    assertThat(problem.column()).isPositive();
                    assertThat(problem.message()).isNotBlank().doesNotContain("\n");
                    assertThat(problem.fix()).isNotBlank();
                });
            } catch (RuntimeException | StackOverflowError broken) {
                throw new AssertionError("seed " + seed + " of " + file.name() + " broke the reader", broken);
            }
        }
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
            int at = random.nextInt(mutated.length());
            int end = Math.min(mutated.length(), at + 1 + random.nextInt(20));
            switch (random.nextInt(6)) {
                case 0 -> mutated.delete(at, end);
                case 1 -> mutated.insert(at, SNIPPETS[random.nextInt(SNIPPETS.length)]);
                case 2 -> mutated.setCharAt(at, (char) (' ' + random.nextInt(95)));
                case 3 -> mutated.insert(random.nextInt(mutated.length()), mutated.substring(at, end));
                case 4 -> moveLine(mutated, random);
                default -> mutated.setLength(Math.max(1, at));
            }
            if (mutated.isEmpty()) {
                mutated.append('\n');
            }
        }
        return mutated.toString();
    }

    private static void moveLine(StringBuilder text, Random random) {
        int start = text.indexOf("\n", random.nextInt(text.length()));
        int end = start < 0 ? -1 : text.indexOf("\n", start + 1);
        if (end > start) {
            String line = text.substring(start, end);
            text.delete(start, end);
            text.insert(random.nextInt(text.length() + 1), line);
        }
    }
}
