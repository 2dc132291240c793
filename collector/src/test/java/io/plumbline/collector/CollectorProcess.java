package io.plumbline.collector;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A collector in a JVM of its own, so that it can be killed like any process. */
public final class CollectorProcess implements AutoCloseable {

    private static final Pattern LISTENS = Pattern.compile("listens on (\\S+)");

    private final Process process;
    private final URI address;

    private CollectorProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    public static ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "io.plumbline.collector.cli.CollectorCommand"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /** Serves when this returns. */
    public static CollectorProcess start(Path data) throws IOException {
        return started(command("serve", "--listen", "127.0.0.1:0", "--data", data.toString()));
    }

    /** The same, in a process whose files cannot grow beyond so many KiB: a write beyond fails with EFBIG. */
    public static CollectorProcess startLimited(Path data, int kibibytes) throws IOException {
        ProcessBuilder plain = command("serve", "--listen", "127.0.0.1:0", "--data", data.toString());
        List<String> limited = new ArrayList<>(
                List.of("bash", "-c", "trap '' XFSZ; ulimit -f " + kibibytes + "; exec \"$@\"", "limited"));
        limited.addAll(plain.command());
        return started(plain.command(limited));
    }

    private static CollectorProcess started(ProcessBuilder command) throws IOException {
        Process process = command.start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        Matcher matcher = LISTENS.matcher(line == null ? "" : line);
        if (!matcher.find()) {
            process.destroyForcibly();
            throw new IOException("the collector did not start; it said: " + line);
        }
        return new CollectorProcess(process, URI.create(matcher.group(1)));
    }

    public URI at(String path) {
        return address.resolve(path);
    }

    /** SIGKILL: nothing of the process gets a last word. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; the exit code it ends with. */
    public int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the collector did not stop");
        }
        return process.exitValue();
    }

    /** Ended for certain: its lock on the data is free afterwards. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
