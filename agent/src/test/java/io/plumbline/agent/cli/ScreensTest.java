package io.plumbline.agent.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.gallery.RecordedHost;
import io.plumbline.agent.service.StopSignal;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every screen has in common: it fits, it is coloured for who wants it, and shows no sign that the console lacks. */
class ScreensTest {

    private static final Charset OLD_CONSOLE = Charset.forName("IBM850");

    private final Path home;
    private final Path vista;
    private final Path other;

    ScreensTest(@TempDir Path home) throws Exception {
        this.home = home;
        this.vista = CommandLineRun.snapshot(home, RecordedHost.of("host3-vista-rtm"));
        this.other = CommandLineRun.snapshot(home, RecordedHost.of("host7-windows-11"));
    }

    private CommandLineRun run(Map<String, String> environment, String osName, Charset charset, String line) {
        String[] words = line.replace("HOST", vista.toString())
                .replace("OTHER", other.toString())
                .split(" ");
        return CommandLineRun.of(home, environment, osName, charset, true, new StopSignal(), words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audit --all --from-snapshot HOST",
                "rules list",
                "explain kb192466-cluster-name-resolves",
                "explain --finding kb933860-netbt-dfs-failover --from-snapshot HOST",
                "facts --describe",
                "diff HOST OTHER --all",
                "facts --from-snapshot HOST",
                "config show --origin",
                "support-bundle --dry-run --from-snapshot HOST",
                "probes crashes",
            })
    void everyScreenFitsAndIsColouredForTerminalsThatWantIt(String line) {
        for (String width : new String[] {"50", "80"}) {
            CommandLineRun plain = run(Map.of("COLUMNS", width, "NO_COLOR", "1"), "Linux", UTF_8, line);
            assertThat(plain.out).doesNotContain("\u001b");
            assertThat(plain.out
                            .lines()
                            .filter(each -> !each.matches(" {2}\\S.*") && !CommandLineRun.isForCopying(each)))
                    .allMatch(each -> each.length() <= Integer.parseInt(width));
            assertThat(body(run(Map.of("COLUMNS", width, "TERM", "dumb"), "Linux", UTF_8, line).out))
                    .isEqualTo(body(plain.out));
            String coloured = run(Map.of("COLUMNS", width), "Linux", UTF_8, line).out;
            assertThat(body(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))).isEqualTo(body(plain.out));
        }
    }

    /** Without the first lines, in which an audit says when it was and how long it took. */
    private static String body(String out) {
        return out.substring(out.indexOf("\n\n") + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "audit --from-snapshot HOST",
        "rules list",
        "facts --from-snapshot HOST",
        "diff HOST OTHER --all",
        "support-bundle --dry-run --from-snapshot HOST",
        "explain kb192466-single-adapter",
        "explain --finding kb933860-netbt-dfs-failover --from-snapshot HOST"
    })
    void anOldConsoleOfWindowsGetsAsciiAndNoSequences(String line) {
        String out = run(Map.of("COLUMNS", "80"), "Windows 7", OLD_CONSOLE, line).out;
        assertThat(out).isNotEmpty().doesNotContain("\u001b", "?ab").matches("(?s)[\\x00-\\x7f\\u00a0-\\u00ff]*");
        assertThat(run(Map.of("WT_SESSION", "x"), "Windows 11", UTF_8, "rules list").out)
                .contains("\u001b[1;31m");
    }

    @Test
    void listsForOtherProgramsKeepEachEntryOnOneLine() {
        CommandLineRun piped = CommandLineRun.of(
                home, Map.of("COLUMNS", ""), "Linux", UTF_8, false, new StopSignal(), "rules", "list");
        assertThat(piped.out.lines().filter(line -> line.contains("smb1-not-installed")))
                .singleElement()
                .asString()
                .contains("SMB");
    }
}
