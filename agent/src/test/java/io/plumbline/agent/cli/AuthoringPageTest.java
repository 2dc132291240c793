package io.plumbline.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/rules/authoring.md}: its files are written, its commands run, its snippets loaded and their cases judged. */
class AuthoringPageTest {

    private static final Path PAGE = Path.of("../docs/rules/authoring.md");
    private static final Path READERS = Path.of("../rules/src/main/java/io/plumbline/rules");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    /** The words that a reader knows stand in its sets and lists of keys. */
    private static final Pattern KNOWN = Pattern.compile("(?:Set|List)\\.of\\(([^;]*?)\\)[;,)]", Pattern.DOTALL);

    private static final Pattern WORD = Pattern.compile("\"([a-z][a-z-]*)\"");
    private static final String FACT = "registry[HKLM\\SOFTWARE\\Acme::Setting].value";

    private final Session session;
    private final String page;

    AuthoringPageTest(@TempDir Path home) throws IOException {
        this.session = new Session(home);
        this.page = Files.readString(PAGE);
    }

    @Test
    void everyFileAndCommandOfThePageDoesWhatItSays() throws IOException {
        String today = page;
        for (Snippets.Snippet snippet : Snippets.of(page).all()) {
            switch (snippet.language()) {
                case "console" -> today = today.replace(snippet.text(), session.show(snippet));
                case "yaml", "reg" -> {
                    if (snippet.find("file").isPresent()) {
                        session.write(snippet.find("file").get(), snippet.text());
                    } else {
                        assertThat(snippet.says())
                                .as("the snippet in line " + snippet.line())
                                .containsAnyOf("keys", "frame");
                    }
                }
                default ->
                    throw new AssertionError(
                            "nobody runs the snippet in line " + snippet.line() + ": " + snippet.language());
            }
        }
        if (Boolean.getBoolean("golden.renew")) {
            Files.writeString(PAGE, today);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/rules/authoring.md; renew it with -Dgolden.renew=true")
                .isEqualTo(today);
    }

    @Test
    void everySnippetOfTheLanguageLoadsAndItsCasesComeOut() throws IOException {
        List<Snippets.Snippet> all = Snippets.of(page).all();
        Snippets.Snippet frame =
                all.stream().filter(each -> each.is("frame")).findFirst().orElseThrow();
        List<Snippets.Snippet> changes =
                all.stream().filter(each -> each.is("keys")).toList();
        assertThat(changes).hasSizeGreaterThan(8);
        for (Snippets.Snippet change : changes) {
            rightly(framed(frame.text(), change.text()), "line " + change.line());
        }
    }

    /** The frame with the keys of the snippet instead of its own. */
    private static String framed(String frame, String change) {
        Map<String, String> keys = keys(frame);
        Map<String, String> changed = keys(change);
        if (changed.containsKey("decide") || changed.containsKey("for-each")) {
            List.of("read", "expect", "when-absent").forEach(keys::remove);
        }
        keys.putAll(changed);
        return String.join("", keys.values());
    }

    private static Map<String, String> keys(String yaml) {
        Map<String, String> keys = new LinkedHashMap<>();
        String key = "";
        for (String line : yaml.lines().toList()) {
            if (!line.startsWith(" ")) {
                key = line.substring(0, line.indexOf(':'));
            }
            keys.merge(key, line + "\n", String::concat);
        }
        return keys;
    }

    private void rightly(String rule, String what) throws IOException {
        session.write("example/example.yaml", rule);
        session.write("example/pack.yaml", "name: example\nversion: \"1\"\nprofiles: { baseline: Everybody }\n");
        for (String command : List.of("rules lint example", "rules test --pack example")) {
            CommandLineRun run = session.run(command);
            assertThat(run.exit)
                    .as(what + ": " + command + "\n" + run.out + run.err + rule)
                    .isZero();
        }
    }

    @Test
    void everyPredicateOfTheTableComesOutAsItSays() throws IOException {
        List<String> rows =
                page.lines().filter(line -> line.startsWith("| `{ ")).toList();
        assertThat(rows).hasSizeGreaterThan(15);
        for (String row : rows) {
            String[] cells = row.substring(1, row.length() - 1).split("\\|", -1);
            List<String> cases = new ArrayList<>();
            cases(cells[1], "pass", cases);
            cases(cells[2], "fail", cases);
            cases(cells[3], "unknown", cases);
            String absent = switch (cells[4].strip()) {
                case "open" -> "unknown";
                case "holds" -> "pass";
                default -> "fail";
            };
            cases.add(oneCase("absent", "absent", absent));
            rightly("""
                    id: example
                    revision: 1
                    title: A row of the table of predicates
                    severity: low
                    decide:
                      - { when: { '%1$s': %2$s }, result: pass, reason: 'it holds for {%1$s}' }
                      - { result: fail, reason: 'it does not hold for {%1$s}' }
                    when-absent: { '%1$s': { unknown: true, means: nobody set it, source: the page of this table } }
                    rationale: |
                      A row of the table of predicates, with each of its values as a case that comes out as its column says.
                    remediation: { manual: Correct the table. }
                    references: ["docs/rules/authoring.md"]
                    cases:
                    %3$s""".formatted(FACT, code(cells[0]).getFirst(), String.join("", cases)), row);
        }
    }

    private static void cases(String cell, String result, List<String> cases) {
        code(cell).forEach(value -> cases.add(oneCase("case " + cases.size(), value, result)));
    }

    private static String oneCase(String name, String value, String result) {
        return "  - { name: " + name + ", given: { '" + FACT + "': " + value + " }, result: " + result + " }\n";
    }

    private static List<String> code(String cell) {
        return CODE.matcher(cell).results().map(match -> match.group(1)).toList();
    }

    @Test
    void everyWordOfTheLanguageIsOnThePage() throws IOException {
        SortedSet<String> words = new TreeSet<>();
        try (Stream<Path> readers = Files.list(READERS)) {
            for (Path reader : readers.filter(file -> file.toString().endsWith("Reader.java"))
                    .filter(file -> !file.getFileName().toString().startsWith("Tailoring"))
                    .toList()) {
                Matcher known = KNOWN.matcher(Files.readString(reader));
                while (known.find()) {
                    WORD.matcher(known.group(1)).results().forEach(match -> words.add(match.group(1)));
                }
            }
        }
        assertThat(words)
                .as("the words that the readers know")
                .contains("for-each", "at-least", "every-item", "distinct", "holds", "says", "vuln", "profiles");
        List<String> onPage = Arrays.asList(page.split("[^a-z-]+"));
        assertThat(words).allMatch(onPage::contains);
    }
}
