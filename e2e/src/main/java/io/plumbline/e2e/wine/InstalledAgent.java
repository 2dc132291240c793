package io.plumbline.e2e.wine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The agent's Windows zip, unpacked into a prefix below {@code C:\Program Files}, as an administrator would. */
public final class InstalledAgent {

    private static final String HOME = "Program Files/Plumbline";

    private final WinePrefix prefix;

    private InstalledAgent(WinePrefix prefix) {
        this.prefix = prefix;
    }

    /** The zip that the build has made; none where it was stopped before its package phase or had no Windows runtime. */
    public static Optional<Path> findZip(Provision provision) {
        Path target = provision.checkout().resolve("agent/target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith("-windows-x64.zip"))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unpacks the zip and puts the runtime's Wine copy where the zip has the runtime itself. */
    public static InstalledAgent unpack(WinePrefix prefix, Path zip) {
        Path home = prefix.file(HOME);
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream in = new ZipInputStream(file)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                Path target = home.resolve(name).normalize();
                if (entry.isDirectory() || name.startsWith("runtime/") || !target.startsWith(home)) {
                    continue;
                }
                Files.createDirectories(target.getParent());
                Files.copy(in, target);
            }
            Path runtime = WindowsJvm.SHIPPED.home(prefix.provision());
            try (Stream<Path> walk = Files.walk(runtime)) {
                for (Path source : (Iterable<Path>) walk::iterator) {
                    Path target = home.resolve("runtime")
                            .resolve(runtime.relativize(source).toString());
                    if (Files.isDirectory(source)) {
                        Files.createDirectories(target);
                    } else {
                        // With its time: the class archive is of no use for a module file of another time.
                        Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new InstalledAgent(prefix);
    }

    /** {@code plumbline-agent.cmd} with these arguments, run to its end. */
    public WineRun run(Duration limit, String... arguments) {
        List<String> command = new ArrayList<>(List.of("C:\\Program Files\\Plumbline\\bin\\plumbline-agent.cmd"));
        command.addAll(List.of(arguments));
        return prefix.run(limit, command.toArray(String[]::new));
    }

    /** Copies what the service has logged to where it outlives the prefix. */
    public void keepLogs(Path directory) throws IOException {
        Path logs = data().resolve("logs");
        if (Files.isDirectory(logs)) {
            Files.createDirectories(directory);
            try (Stream<Path> files = Files.list(logs)) {
                for (Path file : files.toList()) {
                    Files.copy(
                            file,
                            directory.resolve(file.getFileName().toString()),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** The directory where the agent keeps its configuration, state, spool and logs. */
    public Path data() {
        return prefix.file("ProgramData/Plumbline");
    }
}
