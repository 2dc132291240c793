package io.plumbline.agent.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.host.WindowsPath;
import io.plumbline.agent.host.pe.ExecutableFile;
import io.plumbline.agent.host.pe.SegmentedFile;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.ReadingKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reader of executables and GetFileVersionInfo say the same of every file in System32. */
class ExecutableFilesOnWindows {

    private static final Path WINDOWS = Path.of("C:\\windows");

    private static Reading<FileVersion> byWindows(Path root, Path file) {
        return new LiveFiles(new NativeView(root, false))
                .version(WindowsPath.systemRoot(root.relativize(file).toString()));
    }

    @Test
    void everyFileInSystem32HasTheVersionThatWindowsSays() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(WINDOWS.resolve("system32"))) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        Map<ReadingKind, Integer> kinds = new EnumMap<>(ReadingKind.class);
        List<String> differences = new ArrayList<>();
        for (Path file : files) {
            Reading<FileVersion> windows = byWindows(WINDOWS, file);
            Reading<FileVersion> reader = ExecutableFile.version(file);
            kinds.merge(reader.kind(), 1, Integer::sum);
            // What a failure says in words is each one's own.
            if (windows.kind() != reader.kind() || !windows.find().equals(reader.find())) {
                differences.add("%s: Windows says %s, the reader %s".formatted(file, windows, reader));
            }
        }
        System.out.printf("ExecutableFilesOnWindows: %d files in System32, %s%n", files.size(), kinds);
        assertThat(differences).isEmpty();
        assertThat(kinds.getOrDefault(ReadingKind.PRESENT, 0) + kinds.getOrDefault(ReadingKind.ABSENT, 0))
                .as("executables compared: %s", kinds)
                .isGreaterThan(500);
    }

    /** Made by module e2e from agent/src/test/resources/version-resources. */
    @ParameterizedTest
    @CsvSource({
        "english-among-others, 2.2.2.2",
        "neutral-among-others, 3.3.3.3",
        "neither-english-nor-neutral, 1.1.1.1",
        "bracket-text, 5.2.3790.3959"
    })
    void windowsChoosesTheLanguageThatTheReaderChooses(String name, String version) throws IOException {
        Path file = WINDOWS.resolve("system32").resolve(name + ".dll");
        Reading<FileVersion> expected =
                Reading.present(FileVersion.find(version).orElseThrow());

        assertThat(byWindows(WINDOWS, file)).isEqualTo(expected);
        assertThat(ExecutableFile.version(file)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"number-two", "name-instead-of-number", "named-type"})
    void windowsFindsNoVersionByAnotherNumberOrName(String name) throws IOException {
        Path file = WINDOWS.resolve("system32").resolve(name + ".dll");

        assertThat(byWindows(WINDOWS, file)).isEqualTo(Reading.absent());
        assertThat(ExecutableFile.version(file)).isEqualTo(Reading.absent());
    }

    @Test
    void segmentedExecutableHasTheVersionThatWindowsSays(@TempDir Path directory) throws IOException {
        FileVersion version = new FileVersion(3, 11, 0, 300);
        Path file = Files.write(directory.resolve("vredir.drv"), SegmentedFile.withVersion(version, "3.11"));

        assertThat(byWindows(directory, file)).isEqualTo(Reading.present(version));
        assertThat(ExecutableFile.version(file)).isEqualTo(Reading.present(version));
    }
}
