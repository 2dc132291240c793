package io.plumbline.agent.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import io.plumbline.agent.host.FileReader;
import io.plumbline.agent.host.FileStat;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveFilesOnWindows {

    private final FileReader files = new LiveFiles(new NativeView(Path.of("C:\\windows"), false));
    private final Path root;
    private final FileReader own;

    LiveFilesOnWindows(@TempDir Path root) {
        this.root = root;
        this.own = new LiveFiles(new NativeView(root, false));
    }

    /** Made by module e2e with windres. */
    @ParameterizedTest
    @CsvSource({
        "System32\\drivers\\netbt.sys, 6.0.6000.20551",
        "System32\\netbtugc.exe, 6.0.6000.16386",
        "system32\\DRIVERS\\NETBT.SYS, 6.0.6000.20551"
    })
    void versionIsWhatTheResourceCompilerWrote(String path, String version) {
        assertThat(files.version(WindowsPath.systemRoot(path)))
                .isEqualTo(Reading.present(FileVersion.find(version).orElseThrow()));
    }

    @Test
    void executableWithoutVersionIsAbsence() {
        WindowsPath path = WindowsPath.systemRoot("System32\\plumbline-no-version.exe");

        assertThat(files.stat(path)).isInstanceOf(Reading.Present.class);
        assertThat(files.version(path)).isEqualTo(Reading.absent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"System32\\no-such.sys", "No\\Such\\Directory\\x.sys", "System32"})
    void whatIsNoFileIsAbsent(String path) {
        assertThat(files.version(WindowsPath.systemRoot(path))).isEqualTo(Reading.absent());
        assertThat(files.stat(WindowsPath.systemRoot(path))).isEqualTo(Reading.absent());
        assertThat(files.content(WindowsPath.systemRoot(path), 10)).isEqualTo(Reading.absent());
    }

    @Test
    void deviceIsNeverRead() {
        assertThat(files.content(WindowsPath.systemRoot("NUL"), 10)).isNotInstanceOf(Reading.Present.class);
        assertThat(files.content(WindowsPath.systemRoot("COM1"), 10)).isNotInstanceOf(Reading.Present.class);
    }

    @Test
    void textIsFailureNotAbsence() throws IOException {
        Files.writeString(root.resolve("netbt.sys"), "this is no driver");

        assertThat(own.version(WindowsPath.systemRoot("netbt.sys"))).isInstanceOf(Reading.Failed.class);
    }

    @Test
    void emptyFileIsFailureNotAbsence() throws IOException {
        Files.createFile(root.resolve("netbt.sys"));

        assertThat(own.version(WindowsPath.systemRoot("netbt.sys"))).isInstanceOf(Reading.Failed.class);
    }

    @Test
    void driverCutOffInItsHeadersIsFailure() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of("C:\\windows\\system32\\drivers\\netbt.sys"));
        for (int length : new int[] {2, 63, 64, 100, 130}) {
            Files.write(root.resolve("cut.sys"), Arrays.copyOf(whole, length));

            assertThat(own.version(WindowsPath.systemRoot("cut.sys")))
                    .as("cut to %d bytes", length)
                    .isInstanceOf(Reading.Failed.class);
        }
    }

    @Test
    void statHasSizeAndTimeToTheSecond() throws IOException {
        Path file = Files.writeString(root.resolve("LMHOSTS"), "12345");
        Instant changed = Instant.parse("2007-12-04T10:11:12Z");
        Files.setLastModifiedTime(file, FileTime.from(changed.plusMillis(400)));

        assertThat(own.stat(WindowsPath.systemRoot("lmhosts"))).isEqualTo(Reading.present(new FileStat(5, changed)));
    }

    /** The JDK asks the same file system by other functions. */
    @Test
    void createdIsWhatTheJdkFinds() throws IOException {
        Path file = Files.writeString(root.resolve("LMHOSTS"), "12345");
        BasicFileAttributes jdks = Files.readAttributes(file, BasicFileAttributes.class);

        assertThat(own.created(WindowsPath.systemRoot("lmhosts")))
                .isEqualTo(Reading.present(jdks.creationTime().toInstant().truncatedTo(ChronoUnit.SECONDS)));
    }

    @Test
    void fileHeldAgainstEverybodyHasAStatAndAFailureForContent() throws IOException {
        Path file = Files.writeString(root.resolve("LMHOSTS"), "12345");
        HANDLE held = Kernel32.INSTANCE.CreateFile(
                file.toString(),
                WinNT.GENERIC_READ | WinNT.GENERIC_WRITE,
                0,
                null,
                WinNT.OPEN_EXISTING,
                WinNT.FILE_ATTRIBUTE_NORMAL,
                null);
        try {
            assertThat(own.stat(WindowsPath.systemRoot("LMHOSTS"))).isInstanceOf(Reading.Present.class);
            assertThat(own.content(WindowsPath.systemRoot("LMHOSTS"), 10)).isInstanceOf(Reading.Failed.class);
        } finally {
            Kernel32.INSTANCE.CloseHandle(held);
        }
    }

    @Test
    void contentIsWholeOrAFailure() throws IOException {
        Files.writeString(root.resolve("LMHOSTS"), "12345");

        assertThat(own.content(WindowsPath.systemRoot("LMHOSTS"), 5))
                .isEqualTo(Reading.present(new Value.Bytes("12345".getBytes(StandardCharsets.US_ASCII))));
        assertThat(own.content(WindowsPath.systemRoot("LMHOSTS"), 4)).isInstanceOf(Reading.Failed.class);
    }

    @Test
    void systemDriveIsTheDriveOfTheSystemRoot() {
        assertThat(files.stat(new WindowsPath(WindowsPath.Root.SYSTEM_DRIVE, "windows\\system32\\drivers\\netbt.sys")))
                .isEqualTo(files.stat(WindowsPath.systemRoot("system32\\drivers\\netbt.sys")))
                .isInstanceOf(Reading.Present.class);
    }
}
