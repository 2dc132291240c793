package io.plumbline.agent.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plumbline.model.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The spool on a directory of this machine. */
class SpoolTest {

    private static final SpoolLimits ROOMY = new SpoolLimits(SpoolLimits.MIN_BYTES, 1000);

    private final Path directory;
    private final List<LocalDisk> opened = new ArrayList<>();

    SpoolTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @AfterEach
    void close() throws Exception {
        for (LocalDisk disk : opened) {
            disk.close();
        }
        opened.clear();
    }

    private LocalDisk disk(String name) throws Exception {
        LocalDisk disk = LocalDisk.open(directory.resolve(name));
        opened.add(disk);
        return disk;
    }

    private Spool open(SpoolLimits limits) throws Exception {
        close();
        return Spool.open(disk("spool"), disk("state"), limits);
    }

    private static List<String> texts(Spool spool) throws Exception {
        List<String> texts = new ArrayList<>();
        for (Optional<SpooledReport> next = spool.findOldest(); next.isPresent(); next = spool.findOldest()) {
            Report report = Reports.of(next.get());
            texts.add(report.facts().getFirst().reading().find().orElseThrow().display());
            spool.acknowledge(next.get());
        }
        return texts;
    }

    @Test
    void restartDeliversReportsLeftInSpoolInTheirOrder() throws Exception {
        Spool spool = open(ROOMY);
        Reports.append(spool, "h", "one");
        Reports.append(spool, "h", "two");
        String agent = spool.agent();
        Spool again = open(ROOMY);
        assertThat(again.agent()).isEqualTo(agent);
        assertThat(again.next().seq()).isEqualTo(3);
        Reports.append(again, "h", "three");
        assertThat(texts(again)).containsExactly("one", "two", "three");
        assertThat(open(ROOMY).status()).isEqualTo(new SpoolStatus(0, 0, Optional.empty(), 0, 0, 0));
        assertThat(open(ROOMY).next().seq()).isEqualTo(4);
    }

    @Test
    void aLostStateBeginsANewEpochAndOldReportsComeFirst() throws Exception {
        Spool spool = open(ROOMY);
        Reports.append(spool, "h", "old one");
        Reports.append(spool, "h", "old two");
        ReportNumber before = spool.next();
        Files.delete(directory.resolve("state/sequence"));
        Spool again = open(ROOMY);
        assertThat(again.next().seq()).isEqualTo(1);
        assertThat(again.next().epoch()).isNotEqualTo(before.epoch());
        Reports.append(again, "h", "new one");
        assertThat(texts(again)).containsExactly("old one", "old two", "new one");
    }

    @Test
    void everyDamagedByteOfTheStateBeginsANewEpoch() throws Exception {
        Spool spool = open(ROOMY);
        Reports.append(spool, "h", "one");
        ReportNumber before = spool.next();
        Path state = directory.resolve("state/sequence");
        byte[] sound = Files.readAllBytes(state);
        for (int i = 0; i < sound.length; i++) {
            byte[] damaged = sound.clone();
            damaged[i] ^= 1;
            Files.write(state, damaged);
            Files.deleteIfExists(directory.resolve("spool/none"));
            assertThat(open(ROOMY).next().epoch()).as("byte %d", i).isNotEqualTo(before.epoch());
        }
    }

    @Test
    void everyFlippedByteQuarantinesThatReportAndNoOther() throws Exception {
        Spool spool = open(ROOMY);
        Reports.append(spool, "h", "one");
        ReportNumber middle = spool.next();
        Reports.append(spool, "h", "two");
        Reports.append(spool, "h", "three");
        Path file = directory.resolve("spool").resolve(SpoolRecord.name(middle));
        byte[] sound = Files.readAllBytes(file);
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("SpoolTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < sound.length; i++) {
            byte[] damaged = sound.clone();
            damaged[i] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, damaged);
            assertOnlyOthersAreLeft(file, "byte " + i);
        }
        for (int length = 0; length < sound.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(sound, length));
            assertOnlyOthersAreLeft(file, "length " + length);
        }
    }

    private void assertOnlyOthersAreLeft(Path damaged, String context) throws Exception {
        Spool spool = open(ROOMY);
        assertThat(spool.status().quarantined()).as(context).isEqualTo(1);
        assertThat(spool.status().reports()).as(context).isEqualTo(2);
        assertThat(spool.next().seq()).as(context).isEqualTo(4);
        assertThat(Reports.of(spool.findOldest().orElseThrow()).report().seq())
                .as(context)
                .isEqualTo(1);
        assertThat(damaged).doesNotExist();
        assertThat(directory.resolve("spool/quarantine").resolve(damaged.getFileName()))
                .exists();
    }

    @Test
    void damageDoneWhileTheSpoolIsOpenIsFoundBeforeDelivery() throws Exception {
        Spool spool = open(ROOMY);
        Path file = directory.resolve("spool").resolve(SpoolRecord.name(spool.next()));
        Reports.append(spool, "h", "one");
        Reports.append(spool, "h", "two");
        Files.write(file, "rubbish".getBytes(UTF_8));
        assertThat(texts(spool)).containsExactly("two");
        assertThat(spool.status().quarantined()).isEqualTo(1);
    }

    @Test
    void aFullSpoolDropsTheOldestReportThatANewerOneReplaces() throws Exception {
        Spool spool = open(new SpoolLimits(SpoolLimits.MIN_BYTES, 3));
        Reports.append(spool, "alone", "only one of its host");
        Reports.append(spool, "h", "one");
        Reports.append(spool, "h", "two");
        Reports.append(spool, "h", "three");
        Reports.append(spool, "h", "four");
        assertThat(spool.status().dropped()).isEqualTo(2);
        assertThat(texts(spool)).containsExactly("only one of its host", "three", "four");
    }

    @Test
    void theBoundInBytesHolds() throws Exception {
        Spool spool = open(ROOMY);
        Random random = new Random(5);
        for (int i = 0; i < 12; i++) {
            StringBuilder incompressible = new StringBuilder();
            for (int j = 0; j < 8000; j++) {
                incompressible.append((char) random.nextInt(0xD800));
            }
            Report small = Reports.next(spool, "h", "x");
            List<io.plumbline.model.Fact> facts = new ArrayList<>();
            for (int j = 0; j < 20; j++) {
                facts.add(new io.plumbline.model.Fact(
                        io.plumbline.model.FactRef.of("p", "s" + j, "f"),
                        io.plumbline.model.Reading.present(io.plumbline.model.Value.text(
                                incompressible.reverse().toString())),
                        "s"));
            }
            spool.append(
                    given -> new Report(small.report(), small.host(), "t", List.of(), List.of(), facts, List.of()));
            assertThat(spool.status().bytes()).isLessThanOrEqualTo(ROOMY.maxBytes());
        }
        assertThat(spool.status().dropped()).isPositive();
        try (Stream<Path> files = Files.list(directory.resolve("spool"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".report")).count())
                    .isEqualTo(spool.status().reports());
        }
    }

    @Test
    void aRefusedReportIsKeptAsideAndNeverSentAgain() throws Exception {
        Spool spool = open(ROOMY);
        Reports.append(spool, "h", "one");
        Reports.append(spool, "h", "two");
        spool.refuse(spool.findOldest().orElseThrow());
        assertThat(spool.status().deadLettered()).isEqualTo(1);
        assertThat(directory.resolve("spool/dead-letter").toFile().list()).hasSize(1);
        assertThat(texts(open(ROOMY))).containsExactly("two");
    }

    @Test
    void asideIsBoundedToo() throws Exception {
        Spool spool = open(ROOMY);
        for (int i = 0; i < 5; i++) {
            Reports.append(spool, "h", "text " + i);
            spool.refuse(spool.findOldest().orElseThrow());
        }
        assertThat(directory.resolve("spool/dead-letter").toFile().list()).hasSize(1);
        assertThat(spool.status().deadLettered()).isEqualTo(5);
    }

    @Test
    void aReportUnderAnotherNumberIsABugOfTheCaller() throws Exception {
        Spool spool = open(ROOMY);
        Report report = Reports.append(spool, "h", "one");
        assertThatIllegalArgumentException().isThrownBy(() -> spool.append(number -> report));
    }

    @Test
    void twoAgentsNeverShareASpool() throws Exception {
        open(ROOMY);
        assertThatExceptionOfType(DirectoryInUseException.class)
                .isThrownBy(() -> disk("spool"))
                .withMessageContaining("another agent is using");
    }

    @Test
    void aNumberThatIsTakenElsewhereBeginsANewEpochAndOlderReportsStillComeFirst() throws Exception {
        Spool spool = open(ROOMY);
        Reports.append(spool, "h", "one");
        ReportNumber before = spool.next();
        spool.beginEpoch(before.epoch());
        spool.beginEpoch(before.epoch());
        assertThat(spool.next().epoch()).isNotEqualTo(before.epoch());
        assertThat(spool.next().seq()).isEqualTo(1);
        Reports.append(spool, "h", "two");
        ReportNumber after = spool.next();
        Spool again = open(ROOMY);
        assertThat(again.next()).isEqualTo(after);
        assertThat(texts(again)).containsExactly("one", "two");
    }

    @Test
    void unfinishedFilesAreRemoved() throws Exception {
        Spool spool = open(ROOMY);
        Reports.append(spool, "h", "one");
        Files.writeString(directory.resolve("spool/tmp-x.report"), "half");
        assertThat(texts(open(ROOMY))).containsExactly("one");
        assertThat(directory.resolve("spool/tmp-x.report")).doesNotExist();
    }
}
