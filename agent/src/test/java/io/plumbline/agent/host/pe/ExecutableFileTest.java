package io.plumbline.agent.host.pe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.plumbline.agent.host.image.ForeignTools;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.ReadingKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Executables made by windres, and what damage makes of them. */
class ExecutableFileTest {

    private static final FileVersion VERSION = new FileVersion(6, 0, 6000, 20551);

    private Path directory;

    @BeforeEach
    void useDirectory(@TempDir Path empty) {
        directory = empty;
    }

    private byte[] made(String version, String processor) throws IOException {
        Path file = directory.resolve("made.sys");
        ForeignTools.makeExecutable(file, version, processor);
        return Files.readAllBytes(file);
    }

    private Reading<FileVersion> version(byte[] bytes) throws IOException {
        return ExecutableFile.version(Files.write(directory.resolve("file.sys"), bytes));
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @ParameterizedTest
    @CsvSource({
        "6.0.6000.16386, x86",
        "6.0.6000.20551, x64",
        "4.0.1381.32772, x86",
        "0.0.0.0, x64",
        "65535.65535.65535.65535, x86"
    })
    void numbersOfTheFixedFileInfoAreRead(String version, String processor) throws IOException {
        assertThat(version(made(version, processor)))
                .isEqualTo(Reading.present(FileVersion.find(version).orElseThrow()));
    }

    /** ARM, ARM64, Itanium, MIPS and Alpha, of which NT ran on all. */
    @ParameterizedTest
    @CsvSource({"x86, 0x01c4", "x64, 0xaa64", "x64, 0x0200", "x86, 0x0166", "x86, 0x0184"})
    void processorDoesNotMatter(String format, String machine) throws IOException {
        byte[] bytes = made("6.0.6000.20551", format);
        littleEndian(bytes)
                .putShort(
                        littleEndian(bytes).getInt(0x3C) + 4,
                        Integer.decode(machine).shortValue());
        assertThat(version(bytes)).isEqualTo(Reading.present(VERSION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x86", "x64"})
    void soundFileWithoutVersionResourceHasNone(String processor) throws IOException {
        assertThat(version(made("none", processor))).isEqualTo(Reading.absent());
    }

    @Test
    void soundFileWithoutAnyResourcesHasNoVersion() throws IOException {
        byte[] bytes = made("6.0.6000.20551", "x64");
        int resources = littleEndian(bytes).getInt(0x3C) + 24 + 112 + 2 * 8;
        littleEndian(bytes).putLong(resources, 0);
        assertThat(version(bytes)).isEqualTo(Reading.absent());
    }

    @Test
    void virtualDeviceDriverIsUnsupportedByName() throws IOException {
        byte[] bytes = new byte[128];
        littleEndian(bytes)
                .putShort(0, (short) 0x5A4D)
                .putInt(0x3C, 64)
                .put(64, (byte) 'L')
                .put(65, (byte) 'E');
        assertThat(version(bytes).kind()).isEqualTo(ReadingKind.UNSUPPORTED);
        assertThat(version(bytes).why()).contains("16-bit", "LE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "M", "MZ", "a driver of words, not of bytes", "\0\0\0\0"})
    void whatIsNoExecutableSaysSo(String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
        assertThat(version(bytes).kind()).isEqualTo(ReadingKind.FAILED);
    }

    @Test
    void damagedFileNeverHangsAndNeverInventsAVersion() throws Exception {
        long seed = Long.getLong("damage.seed", System.nanoTime());
        System.out.println("ExecutableFileTest -Ddamage.seed=" + seed);
        Random random = new Random(seed);
        byte[] whole = made("6.0.6000.20551", "x86");
        for (int round = 0; round < 600; round++) {
            byte[] damaged =
                    random.nextBoolean() ? Arrays.copyOf(whole, random.nextInt(whole.length)) : changed(whole, random);
            assertThatCode(() -> assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
                        Reading<FileVersion> reading = version(damaged);
                        reading.find().ifPresent(version -> assertNearlyTrue(version));
                    }))
                    .doesNotThrowAnyException();
        }
    }

    /** One changed byte changes one field at most. */
    private static void assertNearlyTrue(FileVersion version) {
        int wrong = (version.major() == VERSION.major() ? 0 : 1)
                + (version.minor() == VERSION.minor() ? 0 : 1)
                + (version.build() == VERSION.build() ? 0 : 1)
                + (version.revision() == VERSION.revision() ? 0 : 1);
        assertThat(wrong).as(version.toString()).isLessThanOrEqualTo(1);
    }

    private static byte[] changed(byte[] whole, Random random) {
        byte[] changed = whole.clone();
        changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
        return changed;
    }
}
