package io.plumbline.agent.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.audit.DeliveredFacts;
import io.plumbline.agent.gallery.RecordedHost;
import io.plumbline.agent.probe.Probe;
import io.plumbline.agent.probe.Probes;
import io.plumbline.agent.service.StopSignal;
import io.plumbline.model.FactRef;
import io.plumbline.rules.LintCheck;
import io.plumbline.rules.LintProblem;
import io.plumbline.rules.PackLint;
import io.plumbline.rules.RuleFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code rules new}: what it writes stands at once, whatever the fact, and nothing of anybody's is lost. */
class NewRuleCommandTest {

    private static final String VALUE = "HKLM\\SOFTWARE\\Policies\\Acme::Setting";

    private final Path home;
    private final Path pack;

    NewRuleCommandTest(@TempDir Path home) {
        this.home = home;
        this.pack = home.resolve("own");
    }

    private CommandLineRun begin(String id, String... options) {
        List<String> line = new ArrayList<>(List.of("rules", "new", id, "--pack", pack.toString()));
        line.addAll(List.of(options));
        return CommandLineRun.of(home, line.toArray(String[]::new));
    }

    private List<String> files() throws java.io.IOException {
        try (Stream<Path> files = Files.list(pack)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Stream<FactRef> facts() {
        return DeliveredFacts.all().stream().filter(fact -> !fact.field().equals(FactRef.ROWS));
    }

    private static String named(FactRef fact) {
        String subject = Probes.all().stream()
                        .anyMatch(probe -> probe.name().equals(fact.probe()) && probe.rows() == Probe.Rows.ASKED)
                ? fact.probe().equals("registry") ? VALUE : "NAME"
                : "";
        return FactRef.of(fact.probe(), subject, fact.field()).toString();
    }

    @Test
    void everyFactThatAnAuditDeliversCanBeBegunWith() {
        facts().forEach(fact -> {
            String text = RuleScaffold.of("my-rule", FactForm.of(named(fact)));
            List<LintProblem> problems =
                    new PackLint(DeliveredFacts.catalog()).lint(new RuleFile("my-rule.yaml", text));
            assertThat(problems)
                    .as(text)
                    .isNotEmpty()
                    .allMatch(problem -> problem.check() == LintCheck.UNFINISHED)
                    .extracting(problem -> problem.problem().line())
                    .containsExactlyElementsOf(marked(text));
        });
    }

    private static List<Integer> marked(String text) {
        List<String> lines = text.lines().toList();
        return IntStream.rangeClosed(1, lines.size())
                .filter(line -> lines.get(line - 1).contains("FILL IN"))
                .boxed()
                .toList();
    }

    @Test
    void beginnerGoesFromNothingToAFindingByTheCommandsThatAreNamed() throws Exception {
        Path host = CommandLineRun.snapshot(home, RecordedHost.of("host7-windows-11"));
        CommandLineRun begun = begin("own-setting", "--fact", "registry[" + VALUE + "]", "--expect", "1");

        assertThat(begun.exit).as(begun.err).isZero();
        assertThat(begun.out.replaceAll("\\s+", " "))
                .contains(
                        "rules lint " + pack + " ",
                        "rules test --pack " + pack + " ",
                        "audit --pack " + pack + " --all --image DIR ",
                        "explain --finding own-setting --pack " + pack + " --image DIR ",
                        "rules page own-setting --pack " + pack);
        assertThat(files()).containsExactly("own-setting.yaml");
        assertThat(begun.out).contains("fill in   the 4 lines marked FILL IN of ");
        CommandLineRun unfinished = CommandLineRun.of(home, "rules", "lint", pack.toString());
        assertThat(unfinished.exit).isEqualTo(2);
        assertThat(unfinished.out)
                .contains(
                        "own-setting.yaml:12:11: unfinished: means is still to be filled in",
                        "fix: write what belongs there in place of \"FILL IN: what Windows does where there is no value\"");
        assertThat(unfinished.err).contains("1 file, 4 problems: 4 unfinished");
        Path rule = pack.resolve("own-setting.yaml");
        Files.writeString(rule, Files.readString(rule).replace("FILL IN: ", ""));
        CommandLineRun lint = CommandLineRun.of(home, "rules", "lint", pack.toString());
        assertThat(lint.exit).as(lint.out + lint.err).isZero();
        CommandLineRun test = CommandLineRun.of(home, "rules", "test", "--pack", pack.toString());
        assertThat(test.err).contains("3 cases, 0 wrong");
        CommandLineRun audit =
                CommandLineRun.of(home, "audit", "--from-snapshot", host.toString(), "--pack", pack.toString());
        assertThat(audit.exit).as(audit.err).isEqualTo(11);
        assertThat(audit.out.replaceAll("\\s+", " "))
                .contains("pack own unversioned-", "! own-setting MEDIUM Setting is 1");
        assertThat(CommandLineRun.of(
                                home,
                                "explain",
                                "--finding",
                                "own-setting",
                                "--from-snapshot",
                                host.toString(),
                                "--pack",
                                pack.toString())
                        .out)
                .contains("UNKNOWN", "Set-ItemProperty", "Setting = REG_DWORD 1");
        assertThat(CommandLineRun.of(home, "rules", "page", "own-setting", "--pack", pack.toString()).out)
                .contains("# Setting is 1", "Set-ItemProperty");
    }

    @Test
    void versionOfAPackWithoutOneFollowsFromItsFiles() throws Exception {
        begin("first");
        String before = CommandLineRun.of(home, "rules", "list", "--pack", pack.toString()).out;
        Path rule = pack.resolve("first.yaml");
        Files.writeString(rule, Files.readString(rule).replace("medium", "high"));
        String after = CommandLineRun.of(home, "rules", "list", "--pack", pack.toString()).out;
        Files.writeString(pack.resolve("pack.yaml"), "{ name: mine, version: '3' }");

        assertThat(before).startsWith("own unversioned-");
        assertThat(after.lines().findFirst()).isNotEqualTo(before.lines().findFirst());
        assertThat(CommandLineRun.of(home, "rules", "list", "--pack", rule.toString()).out)
                .as("a pack.yaml beside a single rule")
                .startsWith("mine 3");
    }

    @Test
    void whatIsThereIsLeftAsItIs() throws Exception {
        begin("first");
        Path rule = pack.resolve("first.yaml");
        Files.writeString(rule, "mine");

        CommandLineRun again = begin("first");

        assertThat(again.exit).isEqualTo(2);
        assertThat(again.err).contains("first.yaml is there already and is left as it is");
        assertThat(Files.readString(rule)).isEqualTo("mine");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "registry[HKLM\\A::B]|0|equals: 0 }|'registry[HKLM\\A::B].value': 1",
                "registry[HKLM\\A::B]|1,2|one-of: [1, 2] }|'registry[HKLM\\A::B].value': 0",
                "registry[HKLM\\A::B]|0, 0x1|title: 'B is 0 or 1'|'registry[HKLM\\A::B].value': 2",
                "registry[HKLM\\A::B]|2,2|equals: 2 }|B = REG_DWORD 2",
                "registry[HKLM\\A::B]|\"1,2\"|equals: { text: '1,2' } }|B = REG_SZ 1,2",
                "registry[HKLM\\A::B]|1,a|equals: { text: '1,a' } }|B = REG_SZ 1,a",
                "registry[HKLM\\A::B]|4294967296|equals: 4294967296 }|REG_QWORD 4294967296",
                "registry[HKLM\\A::B]|\"1\"|equals: { text: '1' } }|B = REG_SZ 1",
                "registry[HKLM\\A::B]|it's|{ text: 'it''s' }|-Value 'it''s'",
                "registry[HKU\\.DEFAULT\\A::B].key-present|yes|equals: true }|key-present': false",
                "file[Windows\\a.sys].version|6.0.6000.20551|at-least: { version: 6.0.6000.20551 } }|6.0.6000.20550",
                "adapter.wins-servers|192.0.2.1|contains: '192.0.2.1' }|'adapter[A].wins-servers': absent",
                "netbt.node-type-effective|2,8|title: 'netbt.node-type-effective is 2 or 8'|one-of: [2, 8] }",
                "netbt.node-type-effective|2|equals: 2 }|netbt.node-type-effective: 0",
                "os.build|19045|equals: 19045 }|os.build: 0",
            })
    void expectedValueIsOfTheTypeOfItsFact(String fact, String value, String expectation, String also)
            throws Exception {
        CommandLineRun run = begin("own", "--fact", fact, "--expect", value);

        assertThat(run.exit).as(run.err).isZero();
        assertThat(Files.readString(pack.resolve("own.yaml"))).contains(expectation, also);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "own|--fact|netbt.node-typ-effective|no fact 'netbt.node-typ-effective'; did you mean netbt.node-type-effective?",
                "own|--fact|fil[Windows\\a].version|did you mean file.version?",
                "own|--fact|nothing|'facts --describe' lists them; a registry value is registry[HKLM\\",
                "own|--fact|registry.value|registry is read by name: write registry[HKLM\\SOFTWARE\\Policies\\Acme::Setting].value",
                "own|--fact|registry[HKCU\\A::B]|\"HKCU\\A::B\" names no registry value; HKCU is another key for each reader",
                "own|--fact|registry[HKLM:\\A::B]|names no registry value; drop the colon, which is PowerShell's: HKLM\\A::B",
                "own|--fact|registry[HKEY_LOCAL_MACHINE\\A::B]|is another spelling of HKLM\\A::B; write HKLM\\A::B",
                "own|--fact|registry[HKLM\\A\\B]|write :: before the name of the value, as in HKLM\\A::B",
                "Own_Rule|--expect|1|'Own_Rule' is no id; write small letters",
                "../own|--expect|1|'../own' is no id",
                "llmnr-off|--expect|1|the pack hardening has a rule llmnr-off",
                "own|--pack|hardening|the pack hardening comes with Plumbline",
            })
    void mistakeIsNamedWithWhatToDo(String id, String option, String value, String expected) {
        CommandLineRun run = CommandLineRun.of(home, "rules", "new", id, option, value);
        assertThat(run.exit).isEqualTo(2);
        assertThat(run.err).contains(expected);
        assertThat(pack).doesNotExist();
    }

    @Test
    void valueOfAnotherTypeIsAMistake() {
        CommandLineRun run = begin("own", "--fact", "file[a].version", "--expect", "new");
        assertThat(run.exit).isEqualTo(2);
        assertThat(run.err).contains("--expect new: file[a].version is of the type version; write a value such as ");
    }

    @Test
    void screenFitsAndIsPlainWhereTheConsoleIsOld() {
        for (String width : List.of("50", "80", "120")) {
            CommandLineRun run = CommandLineRun.of(
                    home,
                    Map.of("COLUMNS", width, "NO_COLOR", "1"),
                    "Linux",
                    java.nio.charset.Charset.forName("IBM850"),
                    true,
                    new StopSignal(),
                    "rules",
                    "new",
                    "w" + width,
                    "--pack",
                    pack.toString());
            assertThat(run.out).startsWith("[ok] ").doesNotContain("\u001b");
            assertThat(run.out.lines())
                    .allMatch(line -> line.length() <= Integer.parseInt(width) || CommandLineRun.isForCopying(line));
        }
        assertThat(CommandLineRun.of(
                                home,
                                Map.of(),
                                "Linux",
                                UTF_8,
                                true,
                                new StopSignal(),
                                "rules",
                                "new",
                                "coloured",
                                "--pack",
                                pack.toString())
                        .out)
                .contains("\u001b[1;32m✓");
    }
}
