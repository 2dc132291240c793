package io.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionExampleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {
                "[A-Z]+-\\d{3} A-000",
                "(?i)(alpha|beta)\\d* alpha",
                "(?:lab|test)[^a-zA-Z]\\w lab0a",
                "^10\\.0\\.(\\d+)$ 10.0.0",
                "192\\..* 192.",
                "a{2,3}b? aa",
                "a{0 a{0",
                "(?P<name>x|y)+?z xz",
                "[[:digit:]][]a] 0a",
                "\\\\\\\\server\\\\.+ \\\\server\\x",
            })
    void textIsTheShortestOfTheFirstAlternatives(String expression, String text) {
        assertThat(ExpressionExample.find(Pattern.compile(expression))).contains(text);
    }

    @Test
    void syntaxThatItDoesNotKnowHasNoExampleRatherThanAWrongOne() {
        for (String expression :
                new String[] {"\\x{263a}", "\\pN\\x41", "\\Qa+\\E", "[^\\x00-\\x{10ffff}]", "a\\bb", "\\Q[\\E"}) {
            assertThat(ExpressionExample.find(Pattern.compile(expression)))
                    .as(expression)
                    .isEmpty();
        }
    }

    @Test
    void everyExpressionThatCompilesHasAnExampleThatItMatchesOrNone() {
        String pieces = "ab09()[]{}*+?|.^$\\\\,:-dQEx<P";
        Random random = new Random(20261130);
        int compiled = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder expression = new StringBuilder();
            for (int length = random.nextInt(14); length >= 0; length--) {
                expression.append(pieces.charAt(random.nextInt(pieces.length())));
            }
            Pattern pattern;
            try {
                pattern = Pattern.compile(expression.toString());
            } catch (PatternSyntaxException none) {
                continue;
            }
            compiled++;
            Optional<String> example = ExpressionExample.find(pattern);
            assertThat(example.isEmpty() || pattern.matches(example.get()))
                    .as(expression.toString())
                    .isTrue();
        }
        assertThat(compiled).isGreaterThan(5000);
    }
}
