package io.plumbline.e2e.wine;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One Windows of its own: a copy of the template prefix, with a wineserver of its own while programs run in it.
 *
 * <p>System files are hard links to the template's: replace them with {@link #place}, never write into them.
 */
public final class WinePrefix implements AutoCloseable {

    private static final Duration HOUSEKEEPING_LIMIT = Duration.ofSeconds(60);
    /** Without it, Wine would start its own small HTML and .NET, which want to be downloaded. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("WINEDEBUG", "-all", "WINEDLLOVERRIDES", "mscoree=;mshtml=;winemenubuilder.exe=");

    private final Provision provision;
    private final Path directory;
    private final Path logs;
    private int runs;

    private WinePrefix(Provision provision, Path directory) {
        this.provision = provision;
        this.directory = directory;
        this.logs = directory.resolveSibling(directory.getFileName() + ".logs");
    }

    /** @param directory where the prefix shall be; what is there from an earlier run goes */
    public static WinePrefix create(Provision provision, Path directory) {
        WinePrefix prefix = new WinePrefix(provision, directory.toAbsolutePath());
        Path template = provision.get("wine-template");
        try {
            prefix.delete();
            Files.createDirectories(prefix.directory);
            Files.createDirectories(prefix.logs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // 700 MB of system files are linked where the file system can, and only the registry and the users are copied.
        String copy = "cp -a \"$1\"/*.reg \"$1\"/dosdevices \"$2\" && mkdir \"$2\"/drive_c"
                + " && for d in \"$1\"/drive_c/*; do case $d in"
                + " */windows) cp -al \"$d\" \"$2\"/drive_c 2>/dev/null || cp -a \"$d\" \"$2\"/drive_c ;;"
                + " *) cp -a \"$d\" \"$2\"/drive_c ;; esac || exit 1; done"
                + " && cp -a \"$1\"/.update-timestamp \"$2\"";
        prefix.wait(
                prefix.startProcess(
                        List.of("sh", "-c", copy, "sh", template.toString(), prefix.directory.toString()), "copy"),
                HOUSEKEEPING_LIMIT);
        if (!Files.isDirectory(prefix.directory.resolve("drive_c/windows"))) {
            throw new IllegalStateException("could not copy " + template + ": see " + prefix.logs);
        }
        return prefix;
    }

    public Provision provision() {
        return provision;
    }

    /** A file of this Windows: {@code windows\system32\drivers\netbt.sys} below drive C. Wine folds case; we do not. */
    public Path file(String belowDriveC) {
        return directory.resolve("drive_c").resolve(belowDriveC.replace('\\', '/'));
    }

    /** As programs in this Windows name a file of ours. */
    public static String windowsName(Path file) {
        return "Z:" + file.toAbsolutePath().toString().replace('/', '\\');
    }

    /** Puts a file in place of whatever was there. */
    public void place(Path source, String belowDriveC) {
        Path target = file(belowDriveC);
        try {
            Files.createDirectories(target.getParent());
            Path copy = Files.copy(
                    source, target.resolveSibling(target.getFileName() + ".new"), StandardCopyOption.REPLACE_EXISTING);
            Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a program of this Windows or of ours to its end; ends it and throws when it takes longer than {@code limit}. */
    public WineRun run(Duration limit, String... command) {
        return wait(start(command), limit);
    }

    /** Starts a program that goes on by itself. */
    public Started start(String... command) {
        List<String> line = new ArrayList<>(List.of("wine"));
        line.addAll(List.of(command));
        return startProcess(
                line, Path.of(command[0].replace('\\', '/')).getFileName().toString());
    }

    /** Runs a Java program. The class path goes through the environment, which knows no limit of 32,767 characters. */
    public WineRun java(Duration limit, WindowsJvm jvm, List<Path> classPath, String... arguments) {
        return wait(startJava(jvm, classPath, arguments), limit);
    }

    public Started startJava(WindowsJvm jvm, List<Path> classPath, String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                "env",
                "CLASSPATH=" + classPath.stream().map(WinePrefix::windowsName).collect(Collectors.joining(";")),
                "wine",
                jvm.java(provision).toString(),
                "--enable-native-access=ALL-UNNAMED"));
        line.addAll(List.of(arguments));
        return startProcess(line, "java");
    }

    /** Keeps this Windows up until it is ended: its services end with the last program that is none. */
    public void keepUp() {
        // A command prompt that waits for input; our end of the pipe stays open.
        startProcess(List.of("wine", "cmd"), "cmd", ProcessBuilder.Redirect.PIPE);
    }

    private Started startProcess(List<String> line, String name) {
        return startProcess(line, name, ProcessBuilder.Redirect.from(new File("/dev/null")));
    }

    private Started startProcess(List<String> line, String name, ProcessBuilder.Redirect input) {
        runs++;
        Path output = logs.resolve("%03d-%s.out".formatted(runs, name));
        Path errors = logs.resolve("%03d-%s.err".formatted(runs, name));
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectInput(input)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(ENVIRONMENT);
        builder.environment().put("WINEPREFIX", directory.toString());
        builder.environment()
                .keySet()
                .removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        try {
            return new Started(builder.start(), output, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "could not start " + line.getFirst() + ": is it installed? bin/provision", e);
        }
    }

    private WineRun wait(Started started, Duration limit) {
        try {
            if (!started.process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                started.process.destroyForcibly().waitFor();
                throw new IllegalStateException("not ended after " + limit + ": see " + started.output + " and "
                        + started.errors.getFileName());
            }
        } catch (InterruptedException e) {
            started.process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a program under Wine", e);
        }
        return new WineRun(started.process.exitValue(), started.output, started.errors);
    }

    /** The programs of this Windows whose command line holds {@code text}, as processes of Linux. */
    public List<ProcessHandle> processes(String text) {
        byte[] ours = ("WINEPREFIX=" + directory + "\0").getBytes(StandardCharsets.UTF_8);
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process, "cmdline", text.getBytes(StandardCharsets.UTF_8)))
                .filter(process -> holds(process, "environ", ours))
                .toList();
    }

    private static boolean holds(ProcessHandle process, String file, byte[] wanted) {
        try {
            byte[] content = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), file));
            return new String(content, StandardCharsets.ISO_8859_1)
                    .contains(new String(wanted, StandardCharsets.ISO_8859_1));
        } catch (IOException endedMeanwhile) {
            return false;
        }
    }

    /** {@code reg add KEY /v NAME /t TYPE /d DATA /f}: Wine's own, a witness that is not ours. */
    public void regAdd(String key, String name, String type, String data) {
        run(HOUSEKEEPING_LIMIT, "reg", "add", key, "/v", name, "/t", type, "/d", data, "/f")
                .orThrow();
    }

    /** Imports values with Wine's own {@code reg import}. */
    public void regImport(RegistrationText values) {
        Path file = logs.resolve("import.reg");
        try {
            Files.writeString(file, "\ufeff" + values.toString().replace("\n", "\r\n"), StandardCharsets.UTF_16LE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(HOUSEKEEPING_LIMIT, "reg", "import", windowsName(file)).orThrow();
    }

    /** What Wine's own {@code reg export} writes of a key. */
    public String regExport(String key) {
        Path file = logs.resolve("export.reg");
        run(HOUSEKEEPING_LIMIT, "reg", "export", key, windowsName(file), "/y").orThrow();
        try {
            return Files.readString(file, StandardCharsets.UTF_16LE)
                    .replace("\ufeff", "")
                    .replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes this Windows say it is Vista without a service pack, 6.0.6000. Wine's own setting {@code vista} would say 6.0.6002;
     * the numbers come from the registry only after that setting is gone and the wineserver has started anew.
     */
    public void poseAsVistaRtm() {
        regImport(new RegistrationText()
                .key("HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion")
                .text("CurrentVersion", "6.0")
                .text("CurrentBuild", "6000")
                .text("CurrentBuildNumber", "6000")
                .without("CSDVersion")
                .text("ProductName", "Windows Vista (TM) Business")
                .text("BuildLab", "6000.vista_rtm.061101-2205")
                .key("HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Windows")
                .dword("CSDVersion", 0)
                .key("HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions")
                .text("ProductType", "WinNT")
                .key("HKEY_CURRENT_USER\\Software\\Wine")
                .without("Version"));
        endPrograms();
    }

    /** Ends every program of this Windows; the registry is on disk afterwards. */
    public void endPrograms() {
        wait(startProcess(List.of("wineserver", "-k"), "wineserver-k"), HOUSEKEEPING_LIMIT);
        wait(startProcess(List.of("wineserver", "-w"), "wineserver-w"), HOUSEKEEPING_LIMIT);
    }

    /** Ends every program and removes the prefix; what the programs printed stays for whoever looks into a failure. */
    @Override
    public void close() {
        endPrograms();
        try {
            delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete() throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** A program that was started and may still run. */
    public record Started(Process process, Path output, Path errors) {}
}
