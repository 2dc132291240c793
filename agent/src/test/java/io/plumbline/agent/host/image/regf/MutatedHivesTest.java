package io.plumbline.agent.host.image.regf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.agent.host.image.ForeignTools;
import io.plumbline.model.RegistryValue;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand hives and as many logs, each changed in up to three places by one who knows the format: offsets that meet other
 * sound cells, lengths and counts at their limits, signatures, whole runs of bytes. Each is read to its last value; none hangs,
 * none ends in anything but readings or the reader's own exception, and after one change no value shows bytes of another.
 *
 * <p>Every value repeats a text of its own, so that foreign bytes are known as such.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutatedHivesTest {

    private static final int ROUNDS = Integer.getInteger("mutated.hives", 10_000);
    /** No measure of speed: a walk takes a millisecond, and one that takes this long hangs. */
    private static final Duration HANGING = Duration.ofSeconds(2);

    /**
     * Of all that a whole walk of a hive of 24 kB allocates and drops again, a few MB; the heap it holds at a time is less. A count
     * or length that were believed would be far beyond.
     */
    private static final long MAX_ALLOCATED_BYTES = 32 << 20;

    private static final ThreadMXBean ALLOCATIONS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int BASE = 4096;

    private final Map<String, byte[]> truth = new HashMap<>();
    private byte[] hive;
    private byte[] changedHive;
    /** Offsets in the bins at which something begins that a changed offset may meet. */
    private final List<Integer> cells = new ArrayList<>();

    @BeforeAll
    void makeHives(@TempDir Path directory) throws IOException, DamagedHiveException {
        hive = made(directory.resolve("hive"), "<%02d.%d>");
        changedHive = made(directory.resolve("changed"), "[%02d.%d]");
        LogBytes.over(changedHive).putLong(12, LogBytes.over(hive).getLong(12));
        LogBytes.sealed(changedHive);
        for (int at = BASE + 32; at < hive.length; at += 8) {
            int size = -LogBytes.over(hive).getInt(at);
            if (size > 8 && size < 4096 && size % 8 == 0) {
                cells.add(at - BASE);
            }
        }
        note(hive);
        assertThat(truth).hasSize(24 * 4);
        note(changedHive);
    }

    /** Keys of one group have hashes beside them (hivex writes lf, lh or li as the format's version has it). */
    private static byte[] made(Path file, String pattern) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int key = 0; key < 24; key++) {
            text.append("[HKEY_LOCAL_MACHINE\\SYSTEM\\Group%d\\Key%02d]\n".formatted(key % 5, key));
            for (int value = 0; value < 4; value++) {
                String own = pattern.formatted(key, value).repeat(2 + (key + 3 * value) % 9);
                text.append("\"Value%d\"=hex(3):%s\n"
                        .formatted(
                                value, HexFormat.ofDelimiter(",").formatHex(own.getBytes(StandardCharsets.US_ASCII))));
            }
        }
        ForeignTools.makeHive(file, "SYSTEM", text.toString(), 5);
        return Files.readAllBytes(file);
    }

    private void note(byte[] whole) throws DamagedHiveException {
        try (Hive opened = open(whole, List.of())) {
            HiveWalk.of(opened)
                    .keys()
                    .forEach((path, values) -> values.find()
                            .orElseThrow()
                            .forEach(entry -> truth.put(
                                    path + "\\" + entry.name() + (whole == hive ? "" : "'"),
                                    entry.value().find().orElseThrow().toByteArray())));
        }
    }

    private static Hive open(byte[] bytes, List<HiveLog> logs) throws DamagedHiveException {
        return Hive.of(Arena.ofShared(), MemorySegment.ofArray(bytes), logs, List.of());
    }

    private static HiveLog log(String name, byte[] bytes) {
        return new HiveLog(name, MemorySegment.ofArray(bytes));
    }

    private Random seeded(String what) {
        long seed = Long.getLong("mutated.seed", System.nanoTime());
        System.out.println("MutatedHivesTest " + what + " -Dmutated.seed=" + seed);
        return new Random(seed);
    }

    /**
     * One change of a kind that a format has.
     *
     * @param kinds 7, or 8 with the one that brings the bytes of one value into another, which nothing can tell
     */
    private void mutate(byte[] bytes, Random random, int kinds) {
        int at = random.nextInt(bytes.length / 4) * 4;
        switch (random.nextInt(kinds)) {
            case 0 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            case 1 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            case 2 -> LogBytes.over(bytes).putInt(at, cells.get(random.nextInt(cells.size())));
            case 3 -> LogBytes.over(bytes).putInt(at, new int[] {0, -1, 1, 8, -8, 1 << 31, 4096}[random.nextInt(7)]);
            case 4 -> LogBytes.over(bytes).putInt(at, LogBytes.over(bytes).getInt(at) + 8 * (random.nextInt(9) - 4));
            case 5 ->
                Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(64)), (byte) random.nextInt());
            case 6 -> aimed(bytes, random);
            default -> {
                int from = random.nextInt(bytes.length - 64);
                System.arraycopy(bytes, from, bytes, Math.min(at, bytes.length - 64), 64);
            }
        }
    }

    /** What is an offset to a cell becomes one to another cell. */
    private void aimed(byte[] bytes, Random random) {
        for (int tries = 0; tries < 200; tries++) {
            int at = BASE + random.nextInt((bytes.length - BASE) / 4) * 4;
            if (cells.contains(LogBytes.over(bytes).getInt(at))) {
                LogBytes.over(bytes).putInt(at, cells.get(random.nextInt(cells.size())));
                return;
            }
        }
    }

    private interface Reader {

        /** @param once whether there was one change only: two can make a value's bytes another's for good */
        void read(byte[] mutated, boolean once) throws DamagedHiveException;
    }

    private void survive(String what, byte[] whole, Random random, Reader reader) throws Exception {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                byte[] mutated = whole.clone();
                boolean once = random.nextBoolean();
                for (int changes = once ? 1 : 2 + random.nextInt(2); changes > 0; changes--) {
                    mutate(mutated, random, once ? 7 : 8);
                }
                if (random.nextInt(20) == 0) {
                    mutated = Arrays.copyOf(mutated, random.nextInt(mutated.length));
                }
                if (mutated.length >= 512 && random.nextInt(4) != 0) {
                    // Else the checksum ends it all too early.
                    LogBytes.sealed(mutated);
                }
                byte[] input = mutated;
                Future<?> reading = thread.submit(() -> {
                    long before = ALLOCATIONS.getCurrentThreadAllocatedBytes();
                    try {
                        reader.read(input, once);
                    } finally {
                        assertThat(ALLOCATIONS.getCurrentThreadAllocatedBytes() - before)
                                .as("bytes allocated, by the test too")
                                .isLessThan(MAX_ALLOCATED_BYTES);
                    }
                    return true;
                });
                try {
                    reading.get(HANGING.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException hanging) {
                    thread.shutdownNow();
                    fail(what + " round " + round + " hangs");
                } catch (ExecutionException thrown) {
                    if (!(thrown.getCause() instanceof DamagedHiveException)) {
                        fail(what + " round " + round, thrown.getCause());
                    }
                }
            }
        }
    }

    private void assertOwnBytes(Hive opened) {
        HiveWalk.of(opened).keys().forEach((path, values) -> {
            for (RegistryEntry entry : values.find().orElse(List.of())) {
                opened.value(path, entry.name())
                        .find()
                        .map(RegistryValue::toByteArray)
                        .ifPresent(bytes -> assertThat(isOwn(path, entry.name(), bytes))
                                .as(
                                        "%s %s shows %s",
                                        path, entry.name(), new String(bytes, StandardCharsets.ISO_8859_1))
                                .isTrue());
            }
        });
    }

    /**
     * Bytes of the value itself may be changed, since no checksum covers them; what is wrong is the marked text of another, three
     * times or more.
     */
    private boolean isOwn(String path, String name, byte[] bytes) {
        byte[] known = truth.get(path + "\\" + name);
        byte[] other = truth.get(path + "\\" + name + "'");
        if (known == null || other == null) {
            // A name was changed: whose the bytes are cannot be told by it.
            return true;
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return truth.values().stream()
                .filter(foreign -> !sameMark(foreign, known) && !sameMark(foreign, other))
                .noneMatch(foreign -> text.startsWith(new String(foreign, 0, 12, StandardCharsets.ISO_8859_1)));
    }

    private static boolean sameMark(byte[] one, byte[] other) {
        return Arrays.equals(one, 0, 6, other, 0, 6);
    }

    @Test
    void mutatedHiveEndsInReadingsOfItsOwn() throws Exception {
        survive("hive", hive, seeded("hive"), (mutated, once) -> {
            try (Hive opened = open(mutated, List.of())) {
                if (once) {
                    assertOwnBytes(opened);
                } else {
                    HiveWalk.of(opened);
                }
            }
        });
    }

    @Test
    void mutatedLogOfEntriesIsVerifiedOrLeftAlone() throws Exception {
        byte[] dirty = LogBytes.dirty(hive, 8, 7);
        survive("entries", LogBytes.entries(7, hive, changedHive), seeded("entries"), (mutated, once) -> {
            try (Hive opened = open(dirty, List.of(log("SYSTEM.LOG1", mutated)))) {
                // Hashes cover every byte of an entry: what is replayed is what was written.
                HiveWalk.of(opened)
                        .keys()
                        .forEach((path, values) -> values.find()
                                .orElseThrow()
                                .forEach(entry -> assertThat(truth.get(path + "\\" + entry.name()))
                                        .satisfiesAnyOf(
                                                known -> assertThat(known).isEqualTo(bytes(entry)),
                                                known -> assertThat(truth.get(path + "\\" + entry.name() + "'"))
                                                        .isEqualTo(bytes(entry)))));
            }
        });
    }

    private static byte[] bytes(RegistryEntry entry) {
        return entry.value().find().orElseThrow().toByteArray();
    }

    @Test
    void mutatedLogOfPagesEndsInReadings() throws Exception {
        byte[] dirty = LogBytes.dirty(hive, 8, 7);
        survive("pages", LogBytes.pages(hive, changedHive, 5), seeded("pages"), (mutated, once) -> {
            try (Hive opened = open(dirty, List.of(log("SYSTEM.LOG", mutated)))) {
                HiveWalk.of(opened);
            }
        });
    }
}
