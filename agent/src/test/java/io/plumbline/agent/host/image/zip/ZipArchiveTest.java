package io.plumbline.agent.host.image.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.plumbline.agent.host.image.ForeignTools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that Python's zipfile and Info-ZIP made, and what a hostile one cannot do. */
class ZipArchiveTest {

    private static final int ROUNDS = Integer.getInteger("damage.zips", 10_000);
    private static final long SEED = Long.getLong("damage.seed", 20_261_126L);
    /** For all of them: no measure of speed. */
    private static final Duration HANGING = Duration.ofMinutes(2);

    private Path directory;

    @BeforeEach
    void useDirectory(@TempDir Path empty) {
        directory = empty;
    }

    private Path made(String... pythonLines) throws IOException {
        Path zip = directory.resolve("made.zip");
        List<String> lines =
                new ArrayList<>(List.of("import zipfile, sys, warnings", "warnings.simplefilter('ignore')"));
        lines.addAll(List.of(pythonLines));
        ForeignTools.python(Files.write(directory.resolve("make.py"), lines), zip.toString());
        return zip;
    }

    private static Map<String, ArchivedFile> entries(Path zip) throws IOException {
        Map<String, ArchivedFile> entries = new LinkedHashMap<>();
        ZipArchive.open(zip, (steps, file) -> entries.put(String.join("/", steps), file))
                .close();
        return entries;
    }

    private static ArchivedFile named(Map<String, ArchivedFile> entries, String name) {
        ArchivedFile file = entries.get(name);
        if (file == null) {
            throw new AssertionError("no entry " + name);
        }
        return file;
    }

    private static byte[] content(Path zip, String name) throws IOException {
        Map<String, ArchivedFile> entries = new LinkedHashMap<>();
        try (ZipArchive archive = ZipArchive.open(zip, (steps, file) -> entries.put(String.join("/", steps), file));
                InputStream in = archive.read(named(entries, name))) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZIP_STORED", "ZIP_DEFLATED"})
    void entryOfEitherMethodIsReadWithItsTime(String method) throws Exception {
        Path zip = made(
                "z = zipfile.ZipFile(sys.argv[1], 'w', zipfile." + method + ")",
                "z.writestr(zipfile.ZipInfo('C/Gr\u00f6\u00dfe.txt', (2007, 3, 7, 11, 22, 34)), b'abc' * 50000)",
                "z.writestr('C/empty', b'')",
                "z.mkdir('C/dir') if hasattr(z, 'mkdir') else z.writestr('C/dir/', b'')",
                "z.close()");
        Map<String, ArchivedFile> entries = entries(zip);
        assertThat(entries).containsOnlyKeys("C/Gr\u00f6\u00dfe.txt", "C/empty", "C/dir");
        assertThat(named(entries, "C/Gr\u00f6\u00dfe.txt").times().changed()).hasToString("2007-03-07T11:22:34Z");
        assertThat(named(entries, "C/Gr\u00f6\u00dfe.txt").times().exact()).isFalse();
        assertThat(named(entries, "C/dir").kind()).isEqualTo(ArchivedFile.Kind.DIRECTORY);
        assertThat(content(zip, "C/Gr\u00f6\u00dfe.txt")).hasSize(150_000).startsWith('a', 'b', 'c');
        assertThat(content(zip, "C/empty")).isEmpty();
    }

    @Test
    void wideArchiveIsReadByItsWideNumbers() throws Exception {
        Path zip = made(
                "z = zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED)",
                "for i in range(70000): z.writestr('f/%d' % i, b'')",
                "with z.open('wide', 'w', force_zip64=True) as f: f.write(b'wide' * 1000)",
                "z.close()");
        assertThat(entries(zip)).hasSize(70_001);
        assertThat(content(zip, "wide")).hasSize(4000);
    }

    @Test
    void wideSizesInTheDirectoryAreRead() throws Exception {
        Path zip = made(
                "zipfile.ZIP64_LIMIT = 10",
                "z = zipfile.ZipFile(sys.argv[1], 'w')",
                "z.writestr('first', b'x' * 100)",
                "z.writestr('second', b'y' * 100)",
                "z.close()");
        assertThat(content(zip, "second")).hasSize(100).startsWith('y');
    }

    @Test
    void infoZipTellsExactTimesAndLinks() throws Exception {
        Files.writeString(directory.resolve("file"), "text");
        Files.setLastModifiedTime(directory.resolve("file"), FileTime.fromMillis(1_173_266_555_000L));
        Files.createSymbolicLink(directory.resolve("link"), Path.of("../../etc/passwd"));
        Path zip = directory.resolve("made.zip");
        ForeignTools.tool("sh", "-c", "cd '" + directory + "' && zip -q -y made.zip file link");
        Map<String, ArchivedFile> entries = entries(zip);
        assertThat(named(entries, "file").times().exact()).isTrue();
        assertThat(named(entries, "file").times().changed()).hasToString("2007-03-07T11:22:35Z");
        assertThat(named(entries, "link").kind()).isEqualTo(ArchivedFile.Kind.LINK);
        assertThat(new String(content(zip, "link"), StandardCharsets.US_ASCII)).isEqualTo("../../etc/passwd");
    }

    @Test
    void encryptedEntryIsToldAndItsNeighboursAreRead() throws Exception {
        Files.writeString(directory.resolve("plain"), "plain");
        Files.writeString(directory.resolve("hidden"), "hidden");
        ForeignTools.tool(
                "sh", "-c", "cd '" + directory + "' && zip -q made.zip plain && zip -q -P secret made.zip hidden");
        Path zip = directory.resolve("made.zip");
        assertThat(content(zip, "plain")).hasSize(5);
        assertThatThrownBy(() -> content(zip, "hidden"))
                .isInstanceOf(ZipDamageException.class)
                .hasMessageContaining("encrypted with a password");
    }

    @Test
    void otherMethodIsTold() throws Exception {
        Path zip = made(
                "z = zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_LZMA)", "z.writestr('a', b'x' * 100)", "z.close()");
        assertThatThrownBy(() -> content(zip, "a")).hasMessageContaining("method 14");
    }

    @Test
    void climbingNamesAreLeftOut() throws Exception {
        Path zip = made(
                "z = zipfile.ZipFile(sys.argv[1], 'w')",
                "for n in ['../a', 'a/../../b', '/etc/c', 'd//e', 'C:\\\\f', '..\\\\g', './ok', 'x/./y']: z.writestr(n, b'')",
                "z.close()");
        List<String> names = new ArrayList<>();
        try (ZipArchive archive = ZipArchive.open(zip, (steps, file) -> names.add(String.join("|", steps)))) {
            assertThat(names).containsExactly("C:|f", "ok");
            assertThat(archive.leftOut()).isEqualTo(6);
        }
    }

    @Test
    void bombYieldsNoMoreThanItsRecordSays() throws Exception {
        Path zip = made(
                "import struct",
                "z = zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED)",
                "z.writestr('bomb', b'0' * 50000000)",
                "z.close()",
                "b = bytearray(open(sys.argv[1], 'rb').read())",
                "at = b.rindex(b'PK\\x01\\x02')",
                "b[at + 24:at + 28] = struct.pack('<I', 1000)",
                "open(sys.argv[1], 'wb').write(b)");
        assertThatThrownBy(() -> content(zip, "bomb")).hasMessageContaining("unpacks to more than the 1000 bytes");
    }

    @Test
    void wrongChecksumIsDamage() throws Exception {
        Path zip = made("z = zipfile.ZipFile(sys.argv[1], 'w')", "z.writestr('a', b'x' * 100)", "z.close()");
        byte[] bytes = Files.readAllBytes(zip);
        bytes[60]++;
        Files.write(zip, bytes);
        assertThatThrownBy(() -> content(zip, "a")).hasMessageContaining("checksum");
    }

    @Test
    void archiveCutOffOrForeignIsTold() throws Exception {
        Path zip = made("z = zipfile.ZipFile(sys.argv[1], 'w')", "z.writestr('a', b'x' * 100)", "z.close()");
        byte[] bytes = Files.readAllBytes(zip);
        for (int length = 0; length < bytes.length; length++) {
            Files.write(zip, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> entries(zip)).isInstanceOf(ZipDamageException.class);
        }
    }

    @Test
    void mutatedArchiveIsReadOrRefused() throws Exception {
        System.out.println("ZipArchiveTest -Ddamage.seed=" + SEED);
        Random random = new Random(SEED);
        byte[] whole = Files.readAllBytes(made(
                "z = zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED)",
                "z.writestr('C/Windows/a', b'abcdefgh' * 500)",
                "z.writestr('C/Windows/b', bytes(range(256)))",
                "with z.open('wide', 'w', force_zip64=True) as f: f.write(b'wide' * 1000)",
                "z.close()"));
        Path zip = directory.resolve("mutated.zip");
        assertTimeoutPreemptively(HANGING, () -> {
            for (int round = 0; round < ROUNDS; round++) {
                byte[] file =
                        random.nextInt(4) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
                for (int i = 1 + random.nextInt(6); i > 0 && file.length > 0; i--) {
                    file[random.nextInt(file.length)] = (byte) random.nextInt(256);
                }
                Files.write(zip, file);
                readAll(zip);
            }
        });
    }

    private static void readAll(Path zip) throws IOException {
        List<ArchivedFile> files = new ArrayList<>();
        try (ZipArchive archive = ZipArchive.open(zip, (steps, file) -> files.add(file))) {
            for (ArchivedFile file : files) {
                try (InputStream in = archive.read(file)) {
                    assertThat((long) in.readNBytes(1 << 20).length).isLessThanOrEqualTo(Math.max(0, file.size()));
                } catch (ZipDamageException told) {
                    assertThat(told.what()).isNotBlank();
                }
            }
        } catch (ZipDamageException told) {
            assertThat(told.what()).isNotBlank();
        }
    }
}
