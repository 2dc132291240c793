package io.plumbline.agent.host.pe;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.host.image.ForeignTools;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.ReadingKind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every executable of Wine, a Java runtime for Windows, procrun and JNA has the version that pefile reads of it. */
class PefileOracleTest {

    /** By Debian's packages, in the directory of whatever architecture. */
    private static final Path WINE = Path.of("/usr/lib");

    private record Dump(Path file, String machine, List<String> versions, Reading<String> text) {

        /** A line of dump-versions.py. */
        static Dump of(String line) {
            String[] fields = line.split("\t", -1);
            return new Dump(
                    Path.of(fields[0]),
                    fields[1],
                    fields[2].equals("none") ? List.of() : List.of(fields[2].split(",", -1)),
                    text(fields[3]));
        }

        private static Reading<String> text(String hexadecimal) {
            return switch (hexadecimal) {
                case "-" -> Reading.absent();
                case "empty" -> Reading.present("");
                default -> Reading.present(new String(HexFormat.of().parseHex(hexadecimal), StandardCharsets.UTF_8));
            };
        }
    }

    private static List<Path> files(Path directory, int depth) throws IOException {
        try (Stream<Path> walk = Files.walk(directory, depth)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    private static List<Path> ofWine() throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> architectures = Files.list(WINE)) {
            for (Path wine : architectures
                    .map(architecture -> architecture.resolve("wine"))
                    .filter(Files::isDirectory)
                    .toList()) {
                found.addAll(files(wine, 3));
            }
        }
        return found;
    }

    /** What JNA ships for Windows, ARM64 among it. */
    private static List<Path> ofJna(Path directory) throws IOException {
        List<Path> copies = new ArrayList<>();
        for (String platform : List.of("win32-x86", "win32-x86-64", "win32-aarch64")) {
            String name = "/com/sun/jna/" + platform + "/jnidispatch.dll";
            Path copy = directory.resolve(platform + ".dll");
            try (InputStream in = Objects.requireNonNull(PefileOracleTest.class.getResourceAsStream(name), name)) {
                Files.copy(in, copy);
            }
            copies.add(copy);
        }
        return copies;
    }

    private static List<Dump> byPefile(List<Path> files) throws IOException, URISyntaxException {
        Path script = Path.of(Objects.requireNonNull(PefileOracleTest.class.getResource("/dump-versions.py"))
                .toURI());
        Path names = Files.write(
                Files.createTempFile("executables", ""),
                files.stream().map(Path::toString).toList());
        try {
            return ForeignTools.python(script, names.toString())
                    .lines()
                    .map(Dump::of)
                    .toList();
        } finally {
            Files.delete(names);
        }
    }

    @Test
    void versionsAndTextsAreThoseOfPefile(@TempDir Path directory) throws Exception {
        List<Path> files = new ArrayList<>(ofWine());
        files.addAll(ofJna(directory));
        for (String step : List.of("windows-jvm", "procrun")) {
            Path made = ForeignTools.provisioned(step);
            if (Files.isDirectory(made)) {
                files.addAll(files(made, 8));
            }
        }
        List<Dump> dumps = byPefile(files);
        TreeMap<String, Integer> machines = new TreeMap<>();
        int withVersion = 0;
        int mostReads = 0;
        long mostBytes = 0;
        for (Dump dump : dumps) {
            try (FileChannel channel = FileChannel.open(dump.file())) {
                CountingSource source = new CountingSource(ByteSource.of(channel));
                Reading<FileVersion> version = ExecutableFile.version(source);
                assertThat(version.kind())
                        .as("%s: %s", dump.file(), version)
                        .isIn(ReadingKind.PRESENT, ReadingKind.ABSENT);
                assertThat(version.find().map(FileVersion::toString).stream().toList())
                        .as(dump.file().toString())
                        .isEqualTo(dump.versions());
                withVersion += version.find().isPresent() ? 1 : 0;
                mostReads = Math.max(mostReads, source.reads());
                mostBytes = Math.max(mostBytes, source.bytes());
                assertThat(ExecutableFile.fileVersionText(ByteSource.of(channel)))
                        .as(dump.file().toString())
                        .isEqualTo(dump.text());
            }
            machines.merge(dump.machine(), 1, Integer::sum);
        }
        System.out.printf(
                "PefileOracleTest: %d executables by machine %s, %d with a version; at most %d reads and %d bytes of one%n",
                dumps.size(), machines, withVersion, mostReads, mostBytes);
        assertThat(dumps.size())
                .as("executables found; bin/provision installs Wine")
                .isGreaterThan(500);
        assertThat(withVersion).isGreaterThan(100);
        assertThat(machines).containsKeys("014c", "8664", "aa64");
        assertThat(mostReads).isLessThanOrEqualTo(6);
        assertThat(mostBytes).isLessThanOrEqualTo(32 << 10);
    }
}
