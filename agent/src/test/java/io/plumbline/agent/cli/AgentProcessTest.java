package io.plumbline.agent.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.agent.gallery.RecordedHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent as a process of its own: how it ends, and what it loads. */
class AgentProcessTest {

    private final Path home;
    private final Path log;
    private final Path classes;
    private final List<Process> started = new ArrayList<>();

    AgentProcessTest(@TempDir Path directory) throws IOException {
        home = Files.createDirectory(directory.resolve("a path with spaces"));
        log = home.resolve("stderr");
        classes = home.resolve("classes");
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load:file=" + home.relativize(classes),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                AgentMain.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PLUMBLINE_"));
        builder.environment().put("HOME", home.toString());
        builder.redirectError(log.toFile())
                .redirectOutput(home.resolve("stdout").toFile());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private Process startAgent() throws IOException {
        Path vista = CommandLineRun.snapshot(home, RecordedHost.of("host3-vista-rtm"));
        return start(
                "run",
                "--from-snapshot",
                vista.toString(),
                "--set",
                "metrics.address=off",
                "--set",
                "audit.interval=1s");
    }

    private long reports() throws IOException {
        Path spool = home.resolve(".local/state/plumbline/spool");
        if (!Files.isDirectory(spool)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(spool)) {
            return files.filter(file -> file.toString().endsWith(".report")).count();
        }
    }

    private void awaitReports(long atLeast) {
        await().atMost(Duration.ofSeconds(60)).until(() -> reports() >= atLeast);
    }

    @Test
    void onSigtermItEndsCleanlyWithZero() throws Exception {
        Process agent = startAgent();
        awaitReports(1);
        agent.destroy();
        assertThat(agent.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(log, UTF_8)).contains("INFO Agent stopped");
        assertThat(agent.exitValue()).isZero();
    }

    @Test
    void afterAKillItGoesOnWithWhatWasSpooled() throws Exception {
        Process agent = startAgent();
        awaitReports(2);
        agent.destroyForcibly();
        assertThat(agent.waitFor(60, TimeUnit.SECONDS)).isTrue();
        long before = reports();
        startAgent();
        awaitReports(before + 1);
        assertThat(Files.readString(log, UTF_8)).doesNotContain("quarantine", "ERROR", "SEVERE");
    }

    @Test
    void aHostThatIsNotThisOneIsAuditedWithoutTouchingJna() throws Exception {
        Path vista = CommandLineRun.snapshot(home, RecordedHost.of("host3-vista-rtm"));
        Process audit = start("audit", "--from-snapshot", vista.toString());
        assertThat(audit.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(audit.exitValue()).isEqualTo(10);
        assertThat(Files.readString(classes, UTF_8))
                .contains("io.plumbline.agent.host.snapshot.SnapshotHost")
                .doesNotContain("com.sun.jna.", "java.desktop", "org.quartz.", "io.micrometer.");
    }
}
