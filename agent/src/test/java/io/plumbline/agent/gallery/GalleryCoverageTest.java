package io.plumbline.agent.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Result;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every rule has a host on which it fails, one on which it passes and one that is none of its business. */
class GalleryCoverageTest {

    private static final Set<String> RULES = Gallery.rules();
    private static final List<Result> WANTED = List.of(Result.FAIL, Result.PASS, Result.NOTAPPLICABLE);

    /** Lines of a rule, a result and the reason why no host has it. */
    private static final String EXCEPTIONS = "without-host.txt";

    private static Set<String> covered() {
        Set<String> covered = new HashSet<>();
        for (String host : Gallery.names()) {
            Gallery.expectations(host, RULES)
                    .forEach((rule, expected) ->
                            covered.add(rule + " " + expected.result().word()));
        }
        return covered;
    }

    @Test
    void everyRuleFailsPassesAndIsOutOfScopeSomewhere() {
        Set<String> missing = new TreeSet<>();
        for (String rule : RULES) {
            WANTED.forEach(result -> missing.add(rule + " " + result.word()));
        }
        missing.removeAll(covered());
        Set<String> excepted = new TreeSet<>();
        for (String line : Gallery.read(EXCEPTIONS).lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] words = line.split("\\s+", 3);
                assertThat(words)
                        .as("e2e/hosts/%s: \"%s\" says no reason", EXCEPTIONS, line)
                        .hasSize(3);
                excepted.add(words[0] + " " + words[1]);
            }
        }
        assertThat(missing)
                .as("e2e/hosts/%s names what no host shows, and only that", EXCEPTIONS)
                .isEqualTo(excepted);
    }
}
