package io.plumbline.agent.host.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.agent.host.DescribedHost;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotReaderTest {

    private static final String HOST = """
            plumbline-snapshot 1

            [host]
            description = "x"
            recorded-from = image
            family = nt
            registry = asked
            files = asked

            """;

    /** HOST ends in line 9, so the first line below is line 10; a bar stands for a line break. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "[registri HKLM\\A]; :10: no section is called \"registri\"",
                "[registry HKLM\\A|\"N\" = dword:4; :10: a section without a name or its closing bracket",
                "[registry HKXX\\A]; :10: a key is written HKLM",
                "[registry HKLM\\A]|\"N\" = dwrod:00000004; :11: found \"dwrod:00000004\" where there should be a value",
                "[registry HKLM\\A]|\"N\" = dword:; :11: the line ends where there should be up to 8 hexadecimal digits",
                "[registry HKLM\\A]|\"N\" = dword:123456789; :11: found \"9\" where there should be the end of the line",
                "[registry HKLM\\A]|\"N\" = hex(1):6; :11: the line ends where there should be one more hexadecimal digit",
                "[registry HKLM\\A]|\"N\" = \"a\\q\"; :11: found \"\\\\q\\\"\" where there should be one of",
                "[registry HKLM\\A]|\"N\" = \"open; :11: the line ends where there should be a closing quotation mark",
                "[registry HKLM\\A]|\"N\" = absent|\"n\" = absent; :12: value \"n\" stands twice in this key",
                "[registry HKLM\\A]|[registry HKLM\\a]; :11: this section stands twice",
                "[registry HKLM\\A]|values = some; :11: found \"some\" where there should be all",
                "[registry HKLM\\A]|\"N\" = hex(3):00,\\; :11: the file ends within a continued line",
                "[file System32\\netbt.sys]; :10: a file is written Windows\\System32",
                "[file Windows\\..\\secret]; :10: a file is written Windows\\System32",
                "[file Windows\\a.sys]|version = 6.0.6000.99999; :11: a version is written 6.0.6000.20551",
                "[file Windows\\a.sys]|verison = absent; :11: no \"verison\" in [file]; it has content, stat, version",
                "[file Windows\\a.sys]|stat = 12 yesterday; :11: a stat is written",
                "[file Windows\\a.sys]|content = text:\"\u20ac\"; :11: a character over",
                "[network]|running-node-type = H; :11: found \"H\" where there should be a number",
                "[network]|dns \"a\" = none|dns \"A\" = none; :12: this question stands twice",
                "[adapter \"{1}\"]; :10: an adapter, but no",
                "[network]|adapters = present|[adapter \"{1}\"]|alias = \"a\"; :12: [adapter] without description",
                "[system]|kernel-version = 6.0 \"\"; :11: a kernel version is written",
                "garbage; :10: no \"garbage\" in [host]; it has description",
            })
    void badTextIsRefusedWithFileLineAndWhatBelongsThere(String body, String message) {
        assertThatThrownBy(() -> SnapshotReader.read("bad.snapshot", HOST + body.replace('|', '\n')))
                .isInstanceOf(SnapshotFormatException.class)
                .hasMessageContaining("bad.snapshot" + message);
    }

    @Test
    void textOfAnotherVersionOrKindIsRefused() {
        assertThatThrownBy(() -> SnapshotReader.read("s", "plumbline-snapshot 2\n"))
                .hasMessage("s:1: a snapshot of version 2; this Plumbline reads \"plumbline-snapshot 1\"");
        assertThatThrownBy(() -> SnapshotReader.read("s", "Windows Registry Editor Version 5.00\n"))
                .hasMessage("s:1: no snapshot: the first line is not \"plumbline-snapshot 1\"");
        assertThatThrownBy(() -> SnapshotReader.read("s", "")).isInstanceOf(SnapshotFormatException.class);
        assertThatThrownBy(() -> SnapshotReader.read("s", "plumbline-snapshot 1\n[system]\n"))
                .hasMessage("s:2: the first section is not [host]");
    }

    @Test
    void commentsBlankLinesAndWindowsLineEndsAreNoContent() throws SnapshotFormatException {
        String edited = (HOST + "# why\n\n[registry HKLM\\A]\n  \"N\"   =   dword:4\n").replace("\n", "\r\n");
        assertThat(new SnapshotWriter(SnapshotReader.read("edited", edited)).write())
                .contains("\"N\" = dword:00000004");
    }

    @Test
    void fileOverTheLimitOrNotUtf8IsRefusedBeforeItIsParsed(@TempDir Path directory) throws IOException {
        Path binary = directory.resolve("binary.snapshot");
        Files.write(binary, new byte[] {(byte) 0xFF, (byte) 0xFE, 'p', 0});
        assertThatThrownBy(() -> SnapshotReader.read(binary)).hasMessageContaining("not UTF-8");
        Path vast = directory.resolve("vast.snapshot");
        try (var channel = FileChannel.open(vast, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {' '}), SnapshotReader.MAX_BYTES + 1L);
        }
        assertThatThrownBy(() -> SnapshotReader.read(vast)).hasMessageContaining("the most a snapshot may have");
        assertThatThrownBy(() -> SnapshotReader.read(
                        "long", HOST + "[system]\narchitecture = \"" + "x".repeat(SnapshotSection.MAX_LINE) + "\"\n"))
                .hasMessageContaining("characters in a line");
    }

    @Test
    void damagedTextIsReadOrRefusedAndNeverBreaksTheReader() throws SnapshotFormatException {
        String sound = DescribedSnapshot.write(DescribedHost.contract());
        long seed = Long.getLong("snapshot.seed", 42);
        System.out.println("SnapshotReaderTest damages with seed " + seed);
        Random random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < 600; round++) {
            StringBuilder damaged = new StringBuilder(sound);
            switch (random.nextInt(3)) {
                case 0 -> damaged.setLength(random.nextInt(sound.length()));
                case 1 -> damaged.setCharAt(random.nextInt(sound.length()), (char) random.nextInt(256));
                default -> {
                    int start = random.nextInt(sound.length());
                    damaged.delete(start, Math.min(sound.length(), start + random.nextInt(200)));
                }
            }
            try {
                SnapshotReader.read("damaged", damaged.toString());
            } catch (SnapshotFormatException expected) {
                assertThat(expected).hasMessageMatching("(?s)damaged:\\d+: .+");
                refused++;
            }
        }
        assertThat(refused).isPositive();
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(sound)).isTrue();
    }
}
