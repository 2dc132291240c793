package io.plumbline.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.collector.CollectorProcess;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CollectorCommandTest {

    private record Ran(int exit, String out, String err) {}

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = CollectorCommand.commandLine();
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
        return new Ran(command.execute(arguments), out.toString(), err.toString());
    }

    @Test
    void withoutACommandItSaysWhichThereAre() {
        Ran ran = run();
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("serve", "config", "version");
    }

    @Test
    void versionIsPrinted() {
        assertThat(run("version")).matches(ran -> ran.exit() == 0 && ran.out().startsWith("plumbline-collector "));
    }

    @Test
    void unknownFlagIsUsage() {
        assertThat(run("serve", "--lisen", "x").exit()).isEqualTo(2);
    }

    @Test
    void configShowSaysWhereEachValueComesFrom(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("collector.yaml"), "report-interval: 1h\n");
        Ran ran = run("config", "show", "--config", file.toString(), "--listen", "127.0.0.1:1234");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .contains("listen: 127.0.0.1:1234  # --listen")
                .contains("report-interval: 1h  # " + file + ":1:18")
                .contains("metrics.per-host: true  # default");
    }

    @Test
    void configCheckNamesTheFault(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("collector.yaml"), "listen: 0.0.0.0:9847\n");
        Ran ran = run("config", "check", "--config", file.toString());
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains(file + ":1:9", "0.0.0.0:9847", "no TLS");
        assertThat(run("config", "check").out()).startsWith("ok:");
    }

    @Test
    void addressInUseAndFolderInUseAreSaid(@TempDir Path data, @TempDir Path other) throws Exception {
        try (CollectorProcess collector = CollectorProcess.start(data)) {
            String address = "127.0.0.1:" + collector.at("/").getPort();
            Ran taken = run("serve", "--listen", address, "--data", other.toString());
            assertThat(taken.exit()).isEqualTo(2);
            assertThat(taken.err()).contains("cannot serve on").contains(address);
            Ran locked = run("serve", "--listen", "127.0.0.1:0", "--data", data.toString());
            assertThat(locked.exit()).isEqualTo(2);
            assertThat(locked.err()).contains("another collector has it open");
        }
    }

    @Test
    void beingToldToStopIsNoFailure(@TempDir Path data) throws Exception {
        try (CollectorProcess collector = CollectorProcess.start(data);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest ready = HttpRequest.newBuilder(collector.at("/-/ready")).build();
            assertThat(client.send(ready, BodyHandlers.ofString()).body()).isEqualTo("ok\n");
            assertThat(collector.stop()).isZero();
        }
    }

    @Test
    void openListenerWithoutTlsDoesNotStart(@TempDir Path data) throws Exception {
        Process process = CollectorProcess.command("serve", "--listen", "0.0.0.0:0", "--data", data.toString())
                .redirectError(ProcessBuilder.Redirect.PIPE)
                .start();
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("--insecure-listen");
        assertThat(process.waitFor()).isEqualTo(2);
    }
}
