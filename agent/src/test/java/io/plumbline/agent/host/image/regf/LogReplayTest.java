package io.plumbline.agent.host.image.regf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.agent.host.image.ForeignTools;
import io.plumbline.model.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Dirty hives become what Windows 10 made of the same files, and what regipy makes of logs that were written for this; what does
 * not verify is left alone, and said.
 */
class LogReplayTest {

    private static final String WINDOWS = "nt_hive2/NewDirtyHive1/";

    private Path directory;

    @BeforeEach
    void useDirectory(@TempDir Path empty) {
        directory = empty;
    }

    private static Hive.Logs beside(Path hive) {
        return suffix -> {
            Path log = hive.resolveSibling(hive.getFileName() + suffix);
            return Files.exists(log) ? Reading.present(log) : Reading.absent();
        };
    }

    private record Read(Map<String, Reading<List<RegistryEntry>>> keys, String condition) {
        static Read of(Path file) throws IOException, DamagedHiveException {
            try (Hive hive = Hive.open(file, beside(file))) {
                HiveWalk walk = HiveWalk.of(hive);
                assertThat(walk.failures()).isZero();
                return new Read(walk.keys(), hive.condition().orElse(""));
            }
        }
    }

    /** @param files bytes by what their names end in, the hive's by "" */
    private Path written(Map<String, byte[]> files) throws IOException {
        Path hive = Files.createTempDirectory(directory, "hive").resolve("SYSTEM");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(hive.resolveSibling("SYSTEM" + file.getKey()), file.getValue());
        }
        return hive;
    }

    private static byte[] windows(String name) throws IOException {
        return Files.readAllBytes(ForeignHives.get(WINDOWS + name));
    }

    @Test
    void hiveOfWindowsIsWhatWindowsRecovered() throws Exception {
        Path dirty = ForeignHives.get(WINDOWS + "NewDirtyHive");
        byte[] before = Files.readAllBytes(dirty);
        Read replayed = Read.of(dirty);
        Read recovered = Read.of(ForeignHives.get(WINDOWS + "RecoveredHive_Windows10"));
        assertThat(recovered.condition).isEmpty();
        assertThat(replayed.keys).isEqualTo(recovered.keys).hasSizeGreaterThan(2);
        assertThat(replayed.condition)
                .isEqualTo("recovered from NewDirtyHive.LOG1, 1 entry, and NewDirtyHive.LOG2, 3 entries");
        assertThat(Files.readAllBytes(dirty)).isEqualTo(before);
        assertThat(Read.of(written(Map.of("", before))).keys).isNotEqualTo(recovered.keys);
    }

    @Test
    void logOlderThanTheHiveIsPassedOver() throws Exception {
        Read replayed = Read.of(ForeignHives.get("nt_hive2/NewDirtyHive2/NewDirtyHive"));
        assertThat(replayed.condition).isEqualTo("recovered from NewDirtyHive.LOG2, 3 entries");
        assertThat(replayed.keys).isEqualTo(Read.of(ForeignHives.get(WINDOWS + "RecoveredHive_Windows10")).keys);
    }

    @Test
    void replayStopsAtTheFirstEntryThatDoesNotVerify() throws Exception {
        byte[] second = windows("NewDirtyHive.LOG2");
        // In the pages of its second entry, number 4.
        second[8192 + 600] ^= 1;
        Read replayed = Read.of(
                written(Map.of("", windows("NewDirtyHive"), ".LOG1", windows("NewDirtyHive.LOG1"), ".LOG2", second)));
        assertThat(replayed.condition)
                .isEqualTo("recovered from SYSTEM.LOG1, 1 entry, and SYSTEM.LOG2, 1 entry;"
                        + " later writes may be lost: entry 4 of SYSTEM.LOG2 does not verify");
    }

    @Test
    void missingEntryEndsTheReplay() throws Exception {
        Path hive = written(Map.of("", windows("NewDirtyHive"), ".LOG2", windows("NewDirtyHive.LOG2")));
        assertThat(Read.of(hive).condition)
                .isEqualTo("dirty: its last write was not finished (sequence numbers 3 and 2);"
                        + " SYSTEM.LOG2 begins with entry 3, and entry 2 is missing");
    }

    @Test
    void lostBaseBlockIsTakenFromTheNewerLog() throws Exception {
        byte[] hive = windows("NewDirtyHive");
        Arrays.fill(hive, 12, 512, (byte) 0x5A);
        Path file =
                written(Map.of("", hive, ".LOG1", windows("NewDirtyHive.LOG1"), ".LOG2", windows("NewDirtyHive.LOG2")));
        Read replayed = Read.of(file);
        assertThat(replayed.keys).isEqualTo(Read.of(ForeignHives.get(WINDOWS + "RecoveredHive_Windows10")).keys);
        assertThat(replayed.condition).isEqualTo("recovered from SYSTEM.LOG2, 3 entries");
        Path alone = written(Map.of("", hive));
        assertThatThrownBy(() -> Read.of(alone))
                .isInstanceOf(DamagedHiveException.class)
                .hasMessage("the checksum of its base block is wrong, and no log is beside it");
    }

    @Test
    void logsOfACleanHiveAreNotAskedFor() throws Exception {
        Path clean = ForeignHives.get(WINDOWS + "RecoveredHive_Windows10");
        Hive.open(clean, suffix -> {
                    throw new AssertionError("asked for " + suffix);
                })
                .close();
    }

    @Test
    void logThatMayNotBeReadIsNamed() throws Exception {
        Path file = written(Map.of("", windows("NewDirtyHive")));
        try (Hive hive = Hive.open(file, suffix -> Reading.denied("this account may not read it"))) {
            assertThat(hive.condition().orElseThrow())
                    .contains("dirty")
                    .contains("its .LOG1 cannot be read: this account may not read it");
        }
    }

    private byte[] made(String regText) throws IOException {
        Path file = directory.resolve("made");
        ForeignTools.makeHive(file, "SYSTEM", regText, 3);
        byte[] hive = Files.readAllBytes(file);
        LogBytes.over(hive).putLong(12, 0x01D2_9505_9E68_E89EL);
        return LogBytes.sealed(hive);
    }

    private static String regText(int keys, String data) {
        StringBuilder text = new StringBuilder();
        for (int key = 0; key < keys; key++) {
            text.append("[HKEY_LOCAL_MACHINE\\SYSTEM\\Key %d]\n\"Own\"=\"%s %d\"\n".formatted(key, data, key));
        }
        return text.toString();
    }

    /** What our reader and regipy make of a hive and its log is the hive that the log was written for. */
    private void assertReplayed(byte[] hive, byte[] log, byte[] target, String condition) throws Exception {
        byte[] dirty = LogBytes.dirty(hive, 8, 7);
        Path file = written(Map.of("", dirty, ".LOG1", log));
        Read wanted = Read.of(written(Map.of("", target)));
        Read replayed = Read.of(file);
        assertThat(replayed.condition).matches(condition);
        assertThat(replayed.keys).isEqualTo(wanted.keys);
        assertThat(Read.of(written(Map.of("", dirty))).keys).isNotEqualTo(wanted.keys);
        Path restored = file.resolveSibling("restored");
        ForeignTools.python(
                Path.of(getClass().getResource("/replay-log.py").toURI()),
                ForeignHives.get("python").toString(),
                file.toString(),
                file.resolveSibling("SYSTEM.LOG1").toString(),
                restored.toString());
        byte[] byRegipy = Files.readAllBytes(restored);
        assertThat(Arrays.copyOfRange(byRegipy, 4096, byRegipy.length))
                .isEqualTo(Arrays.copyOfRange(target, 4096, target.length));
    }

    @Test
    void pagesOfTheOldFormatAreReplayedAsRegipyDoes() throws Exception {
        byte[] hive = made(regText(300, "old"));
        byte[] target = made(regText(300, "new"));
        byte[] log = LogBytes.pages(hive, target, 5);
        assertThat(log.length).isGreaterThan(target.length / 2);
        assertReplayed(hive, log, target, "recovered from SYSTEM\\.LOG1, \\d+ pages");
    }

    @Test
    void entriesOfTheNewFormatAreReplayedAsRegipyDoes() throws Exception {
        byte[] hive = made(regText(300, "old"));
        byte[] target = made(regText(300, "new"));
        byte[] log = LogBytes.entries(7, hive, target);
        assertReplayed(hive, log, target, "recovered from SYSTEM\\.LOG1, 2 entries");
    }

    @Test
    void hiveGrowsByItsLogInBothFormats() throws Exception {
        byte[] hive = made(regText(20, "old"));
        byte[] target = made(regText(900, "a longer text than before, so that it grows"));
        assertThat(target.length).isGreaterThan(hive.length + 40_000);
        byte[] dirty = LogBytes.dirty(hive, 8, 7);
        Map<String, byte[]> logs =
                Map.of(".LOG1", LogBytes.entries(7, hive, target), ".LOG", LogBytes.pages(hive, target, 5));
        for (Map.Entry<String, byte[]> log : logs.entrySet()) {
            Read replayed = Read.of(written(Map.of("", dirty, log.getKey(), log.getValue())));
            assertThat(replayed.condition).startsWith("recovered from SYSTEM" + log.getKey() + ", ");
            assertThat(replayed.keys).isEqualTo(Read.of(written(Map.of("", target))).keys);
        }
    }

    @Test
    void sequenceNumbersWrapAround() throws Exception {
        byte[] hive = made(regText(20, "old"));
        byte[] first = made(regText(20, "one"));
        byte[] second = made(regText(20, "two"));
        Path file = written(Map.of(
                "", LogBytes.dirty(hive, 0, -1),
                ".LOG1", LogBytes.entries(1, second),
                ".LOG2", LogBytes.entries(-1, first, first)));
        Read replayed = Read.of(file);
        assertThat(replayed.condition).isEqualTo("recovered from SYSTEM.LOG2, 2 entries, and SYSTEM.LOG1, 1 entry");
        assertThat(replayed.keys).isEqualTo(Read.of(written(Map.of("", second))).keys);
    }

    @Test
    void logOfPagesIsUsedWholeOrNotAtAll() throws Exception {
        byte[] hive = LogBytes.dirty(made(regText(300, "old")), 8, 7);
        byte[] target = made(regText(300, "new"));
        byte[] log = LogBytes.pages(hive, target, 5);
        byte[] otherTime = log.clone();
        otherTime[12] ^= 1;
        byte[] damagedBin = log.clone();
        int bin = log.length - 4096;
        LogBytes.over(damagedBin).putInt(bin + 4, 1 << 20);
        byte[] unfinished = log.clone();
        unfinished[4]++;
        Map<byte[], String> useless = Map.of(
                Arrays.copyOf(log, log.length - 1),
                "it is truncated",
                LogBytes.sealed(otherTime),
                "it is of another write of the hive",
                damagedBin,
                "its copy of the bin at",
                LogBytes.sealed(unfinished),
                "its own last write was not finished",
                Arrays.copyOf(log, 520),
                "it has no room for the bitmap",
                new byte[100],
                "it has no sound base block",
                hive,
                "it is no log (file type 0)");
        Map<String, Reading<List<RegistryEntry>>> unchanged = Read.of(written(Map.of("", hive))).keys;
        for (Map.Entry<byte[], String> one : useless.entrySet()) {
            Read read = Read.of(written(Map.of("", hive, ".LOG", one.getKey(), ".LOG1", new byte[0])));
            assertThat(read.condition).startsWith("dirty: ").contains("SYSTEM.LOG is of no use: " + one.getValue());
            assertThat(read.keys).isEqualTo(unchanged);
        }
    }
}
