package io.plumbline.agent.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.agent.gallery.RecordedHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where {@code -o} writes to: whole or not at all, and a place that cannot be written is named with its reason. */
class OutputFilesTest {

    private static final String BEFORE = "what was there before";

    private final Path home;
    private final Path vista;

    OutputFilesTest(@TempDir Path home) throws IOException {
        this.home = home;
        this.vista = CommandLineRun.snapshot(home, RecordedHost.of("host3-vista-rtm"));
    }

    private CommandLineRun audit(String... outputs) {
        List<String> arguments = new ArrayList<>(List.of("audit", "--from-snapshot", vista.toString()));
        Arrays.stream(outputs).forEach(output -> arguments.addAll(List.of("-o", output)));
        return CommandLineRun.of(home, arguments.toArray(String[]::new));
    }

    private List<String> names(Path folder) {
        return Arrays.asList(folder.toFile().list());
    }

    @ParameterizedTest
    @CsvSource({
        "json=report,      csv=report",
        "csv=report,       csv=report",
        "json=report,      csv=./sub/../report",
        "json=sub/report,  csv=link/report",
        "json=there,       csv=hard",
        "json=there,       csv=soft",
    })
    void oneFileTwiceIsAMistakeThatCostsNoAudit(String one, String other) throws IOException {
        Path sub = Files.createDirectory(home.resolve("sub"));
        Files.createSymbolicLink(home.resolve("link"), sub);
        Path there = Files.writeString(home.resolve("there"), BEFORE);
        Files.createLink(home.resolve("hard"), there);
        Files.createSymbolicLink(home.resolve("soft"), there);
        CommandLineRun run = audit(one.replace("=", "=" + home + "/"), other.replace("=", "=" + home + "/"));
        assertThat(run.exit).isEqualTo(2);
        assertThat(run.err).contains(" and csv into one file, ", "give each its own");
        assertThat(run.out).isEmpty();
        assertThat(names(home)).doesNotContain("report");
        assertThat(names(sub)).isEmpty();
        assertThat(there).hasContent(BEFORE);
    }

    @Test
    void filesInTwoDirectoriesMayHaveOneName() throws IOException {
        Path sub = Files.createDirectory(home.resolve("sub"));
        assertThat(audit("json=" + home + "/report", "csv=" + sub + "/report").exit)
                .isEqualTo(10);
        assertThat(home.resolve("report")).content().startsWith("{");
        assertThat(sub.resolve("report")).content().startsWith("host_id,");
    }

    @Test
    void directoryIsNoFileAndStays() throws IOException {
        Path empty = Files.createDirectory(home.resolve("empty"));
        CommandLineRun run = audit("json=" + empty, "text");
        assertThat(run.exit).isEqualTo(2);
        assertThat(run.err).contains("cannot write " + empty, "it is a directory; name a file in it");
        assertThat(run.out).as("what costs an audit").isEmpty();
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void wayToTheFileIsNotMadeAndIsNamed() throws IOException {
        CommandLineRun absent = audit("json=" + home + "/none/report.json");
        assertThat(absent.exit).isEqualTo(2);
        assertThat(absent.err).contains("there is no directory " + home.resolve("none"));
        CommandLineRun through = audit("json=" + vista + "/report.json");
        assertThat(through.exit).isEqualTo(2);
        assertThat(through.err).contains(vista + " is not a directory");
    }

    @Test
    void linkStaysALinkAndItsFileIsReplaced() throws IOException {
        Path target =
                Files.writeString(Files.createDirectory(home.resolve("www")).resolve("report.html"), BEFORE);
        Path link = Files.createSymbolicLink(home.resolve("report.html"), target);
        assertThat(audit("html=" + link).exit).isEqualTo(10);
        assertThat(link).isSymbolicLink();
        assertThat(target).content().startsWith("<!doctype html>");
        assertThat(names(home.resolve("www"))).containsExactly("report.html");
    }

    @Test
    void pipeIsWrittenToAndStaysOne() throws Exception {
        Path pipe = home.resolve("pipe");
        assumeTrue(succeeds("mkfifo", pipe.toString()), "needs mkfifo");
        Path got = home.resolve("got");
        Process reader = new ProcessBuilder("cat", pipe.toString())
                .redirectOutput(got.toFile())
                .start();
        try {
            assertThat(audit("json=" + pipe).exit).isEqualTo(10);
            assertThat(reader.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            reader.destroyForcibly();
        }
        assertThat(got).content().startsWith("{\"schemaVersion\":1").endsWith("}\n");
        assertThat(Files.readAttributes(pipe, "isOther")).containsEntry("isOther", true);
    }

    @Test
    void fullDiskLeavesTheOldFileAndTheOtherOutputsComeOut() throws Exception {
        Path disk = Files.createDirectory(home.resolve("disk"));
        assumeTrue(
                succeeds("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()), "needs to mount a tmpfs");
        try {
            Path page = Files.writeString(disk.resolve("report.html"), BEFORE);
            CommandLineRun run = audit("html=" + page, "csv=" + home + "/report.csv", "text");
            assertThat(run.exit).isEqualTo(2);
            assertThat(run.err).contains("cannot write " + page + ": No space left on device");
            assertThat(page).hasContent(BEFORE);
            assertThat(names(disk)).containsExactly("report.html");
            assertThat(home.resolve("report.csv")).content().startsWith("host_id,");
            assertThat(run.out).contains("FAILING");
        } finally {
            assertThat(succeeds("umount", "-l", disk.toString())).isTrue();
        }
    }

    /** In a process of its own, because root may write anywhere until that is taken from it. */
    @Test
    void directoryWithoutPermissionIsNamedAndNothingIsLeft() throws Exception {
        Path shut = Files.createDirectory(home.resolve("shut"));
        Path page = Files.writeString(shut.resolve("report.html"), BEFORE);
        assertThat(succeeds("chmod", "555", shut.toString())).isTrue();
        List<String> command = new ArrayList<>();
        if (Files.isWritable(shut)) {
            String without = "-dac_override,-dac_read_search";
            command.addAll(List.of("setpriv", "--bounding-set=" + without, "--inh-caps=" + without));
            assumeTrue(succeeds("setpriv", "--bounding-set=" + without, "true"), "needs setpriv, or not to be root");
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                AgentMain.class.getName(),
                "audit",
                "--from-snapshot",
                vista.toString(),
                "-o",
                "html=" + page));
        Path said = home.resolve("said");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).content().contains("cannot write " + page + ": access denied; choose a place");
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(page).hasContent(BEFORE);
        assertThat(names(shut)).containsExactly("report.html");
    }

    @Test
    void readerNeverSeesHalfAFile() throws Exception {
        Path file = home.resolve("report");
        byte[] ones = "1".repeat(1 << 20).getBytes(UTF_8);
        byte[] twos = "2".repeat(1 << 20).getBytes(UTF_8);
        AtomicFile.write(file, ones);
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 50; i++) {
                AtomicFile.write(file, i % 2 == 0 ? twos : ones);
            }
            done.set(true);
        });
        int whole = 0;
        while (!done.get()) {
            byte[] seen = Files.readAllBytes(file);
            assertThat(Arrays.equals(seen, ones) || Arrays.equals(seen, twos)).isTrue();
            whole++;
        }
        writer.join();
        assertThat(whole).isPositive();
        assertThat(names(home)).noneMatch(name -> name.contains(".tmp-"));
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
