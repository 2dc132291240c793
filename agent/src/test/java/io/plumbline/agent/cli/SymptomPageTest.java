package io.plumbline.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.rules.Pack;
import io.plumbline.rules.Packs;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Symptom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code docs/rules/error-53.md}: people wrote the walk, and it must lead to every rule about what it is about. */
class SymptomPageTest {

    private static final Path PAGE = Path.of("../docs/rules/error-53.md");
    private static final Pattern GENERATED =
            Pattern.compile("(?s)(<!-- generated: error 53 by Windows -->\n)(.*?)(<!-- end -->)");
    private static final Pattern LINK = Pattern.compile("\\]\\([a-z-]+/([a-z0-9-]+)\\.md\\)");

    private final List<Pack> packs = Packs.builtIn();
    private final String page;

    SymptomPageTest() throws IOException {
        this.page = Files.readString(PAGE);
    }

    private static Predicate<Rule> about(String asked) {
        return rule -> rule.guidance().symptoms().stream().anyMatch(symptom -> new Symptom(symptom).isMeantBy(asked));
    }

    private static boolean isAbout53(Rule rule) {
        return rule.guidance().symptoms().contains("53");
    }

    private List<String> rules(Predicate<Rule> about) {
        return packs.stream()
                .flatMap(pack -> pack.rules().stream())
                .filter(about)
                .map(Rule::id)
                .sorted()
                .toList();
    }

    private static List<String> linked(String part) {
        return LINK.matcher(part)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .sorted()
                .toList();
    }

    private String part(String from, String to) {
        int begin = page.indexOf("\n## " + from);
        int end = page.indexOf("\n## " + to, begin);
        assertThat(begin).as(from).isPositive();
        assertThat(end).as(to).isPositive();
        return page.substring(begin, end);
    }

    @Test
    void walkLeadsToEveryRuleAboutError53AndToNoOther() {
        assertThat(linked(part("1. Is it the name", "What no rule can tell")))
                .as("put the rule where its question is asked")
                .isEqualTo(rules(SymptomPageTest::isAbout53));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Error 1214 | Errors 64 and 58 | 1214",
                "Errors 64 and 58 | Error 67 | 64 58",
                "Error 67 | Names resolve slowly | 67",
                "Names resolve slowly | Error 53 by Windows | slow",
                "Names resolve slowly | Error 53 by Windows | twice as long"
            })
    void otherSymptomsLeadToTheirRules(String from, String to, String asked) {
        assertThat(linked(part(from, to))).containsAll(rules(about(asked)));
    }

    @Test
    void tableByWindowsIsOfToday() throws IOException {
        String today = RulesByWindows.table(packs, SymptomPageTest::isAbout53);
        if (Boolean.getBoolean("golden.renew")) {
            Files.writeString(PAGE, GENERATED.matcher(page).replaceAll("$1" + Matcher.quoteReplacement(today) + "$3"));
        }
        Matcher generated = GENERATED.matcher(Files.readString(PAGE));
        assertThat(generated.find()).isTrue();
        assertThat(generated.group(2))
                .as("docs/rules/error-53.md; renew it with -Dgolden.renew=true")
                .isEqualTo(today);
    }

    @Test
    void commandsPrintWhatThePageShows(@TempDir Path home) throws IOException {
        Session session = new Session(home);
        List<Snippets.Snippet> shown = Snippets.of(page).all().stream()
                .filter(snippet -> snippet.language().equals("console"))
                .toList();
        assertThat(shown).isNotEmpty();
        for (Snippets.Snippet snippet : shown) {
            session.show(snippet);
        }
    }
}
