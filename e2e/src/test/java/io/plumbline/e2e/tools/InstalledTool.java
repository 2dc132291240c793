package io.plumbline.e2e.tools;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the distribution, run as a user runs it; where it is not installed the test is skipped, saying so. */
public final class InstalledTool {

    private static final int DEADLINE_SECONDS = 120;

    /** Debian's own Python, since only that has the modules of Debian's packages. */
    private static final String PYTHON = "/usr/bin/python3";

    private final List<String> command;

    private InstalledTool(List<String> command) {
        this.command = command;
    }

    /** How a run ended and what it printed. */
    public record Outcome(int exit, String out, String err) {}

    /** @param command the program, and arguments that every run begins with */
    public static InstalledTool of(String... command) {
        assumeInstalled(command[0]);
        return new InstalledTool(List.of(command));
    }

    /** A Python script that needs this module of a Debian package. */
    public static InstalledTool python(String module, Path script) {
        assumeInstalled(PYTHON);
        int exit = new InstalledTool(List.of(PYTHON, "-c", "import " + module))
                .run()
                .exit();
        assumeTrue(exit == 0, "Debian's module " + module + " for Python is not installed; bin/provision installs it");
        return new InstalledTool(List.of(PYTHON, script.toString()));
    }

    public static void assumeInstalled(String name) {
        boolean found = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(name)));
        assumeTrue(found, name + " is not installed; bin/provision installs it");
    }

    /** What it prints about a file it takes. @throws IllegalStateException with its own words when it refuses */
    public String output(String... arguments) {
        Outcome outcome = run(arguments);
        if (outcome.exit() != 0) {
            throw new IllegalStateException(command.getFirst() + " " + List.of(arguments) + " ended with "
                    + outcome.exit() + ": " + outcome.err());
        }
        return outcome.out();
    }

    public Outcome run(String... arguments) {
        return run(Redirect.from(new File("/dev/null")), List.of(arguments));
    }

    public Outcome runOn(Path input, String... arguments) {
        return run(Redirect.from(input.toFile()), List.of(arguments));
    }

    private Outcome run(Redirect input, List<String> arguments) {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(arguments);
        try {
            Path out = Files.createTempFile("tool", ".out");
            Path err = Files.createTempFile("tool", ".err");
            try {
                Process process = new ProcessBuilder(whole)
                        .redirectInput(input)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
                if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException("hangs: " + whole);
                }
                return new Outcome(
                        process.exitValue(),
                        Files.readString(out, StandardCharsets.UTF_8),
                        Files.readString(err, StandardCharsets.UTF_8));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
