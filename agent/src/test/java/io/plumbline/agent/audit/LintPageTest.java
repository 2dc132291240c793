package io.plumbline.agent.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.rules.LintCheck;
import io.plumbline.rules.LintProblem;
import io.plumbline.rules.PackLint;
import io.plumbline.rules.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/rules/lint.md}: each check has its chapter, whose bad snippet it strikes and whose good one it lets pass. */
class LintPageTest {

    private static final Path PAGE = Path.of("..", "docs", "rules", "lint.md");
    private static final Pattern SNIPPET = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Set<LintCheck> OF_PAIRS = Set.of(LintCheck.DUPLICATE_RULE, LintCheck.CONFLICTING_RULES);
    private static final PackLint LINT = new PackLint(DeliveredFacts.catalog());

    private static Map<String, String> chapters() throws IOException {
        Map<String, String> chapters = new LinkedHashMap<>();
        for (String chapter : Files.readString(PAGE).split("\n## ", -1)) {
            int end = chapter.indexOf('\n');
            chapters.put(chapter.substring(0, end), chapter.substring(end));
        }
        return chapters;
    }

    private static String snippet(String chapter, int index) {
        Matcher matcher = SNIPPET.matcher(chapter);
        for (int i = 0; i <= index; i++) {
            assertThat(matcher.find()).as("snippet %d of%s", index + 1, chapter).isTrue();
        }
        return matcher.group(1);
    }

    /** The keys of a rule with the lines that belong to each. */
    private static Map<String, String> keys(String yaml) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String part : yaml.split("\n(?=[a-z])", -1)) {
            keys.put(part.substring(0, part.indexOf(':')), part.stripTrailing() + "\n");
        }
        return keys;
    }

    /** A snippet that names another rule is a second rule beside the first. */
    private static List<LintProblem> lint(LintCheck check, String snippet) throws IOException {
        String first = snippet(chapters().values().iterator().next(), 0);
        RuleFile changed = new RuleFile("own-node-type.yaml", changed(first, snippet));
        return OF_PAIRS.contains(check)
                ? LINT.lint(List.of(List.of(
                        new RuleFile("pack.yaml", "name: my-pack\nversion: \"1\"\n"),
                        new RuleFile("own-node-type.yaml", first),
                        new RuleFile("other-node-type.yaml", changed.text()))))
                : LINT.lint(changed);
    }

    private static String changed(String rule, String snippet) {
        Map<String, String> keys = keys(rule);
        Map<String, String> changed = keys(snippet);
        if (changed.containsKey("decide")) {
            List.of("read", "expect", "when-absent").forEach(keys::remove);
        }
        keys.putAll(changed);
        return String.join("", keys.values());
    }

    @Test
    void ruleThatTheSnippetsChangeHasNoProblems() throws IOException {
        assertThat(lint(LintCheck.CASE_RESULT, "revision: 1\n")).isEmpty();
    }

    @Test
    void everyCheckHasItsChapterInOrder() throws IOException {
        assertThat(chapters().keySet())
                .filteredOn(title -> !title.startsWith("#"))
                .containsExactlyElementsOf(
                        Arrays.stream(LintCheck.values()).map(LintCheck::word).toList());
    }

    @ParameterizedTest
    @EnumSource(names = "LEFT_UNTRIED", mode = EnumSource.Mode.EXCLUDE)
    void badSnippetIsStruckByItsCheckAndNoOther(LintCheck check) throws IOException {
        String chapter = chapters().getOrDefault(check.word(), "");
        assertThat(lint(check, snippet(chapter, 0)))
                .isNotEmpty()
                .extracting(LintProblem::check)
                .containsOnly(check);
    }

    @ParameterizedTest
    @EnumSource(names = "LEFT_UNTRIED", mode = EnumSource.Mode.EXCLUDE)
    void goodSnippetHasNoProblems(LintCheck check) throws IOException {
        String chapter = chapters().getOrDefault(check.word(), "");
        assertThat(lint(check, snippet(chapter, 1))).isEmpty();
    }
}
