package io.plumbline.agent.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that a probe takes down, started again until that probe is left out. */
class QuarantineTest {

    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");

    private final Path state;
    private final Path outcomes;

    QuarantineTest(@TempDir Path folder) {
        state = folder.resolve("state");
        outcomes = folder.resolve("outcomes");
    }

    private Process start(String version, String how) throws IOException {
        Files.deleteIfExists(outcomes);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CrashingAgent.class.getName(),
                        state.toString(),
                        version,
                        how,
                        outcomes.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private int run(String version, String how) throws Exception {
        Process process = start(version, how);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String outcome(String probe) throws IOException {
        return Files.readAllLines(outcomes).stream()
                .filter(line -> line.startsWith(probe + " "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void probeThatHaltsTheProcessIsLeftOutAfterTwoCrashesNamedAndTheRestReported() throws Exception {
        assertThat(run("1.0", "halt")).isEqualTo(3);
        assertThat(CrashJournal.sentences(state, "1.0")).isEmpty();
        assertThat(run("1.0", "halt")).isEqualTo(3);
        assertThat(CrashJournal.sentences(state, "1.0"))
                .singleElement()
                .asString()
                .startsWith("probe wlbs of this-host took the agent down at ")
                .endsWith("(once)");

        assertThat(run("1.0", "halt")).isZero();
        assertThat(outcome("wlbs"))
                .startsWith("wlbs skipped quarantined: probe wlbs of this-host took the agent down at ")
                .contains("(2 times in a row)", "plumbline-agent probes release wlbs");
        assertThat(Files.readAllLines(outcomes).stream().filter(line -> !line.startsWith("wlbs ")))
                .hasSizeGreaterThan(5)
                .allMatch(line -> line.contains(" ok "));
        assertThat(run("1.0", "none")).isZero();
        assertThat(outcome("wlbs")).startsWith("wlbs skipped");

        assertThat(CrashJournal.release(state, "1.0", "wlbs")).isEqualTo(1);
        assertThat(run("1.0", "none")).isZero();
        assertThat(outcome("wlbs")).startsWith("wlbs ok");
        assertThat(CrashJournal.sentences(state, "1.0")).isEmpty();
    }

    @Test
    void probeThatExitsIsCountedTooAndAnotherVersionBeginsAnew() throws Exception {
        assertThat(run("1.0", "exit")).isEqualTo(3);
        assertThat(run("1.0", "exit")).isEqualTo(3);
        assertThat(run("1.1", "none")).isZero();
        assertThat(outcome("wlbs")).startsWith("wlbs ok");
    }

    @Test
    void killInTheMiddleOfAProbeLeavesItInUseAndACompletedRunClearsTheCount() throws Exception {
        for (int round = 0; round < 2; round++) {
            Process process = start("1.0", "hang");
            await().atMost(Duration.ofSeconds(60)).until(this::isInWlbs);
            process.destroyForcibly();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(run("1.0", "none")).isZero();
            assertThat(outcome("wlbs")).startsWith("wlbs ok");
        }
        assertThat(CrashJournal.sentences(state, "1.0")).isEmpty();
    }

    private boolean isInWlbs() throws IOException {
        Path probes = state.resolve("probes");
        if (!Files.isDirectory(probes)) {
            return false;
        }
        try (Stream<Path> files = Files.list(probes)) {
            for (Path file :
                    files.filter(each -> each.toString().contains("running-")).toList()) {
                if (Files.readString(file).contains("\twlbs\n")) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void processThatEndsBecauseItWasAskedToAccusesNobodyUnlessAProbeAsked() throws Exception {
        CrashJournal stopped = CrashJournal.open(state, "1.0", () -> NOW);
        stopped.begun("this-host", "netbt");
        stopped.stopping();
        stopped.close();
        CrashJournal.open(state, "1.0", () -> NOW).close();
        assertThat(CrashJournal.sentences(state, "1.0")).isEmpty();
        assertThat(run("1.0", "exit-while-stopping")).isEqualTo(3);
        assertThat(run("1.0", "none")).isZero();
        assertThat(Files.readString(outcomes.resolveSibling("state/probes/crashes")))
                .isEmpty();
        assertThat(run("1.0", "exit-while-stopping")).isEqualTo(3);
        CrashJournal.open(state, "1.0", () -> NOW).close();
        assertThat(CrashJournal.sentences(state, "1.0"))
                .singleElement()
                .asString()
                .startsWith("probe wlbs of this-host");
    }

    @Test
    void probeThatHangsIsTheSuspectNotTheOneThatRunsBesideIt() throws IOException {
        CrashJournal first = CrashJournal.open(state, "1.0", () -> NOW);
        first.begun("this-host", "adapter");
        first.givenUp("this-host", "adapter");
        first.begun("this-host", "netbt");
        first.close();
        CrashJournal second = CrashJournal.open(state, "1.0", () -> NOW);
        assertThat(CrashJournal.sentences(state, "1.0"))
                .containsExactly("probe adapter of this-host took the agent down at 2026-11-25T09:00:00Z (once)");
        second.close();
    }

    @Test
    void oneHostsCrashesSayNothingOfAnotherHostAndAnAgentThatRunsIsNotTakenForDead() throws IOException {
        for (int crash = 0; crash < CrashJournal.CRASHES; crash++) {
            CrashJournal journal = CrashJournal.open(state, "1.0", () -> NOW);
            journal.begun("drop/OLD\n.zip", "adapter");
            journal.close();
        }
        try (CrashJournal running = CrashJournal.open(state, "1.0", () -> NOW)) {
            running.begun("this-host", "os");
            try (CrashJournal beside = CrashJournal.open(state, "1.0", () -> NOW)) {
                assertThat(beside.findQuarantine("drop/OLD\n.zip", "adapter")).isPresent();
                assertThat(beside.findQuarantine("this-host", "adapter")).isEmpty();
                assertThat(beside.findQuarantine("this-host", "os")).isEmpty();
            }
            running.ended("this-host", "os");
        }
        assertThat(CrashJournal.sentences(state, "1.0")).hasSize(1);
    }

    @Test
    void damagedCountsAndMarkersCountForNothing() throws IOException {
        Path probes = Files.createDirectories(state.resolve("probes"));
        Files.write(probes.resolve("crashes"), List.of("1.0\tthis-host\tos\tmany\tnever", "\u0000\u0000", ""));
        Files.write(probes.resolve("running-torn"), new byte[] {'r', 'u', 'n', (byte) 0xff, 0});
        try (CrashJournal journal = CrashJournal.open(state, "1.0", () -> NOW)) {
            assertThat(journal.findQuarantine("this-host", "os")).isEmpty();
        }
        assertThat(CrashJournal.sentences(state, "1.0")).isEmpty();
    }
}
