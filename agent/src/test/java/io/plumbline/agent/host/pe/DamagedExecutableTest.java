package io.plumbline.agent.host.pe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.plumbline.agent.host.image.ForeignTools;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.ReadingKind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand damaged executables: no hang, no more than the stated reads, bytes and heap, and no invented version. */
class DamagedExecutableTest {

    private static final int INPUTS = Integer.getInteger("damage.inputs", 10_000);
    private static final long HANG_SECONDS = 2;
    private static final int FIXED_INFO = 52;
    /** What the ranges hold, and what came and went on the way to the last block of the worst tree of texts. */
    private static final long MAX_ALLOCATED = 4L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private record Outcome(Reading<FileVersion> version, Reading<String> text, int reads, long bytes, long allocated) {

        static Outcome of(byte[] file) throws IOException {
            CountingSource source = new CountingSource(new BytesSource(file));
            CountingSource again = new CountingSource(new BytesSource(file));
            long before = THREADS.getCurrentThreadAllocatedBytes();
            Reading<FileVersion> version = ExecutableFile.version(source);
            long between = THREADS.getCurrentThreadAllocatedBytes();
            Reading<String> text = ExecutableFile.fileVersionText(again);
            long after = THREADS.getCurrentThreadAllocatedBytes();
            return new Outcome(
                    version,
                    text,
                    Math.max(source.reads(), again.reads()),
                    Math.max(source.bytes(), again.bytes()),
                    Math.max(between - before, after - between));
        }
    }

    @Test
    void largestFileStaysWithinTheBounds() throws IOException {
        Outcome outcome = Outcome.of(ResourceFile.largest());

        System.out.printf(
                "DamagedExecutableTest: largest sound file: %d reads, %d bytes read, %d bytes allocated%n",
                outcome.reads(), outcome.bytes(), outcome.allocated());
        assertThat(outcome.version()).isEqualTo(Reading.present(new FileVersion(6, 0, 6000, 20551)));
        assertThat(outcome.text()).isEqualTo(Reading.present("the last"));
        // Were it less, this were not the largest file.
        assertThat(outcome.bytes()).isBetween(128L << 10, 256L << 10);
        assertThat(outcome.reads()).isLessThanOrEqualTo(12);
        assertThat(outcome.allocated()).isLessThanOrEqualTo(MAX_ALLOCATED);
    }

    private static List<byte[]> soundFiles(Path directory) throws IOException {
        Path x86 = directory.resolve("x86.sys");
        ForeignTools.makeExecutable(x86, "6.0.6000.20551", "x86");
        return List.of(
                Files.readAllBytes(x86),
                ResourceFile.named("bracket-text"),
                ResourceFile.named("english-among-others"),
                ResourceFile.crowded("x86"),
                SegmentedFile.withVersion(new FileVersion(3, 11, 0, 300), "3.11b"));
    }

    @Test
    void damagedFileIsNoHangNoFloodAndNoInvention(@TempDir Path directory) throws Exception {
        long seed = Long.getLong("damage.seed", System.nanoTime());
        System.out.println("DamagedExecutableTest -Ddamage.seed=" + seed);
        Random random = new Random(seed);
        List<Mutation> mutations =
                soundFiles(directory).stream().map(Mutation::new).toList();
        Map<ReadingKind, Integer> kinds = new EnumMap<>(ReadingKind.class);
        int texts = 0;
        int mostReads = 0;
        long mostBytes = 0;
        long mostAllocated = 0;
        try (ExecutorService worker = Executors.newSingleThreadExecutor()) {
            for (int round = 0; round < INPUTS; round++) {
                byte[] file = mutations.get(random.nextInt(mutations.size())).next(random);
                Outcome outcome;
                try {
                    outcome = worker.submit(() -> Outcome.of(file)).get(HANG_SECONDS, TimeUnit.SECONDS);
                } catch (TimeoutException hang) {
                    worker.shutdownNow();
                    throw new AssertionError("round " + round + " hangs", hang);
                } catch (ExecutionException thrown) {
                    throw new AssertionError("round " + round + " throws", thrown.getCause());
                }
                if (outcome.version() instanceof Reading.Present<FileVersion>(FileVersion version)) {
                    assertTold(file, version, round);
                }
                kinds.merge(outcome.version().kind(), 1, Integer::sum);
                texts += outcome.text() instanceof Reading.Present<String> ? 1 : 0;
                mostReads = Math.max(mostReads, outcome.reads());
                mostBytes = Math.max(mostBytes, outcome.bytes());
                mostAllocated = Math.max(mostAllocated, outcome.allocated());
            }
        }
        System.out.printf(
                "DamagedExecutableTest: %d inputs %s, %d texts; at most %d reads, %d bytes read, %d bytes allocated%n",
                INPUTS, kinds, texts, mostReads, mostBytes, mostAllocated);
        assertThat(mostReads).isLessThanOrEqualTo(12);
        assertThat(mostBytes).isLessThanOrEqualTo(256 << 10);
        assertThat(mostAllocated).isLessThanOrEqualTo(MAX_ALLOCATED);
        assertThat(kinds).containsKeys(ReadingKind.PRESENT, ReadingKind.ABSENT, ReadingKind.FAILED);
    }

    /** The version stands in the file, in a block whose key, lengths and signature are whole. */
    private static void assertTold(byte[] file, FileVersion version, int round) {
        for (int block : Mutation.versionBlocks(file)) {
            boolean wide = file[block + 7] == 0;
            int info = block + (wide ? 40 : 20);
            if (info + FIXED_INFO > file.length) {
                continue;
            }
            ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
            int length = Short.toUnsignedInt(bytes.getShort(block));
            int valueLength = Short.toUnsignedInt(bytes.getShort(block + 2));
            if (bytes.getInt(info) == 0xFEEF04BD
                    && valueLength >= FIXED_INFO
                    && info - block + valueLength <= length
                    && block + length <= file.length
                    && version.equals(FileVersion.ofFixedFileInfo(bytes.getInt(info + 8), bytes.getInt(info + 12)))) {
                return;
            }
        }
        fail("round %d: no sound block of the file says %s", round, version);
    }
}
