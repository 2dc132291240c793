package io.plumbline.agent.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.rules.Packs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts of {@code completion}, asked by the shells themselves where there are such shells here. */
class CompletionTest {

    private static final String ASK_BASH = """
            source "$1"
            compopt() { :; }
            shift
            COMP_WORDS=("$@")
            COMP_CWORD=$(($# - 1))
            COMP_LINE="$*"
            _complete_plumbline-agent
            printf '%s\\n' "${COMPREPLY[@]}"
            """;

    private final Path home;

    CompletionTest(@TempDir Path home) {
        this.home = home;
    }

    private Path script(String shell) throws IOException {
        CommandLineRun run = CommandLineRun.of(home, "completion", shell);
        assertThat(run.exit).as(run.err).isZero();
        return Files.writeString(home.resolve("completion." + shell), run.out);
    }

    private static String output(List<String> command) throws Exception {
        Path out = Files.createTempFile("completion", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            process.getOutputStream().close();
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(out)).isZero();
            return Files.readString(out, UTF_8);
        } finally {
            Files.delete(out);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "au|audit",
                "audit --col|--color",
                "audit --rule kb93386|kb933860-netbt-dfs-failover kb933860-restart-pending",
                "audit --pack h|hardening",
                "audit --fail-on h|high",
                "audit -o js|json",
                "explain netbt-node-type-v|netbt-node-type-valid",
                "facts netb|netbt",
                "di|diff",
                "su|support-bundle",
                "facts --wa|--watch",
                "diff -o j|json",
                "rules te|test",
                "rules new x --fact netbt.node-type-e|netbt.node-type-effective",
                "completion z|zsh"
            })
    void bashCompletes(String line, String expected) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("bash", "-c", ASK_BASH, "bash", script("bash").toString(), "plumbline-agent"));
        command.addAll(List.of(line.split(" ")));
        assertThat(output(command).split("\\s+")).containsExactlyInAnyOrder(expected.split(" "));
    }

    @Test
    void bashFindsNoMistakeInItsScript() throws Exception {
        assertThat(output(List.of("bash", "-n", script("bash").toString()))).isEmpty();
    }

    @Test
    void zshCompletes() throws Exception {
        assumeTrue(
                Stream.of("/bin/zsh", "/usr/bin/zsh").map(Path::of).anyMatch(Files::isExecutable),
                "zsh is not installed: bin/provision installs it");
        Path ask = Files.write(
                home.resolve("complete.zsh"),
                CompletionTest.class
                        .getResourceAsStream("/completion/complete.zsh")
                        .readAllBytes());
        assertThat(output(List.of(
                        "zsh",
                        "-f",
                        ask.toString(),
                        script("zsh").toString(),
                        "plumbline-agent compl",
                        "plumbline-agent audit --fail-on h",
                        "plumbline-agent explain kb150536")))
                .contains(
                        "plumbline-agent completion ", "audit --fail-on high ", "explain kb150536-error-53-readiness ");
    }

    /** No PowerShell can be had here: this is as far as its script can be looked at. */
    @Test
    void thePowerShellScriptKnowsEveryCommandAndIsBalanced() throws Exception {
        String script = Files.readString(script("powershell"));
        CommandTree.all().stream()
                .map(command -> command.getCommandSpec().qualifiedName().replaceFirst("plumbline-agent ?", ""))
                .forEach(path -> assertThat(script).contains("    '" + path + "' = @{\n"));
        Packs.names().forEach(pack -> assertThat(script).contains("'" + pack + "'"));
        String withoutTexts = script.replaceAll("'[^'\n]*'", "").replaceAll("\"[^\"\n]*\"", "");
        assertThat(withoutTexts).doesNotContain("'", "\"");
        for (String pair : List.of("{}", "()", "[]")) {
            assertThat(withoutTexts.chars().filter(c -> c == pair.charAt(0)).count())
                    .as(pair)
                    .isEqualTo(withoutTexts
                            .chars()
                            .filter(c -> c == pair.charAt(1))
                            .count());
        }
    }

    @Test
    void anotherShellIsRefusedWithTheNearest() {
        CommandLineRun run = CommandLineRun.of(home, "completion", "bsh");
        assertThat(run.exit).isEqualTo(2);
        assertThat(run.err).contains("no shell 'bsh'; did you mean bash?");
    }
}
