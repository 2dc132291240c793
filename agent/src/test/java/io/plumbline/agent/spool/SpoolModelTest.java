package io.plumbline.agent.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Report;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random use of a spool against a plain model of what it promises, with the power cut at every step in turn. */
class SpoolModelTest {

    private static final SpoolLimits ROOMY = new SpoolLimits(SpoolLimits.MIN_BYTES, 1000);
    private static final int OPERATIONS = 14;

    /** What must be so, whatever the spool does inside. */
    private static final class Model {
        private final Map<ReportNumber, Report> promised = new LinkedHashMap<>();
        private final Map<ReportNumber, Report> everAppended = new LinkedHashMap<>();
        private final Set<ReportNumber> acknowledged = new HashSet<>();
        private @Nullable Report inFlight;

        private void checkAfterRestart(Spool spool, String context) throws Exception {
            Set<ReportNumber> found = new HashSet<>();
            Optional<SpooledReport> oldest = spool.findOldest();
            while (oldest.isPresent()) {
                ReportNumber number = oldest.get().number();
                Report report = Reports.of(oldest.get());
                Report expected = everAppended.get(number);
                if (expected == null) {
                    assertThat(report).as("%s: nobody appended it", context).isEqualTo(inFlight);
                    everAppended.put(number, report);
                } else {
                    assertThat(report).as(context).isEqualTo(expected);
                }
                assertThat(found.add(number)).as("%s: twice", context).isTrue();
                spool.acknowledge(oldest.get());
                acknowledged.add(number);
                oldest = spool.findOldest();
            }
            assertThat(found).as("%s: lost", context).containsAll(promised.keySet());
            promised.clear();
            assertThat(spool.status().quarantined())
                    .as("%s: a power cut damages nothing that was promised", context)
                    .isZero();
        }

        private void step(Spool spool, Random random, String context) throws Exception {
            if (random.nextInt(3) > 0) {
                ReportNumber number = spool.next();
                assertThat(everAppended.keySet())
                        .as("%s: a number used again", context)
                        .doesNotContain(number);
                inFlight = Reports.next(spool, "host" + random.nextInt(2), "text " + random.nextInt());
                Report appended = inFlight;
                spool.append(given -> appended);
                promised.put(number, appended);
                everAppended.put(number, appended);
            } else {
                Optional<SpooledReport> oldest = spool.findOldest();
                if (oldest.isPresent()) {
                    acknowledged.add(oldest.get().number());
                    promised.remove(oldest.get().number());
                    spool.acknowledge(oldest.get());
                }
            }
        }
    }

    @Test
    void aPowerCutAtAnyStepLosesNothingThatWasPromisedAndUsesNoNumberTwice() throws Exception {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("SpoolModelTest seed " + seed);
        int cuts = 0;
        for (int script = 0; script < 12; script++) {
            int steps = run(seed + script, Integer.MAX_VALUE);
            for (int cut = 0; cut < steps; cut++) {
                for (int luck = 0; luck < 3; luck++) {
                    runWithCut(seed + script, cut, luck);
                    cuts++;
                }
            }
        }
        assertThat(cuts).isGreaterThan(1000);
        System.out.println("SpoolModelTest cut the power " + cuts + " times");
    }

    private static int run(long seed, int cutAfter) throws Exception {
        Random random = new Random(seed);
        CrashingDisk disk = new CrashingDisk(random);
        disk.cutAfter(cutAfter);
        play(disk, new Model(), new Random(seed), "seed " + seed);
        return disk.steps();
    }

    private static void play(CrashingDisk disk, Model model, Random random, String context) throws Exception {
        Spool spool = Spool.open(disk, disk, ROOMY);
        for (int operation = 0; operation < OPERATIONS; operation++) {
            model.step(spool, random, context);
        }
    }

    private static void runWithCut(long seed, int cut, int luck) throws Exception {
        String context = "seed " + seed + " cut at step " + cut + " luck " + luck;
        CrashingDisk disk = new CrashingDisk(new Random(seed ^ (luck * 31L + cut)));
        Model model = new Model();
        disk.cutAfter(cut);
        try {
            play(disk, model, new Random(seed), context);
        } catch (CrashingDisk.PowerCut off) {
            // The restart below finds what the cut left.
        }
        Spool again = Spool.open(disk, disk, ROOMY);
        model.checkAfterRestart(again, context);
        for (int operation = 0; operation < 4; operation++) {
            model.step(again, new Random(seed + operation), context);
        }
        model.checkAfterRestart(Spool.open(disk, disk, ROOMY), context + ", second restart");
    }

    @Test
    void aReportWhoseForceFailedIsNotInTheSpoolAndItsNumberIsFree() throws Exception {
        CrashingDisk memory = new CrashingDisk(new Random(1));
        Spool spool = Spool.open(memory, memory, ROOMY);
        Reports.append(spool, "h", "one");
        FailingDisk failing = new FailingDisk(memory);
        Spool onFailing = Spool.open(failing, memory, ROOMY);
        ReportNumber number = onFailing.next();
        failing.fails = true;
        assertThat(appendFails(onFailing)).isTrue();
        failing.fails = false;
        assertThat(onFailing.next()).isEqualTo(number);
        assertThat(onFailing.status().reports()).isEqualTo(1);
        Reports.append(onFailing, "h", "two");
        assertThat(Spool.open(memory, memory, ROOMY).status().reports()).isEqualTo(2);
    }

    @Test
    void volumeThatDoesNotTellItsFreeSpaceTakesReports() throws Exception {
        CrashingDisk memory = new CrashingDisk(new Random(1));
        FailingDisk untold = new FailingDisk(memory);
        untold.tellsFreeSpace = false;
        Spool spool = Spool.open(untold, memory, ROOMY);
        Reports.append(spool, "h", "one");
        Reports.append(spool, "h", "two");
        assertThat(Spool.open(memory, memory, ROOMY).status().reports()).isEqualTo(2);
    }

    private static boolean appendFails(Spool spool) throws Exception {
        try {
            Reports.append(spool, "h", "lost");
            return false;
        } catch (IOException forced) {
            return true;
        }
    }

    /** A disk whose fsync answers EIO, or that does not say how full it is. */
    private static final class FailingDisk implements Disk {
        private final Disk disk;
        private boolean fails;
        private boolean tellsFreeSpace = true;

        private FailingDisk(Disk disk) {
            this.disk = disk;
        }

        @Override
        public java.util.List<String> list(String folder) throws IOException {
            return disk.list(folder);
        }

        @Override
        public byte[] read(String name, int maxBytes) throws IOException {
            return disk.read(name, maxBytes);
        }

        @Override
        public void write(String name, byte[] content) throws IOException {
            disk.write(name, content);
        }

        @Override
        public void force(String name) throws IOException {
            if (fails) {
                throw new IOException("Input/output error");
            }
            disk.force(name);
        }

        @Override
        public void rename(String from, String to) throws IOException {
            disk.rename(from, to);
        }

        @Override
        public void forceNames(String folder) throws IOException {
            disk.forceNames(folder);
        }

        @Override
        public void delete(String name) throws IOException {
            disk.delete(name);
        }

        @Override
        public long usableBytes() throws IOException {
            if (!tellsFreeSpace) {
                throw new IOException("Invalid function");
            }
            return disk.usableBytes();
        }
    }
}
