package io.plumbline.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.rules.Packs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RulePagesTest {

    private static final Path ROOT = Path.of("..");
    private static final Path DIRECTORY = ROOT.resolve(RulePages.DIRECTORY);
    /** What people wrote. */
    private static final Set<String> WRITTEN = Set.of("tailoring.md", "authoring.md", "error-53.md", "lint.md");

    @Test
    void pagesAreTheRulesOfToday() throws IOException {
        Map<String, String> today = new RulePages().pages();
        if (Boolean.getBoolean("golden.renew")) {
            for (String old : files()) {
                Files.delete(ROOT.resolve(old));
            }
            for (Map.Entry<String, String> page : today.entrySet()) {
                Path file = ROOT.resolve(page.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, page.getValue());
            }
        }
        assertThat(files())
                .as("docs/rules; renew it with -Dgolden.renew=true")
                .containsExactlyElementsOf(today.keySet());
        for (Map.Entry<String, String> page : today.entrySet()) {
            assertThat(Files.readString(ROOT.resolve(page.getKey())))
                    .as("%s; renew it with -Dgolden.renew=true", page.getKey())
                    .isEqualTo(page.getValue());
        }
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(DIRECTORY)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> ROOT.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !WRITTEN.contains(file.substring(RulePages.DIRECTORY.length())))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyRuleHasItsPageWithAllThatItSays() {
        Map<String, String> pages = new RulePages().pages();
        Packs.builtIn()
                .forEach(pack -> pack.rules().forEach(rule -> {
                    String page = pages.getOrDefault("docs/rules/" + pack.name() + "/" + rule.id() + ".md", "");
                    assertThat(page)
                            .as(rule.id())
                            .contains(
                                    "## Applies to\n",
                                    "## What is read\n",
                                    "## How it is judged\n",
                                    "## Fix: ",
                                    "## Cases\n")
                            .doesNotContain("Operand[", "Predicate[", "Optional[");
                    assertThat(page.substring(page.lastIndexOf("## Cases"))
                                    .lines()
                                    .filter(line -> line.startsWith("| ")))
                            .as("its cases below their heading")
                            .hasSize(rule.cases().size() + 1);
                }));
    }
}
