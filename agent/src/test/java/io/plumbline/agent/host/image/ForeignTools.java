package io.plumbline.agent.host.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the tools that make and read our fixtures, {@code bin/lib/make-image-host} before all, and says what is missing when
 * they fail.
 */
public final class ForeignTools {

    private static final Path TOP = top();

    private ForeignTools() {}

    private static Path top() {
        Path directory = Path.of("").toAbsolutePath();
        for (Path at = directory; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("bin/lib/make-image-host"))) {
                return at;
            }
        }
        throw new IllegalStateException("no bin/lib/make-image-host above " + directory);
    }

    private static final class Hosts {
        static final Path DIRECTORY = make();

        private static Path make() {
            Path directory = Path.of("target", "image-hosts").toAbsolutePath();
            makeImageHost("--replace", "--all", directory.toString());
            return directory;
        }
    }

    /** The directory of a described host (agent/src/test/resources/image-hosts), all made once in a test run. */
    public static Path host(String name) {
        Path directory = Hosts.DIRECTORY.resolve(name);
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException("no described host is named " + name);
        }
        return directory;
    }

    /** Every described host. */
    public static List<String> hosts() {
        return makeImageHost("--list").lines().toList();
    }

    /**
     * A hive made by hivex.
     *
     * @param name SYSTEM or SOFTWARE
     * @param minor of the format's version 1.x
     */
    public static void makeHive(Path file, String name, String regText, int minor) throws IOException {
        Path reg = Files.createTempFile("hive", ".reg");
        try {
            Files.writeString(reg, regText);
            makeImageHost("--format", Integer.toString(minor), "--hive", file.toString(), name, reg.toString());
        } finally {
            Files.delete(reg);
        }
    }

    /**
     * An executable made by windres.
     *
     * @param version four numbers, or {@code none} for one without a version resource
     * @param processor x86 or x64
     */
    public static void makeExecutable(Path file, String version, String processor) {
        makeImageHost("--executable", file.toString(), version, processor);
    }

    /**
     * An executable made by windres from a script of resources.
     *
     * @param processor x86 or x64
     */
    public static void makeResources(Path file, Path script, String processor) {
        makeImageHost("--resources", file.toString(), script.toString(), processor);
    }

    private static String makeImageHost(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(TOP.resolve("bin/lib/make-image-host").toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** What a step of bin/provision has made, if it has. */
    public static Path provisioned(String step) {
        return TOP.resolve(".provision").resolve(step);
    }

    /** A SOFTWARE hive of so many megabytes, made by {@code bin/lib/make-large-hive}. */
    public static void makeLargeHive(Path file, int megabytes) {
        run(List.of(TOP.resolve("bin/lib/make-large-hive").toString(), file.toString(), Integer.toString(megabytes)));
    }

    /** Changes a hive by Samba's own writer of hives, in a session for each of these scripts of commands. */
    public static void sambaWrites(Path hive, List<String> sessions) throws IOException {
        Path script = Files.createTempFile("regshell", ".txt");
        try {
            for (String session : sessions) {
                Files.writeString(script, session);
                run(List.of("sh", "-c", "exec regshell -F \"$1\" <\"$2\"", "sh", hive.toString(), script.toString()));
            }
        } finally {
            Files.delete(script);
        }
    }

    /** Debian's own Python, since only that has the modules of Debian's packages. */
    public static String python(Path script, String... arguments) {
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", script.toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** What a tool of the distribution prints. */
    public static String tool(String... command) {
        return run(List.of(command));
    }

    private static String run(List<String> command) {
        try {
            Path errors = Files.createTempFile("tool", ".err");
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            String complaint = Files.readString(errors);
            Files.delete(errors);
            if (status != 0) {
                throw new IllegalStateException(command + " ended with " + status + ": " + complaint);
            }
            return output;
        } catch (IOException missing) {
            throw new IllegalStateException(command.getFirst() + " cannot be run; bin/provision installs it", missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(command + " was interrupted", interrupted);
        }
    }
}
