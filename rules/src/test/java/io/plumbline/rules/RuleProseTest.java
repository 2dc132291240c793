package io.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code -Dgolden.renew=true} writes the goldens anew; read the diff. */
class RuleProseTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "explain");

    @TestFactory
    Stream<DynamicTest> everyRuleReadsAsItsGolden() {
        return Packs.builtIn().stream()
                .flatMap(pack -> pack.rules().stream())
                .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> isGolden(rule)));
    }

    private static void isGolden(Rule rule) throws IOException {
        Path golden = GOLDEN.resolve(rule.id() + ".txt");
        String text = RuleProse.render(rule);
        if (Boolean.getBoolean("golden.renew")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, text, StandardCharsets.UTF_8);
        }
        assertThat(golden).hasContent(text);
    }

    @Test
    void sentencesFitATerminalAndCommandsStayWhole() {
        Rule rule = RuleTexts.rule(
                """
                read: a.number
                expect: { one-of: [1, 2] }
                when-absent: { result: pass, reason: "Windows takes 1, see {subject} and {a.other}" }
                cases:
                  - { name: one, given: { a.number: 1 }, result: pass }
                  - { name: two, given: { a.number: 3 }, result: fail }
                  - { name: three, given: {}, result: pass }
                """.replaceFirst("", "applies: { a.kind: { not: { equals: x }, when-absent: true } }\n"));
        assertThat(RuleProse.render(rule))
                .contains("pass when a.number is one of 1, 2, else fail")
                .contains("a.number is pass: Windows takes 1, see <subject> and <a.other>")
                .contains("to hosts where a.kind (is not x or is absent)");
    }
}
