package io.plumbline.agent.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.agent.gallery.RecordedHost;
import io.plumbline.agent.service.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code facts --watch} of a recorded host that is rewritten meanwhile. */
class FactsWatchTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path home;
    private final Path host;
    private final String text;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final StopSignal stop = new StopSignal();

    FactsWatchTest(@TempDir Path home) throws Exception {
        this.home = home;
        this.host = CommandLineRun.snapshot(home, RecordedHost.of("host3-vista-rtm"));
        this.text = Files.readString(host);
    }

    private CompletableFuture<Integer> watch(String... words) {
        PrintStream outStream = new PrintStream(out, true, UTF_8);
        PrintStream errStream = new PrintStream(err, true, UTF_8);
        Surroundings around =
                new Surroundings(outStream, errStream, false, false, Map.of("HOME", home.toString()), "Linux", stop);
        return CompletableFuture.supplyAsync(() -> AgentMain.execute(around, words));
    }

    private void becomes(String other) throws Exception {
        Path next = Files.writeString(home.resolve("next"), other);
        Files.move(next, host, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void awaitOut(String regex) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(out.toString(UTF_8)).containsPattern(regex));
    }

    private int end(CompletableFuture<Integer> watching) throws Exception {
        stop.raise();
        return watching.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void changeIsToldOnceWithItsTimeAndOnlyOfTheChosenArea() throws Exception {
        CompletableFuture<Integer> watching =
                watch("facts", "file", "--watch", "--every", "1s", "--from-snapshot", host.toString());
        awaitOut("(?m)^file\\[.*netbt\\.sys\\]\\.version = 6\\.0\\.6000\\.16386$");
        becomes(text.replace("6.0.6000.16386", "6.0.6000.20551").replace("VISTA1", "VISTA9"));
        awaitOut(
                "(?m)^\\d\\d:\\d\\d:\\d\\dZ  file\\[.*netbt\\.sys\\]\\.version  6\\.0\\.6000\\.16386 → 6\\.0\\.6000\\.20551$");
        becomes(text);
        awaitOut("netbt\\.sys\\]\\.branch  \"ldr\" → \"gdr\"");
        assertThat(end(watching)).isZero();
        assertThat(out.toString(UTF_8)).doesNotContain("VISTA9");
        assertThat(out.toString(UTF_8).lines().filter(line -> line.matches("\\d\\d:.*netbt\\.sys\\]\\.version.*")))
                .hasSize(2);
    }

    @Test
    void hostThatGoesAwayIsToldOnceAndReadAgainWhenItIsBack() throws Exception {
        CompletableFuture<Integer> watching =
                watch("facts", "netbt", "--watch", "--every", "1s", "--json", "--from-snapshot", host.toString());
        awaitOut("^\\[");
        Files.delete(host);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(err.toString(UTF_8)).contains("no such file"));
        becomes(text.replace("VISTA1", "VISTA9"));
        awaitOut(
                "(?m)^\\{\"at\":\"[^\"]+Z\",\"fact\":\"netbt.computer-name\",\"before\":\\{.*VISTA1.*\"after\":\\{.*VISTA9.*}$");
        assertThat(end(watching)).isZero();
        assertThat(err.toString(UTF_8).lines().filter(line -> line.contains("no such file")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--every 5s|--every without --watch has nothing to do",
                "--watch --every soon|--every soon is no duration from 1s to 1d; write a whole number",
                "--watch --every 0s|--every 0s is no duration from 1s",
                "--watch --describe|--describe reads no host, so there is nothing to watch",
                "--watch --redact|--watch reads anew each time",
                "--watch nettb|no probe 'nettb'; did you mean netbt?",
            })
    void mistakeIsNamedWithWhatToDo(String options, String expected) {
        CommandLineRun run = CommandLineRun.of(home, ("facts --from-snapshot " + host + " " + options).split(" "));
        assertThat(run.exit).isEqualTo(2);
        assertThat(run.err).contains(expected);
    }
}
