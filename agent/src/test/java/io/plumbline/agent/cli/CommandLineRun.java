package io.plumbline.agent.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.agent.gallery.RecordedHost;
import io.plumbline.agent.service.StopSignal;
import io.plumbline.model.WholeNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** One run of the command line with its streams caught; its home is a directory of the test. */
final class CommandLineRun {

    final int exit;
    final String out;
    final String err;

    private CommandLineRun(int exit, String out, String err) {
        this.exit = exit;
        this.out = out;
        this.err = err;
    }

    static CommandLineRun of(Path home, String... arguments) {
        return of(home, Map.of(), "Linux", UTF_8, false, new StopSignal(), arguments);
    }

    static CommandLineRun of(
            Path home,
            Map<String, String> environment,
            String osName,
            Charset charset,
            boolean terminal,
            StopSignal stop,
            String... arguments) {
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("HOME", home.toString());
        all.putIfAbsent("COLUMNS", "100");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (PrintStream outStream = new PrintStream(out, true, charset);
                PrintStream errStream = new PrintStream(err, true, charset)) {
            int exit = AgentMain.execute(
                    new Surroundings(outStream, errStream, terminal, terminal, all, osName, stop), arguments);
            outStream.flush();
            errStream.flush();
            return new CommandLineRun(exit, out.toString(charset), err.toString(charset));
        }
    }

    /** Whether a line holds only what somebody will copy, so that it may be wider than the terminal. */
    static boolean isForCopying(String line) {
        return line.contains("fix         plumbline-agent explain ")
                || (WholeNames.isIn(line) && WholeNames.words(line.strip()).size() == 1);
    }

    /** A recorded host of module agent's tests, as a file. */
    static Path snapshot(Path directory, RecordedHost host) throws IOException {
        Path file = directory.resolve(host.name() + ".snapshot");
        Files.writeString(file, host.text());
        return file;
    }
}
