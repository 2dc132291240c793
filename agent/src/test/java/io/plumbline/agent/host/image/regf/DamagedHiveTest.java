package io.plumbline.agent.host.image.regf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.agent.host.image.ForeignTools;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hive cut off anywhere, and one with any byte changed, ends in readings; no value shows bytes that are not its own.
 *
 * <p>Every value of the hive here repeats a text of its own, so that a byte from elsewhere is recognised.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamagedHiveTest {

    private static final int ROUNDS = Integer.getInteger("damage.rounds", 500);
    /** No measure of speed: a walk takes milliseconds, and one that takes this long hangs. */
    private static final Duration HANGING = Duration.ofSeconds(2);

    /**
     * By path and name. Their case is not told apart, as nobody who asks a registry tells it apart: the hash by which a key is
     * listed is that of its upper-case name, so a change of one letter's case is sound, and the key keeps its own values.
     */
    private final Map<String, byte[]> truth = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private Path directory;
    private byte[] whole;

    @BeforeAll
    void makeHive(@TempDir Path made) throws IOException, DamagedHiveException {
        directory = made;
        StringBuilder text = new StringBuilder();
        for (int key = 0; key < 60; key++) {
            text.append("[HKEY_LOCAL_MACHINE\\SYSTEM\\Group%d\\Key%02d]\n".formatted(key % 7, key));
            for (int value = 0; value < 5; value++) {
                String own = "<%02d.%d>".formatted(key, value).repeat(1 + (key + 3 * value) % 11);
                byte[] bytes = own.getBytes(StandardCharsets.US_ASCII);
                text.append("\"Value%d\"=hex(%x):%s\n"
                        .formatted(value, 3, HexFormat.ofDelimiter(",").formatHex(bytes)));
            }
            text.append("\"Number\"=dword:%08x\n".formatted(0x41424300 + key));
        }
        Path file = directory.resolve("whole");
        ForeignTools.makeHive(file, "SYSTEM", text.toString(), 5);
        whole = Files.readAllBytes(file);
        try (Hive hive = Hive.open(file, Hive.Logs.none())) {
            HiveWalk.of(hive)
                    .keys()
                    .forEach((path, values) -> values.find()
                            .orElseThrow()
                            .forEach(entry -> truth.put(
                                    path + "\\" + entry.name(),
                                    entry.value().find().orElseThrow().toByteArray())));
        }
        assertThat(truth).hasSize(60 * 6);
    }

    private Random seeded(String what) {
        long seed = Long.getLong("damage.seed", System.nanoTime());
        System.out.println("DamagedHiveTest " + what + " -Ddamage.seed=" + seed);
        return new Random(seed);
    }

    @Test
    void hiveTruncatedAnywhereEndsInReadings() throws Exception {
        Random random = seeded("truncation");
        for (int round = 0; round < ROUNDS; round++) {
            int length = random.nextInt(whole.length);
            assertSound("cut at " + length, Arrays.copyOf(whole, length), -1);
        }
    }

    @Test
    void hiveWithAnyByteChangedEndsInReadings() throws Exception {
        Random random = seeded("change");
        for (int round = 0; round < ROUNDS; round++) {
            byte[] changed = whole.clone();
            int at = random.nextInt(changed.length);
            changed[at] ^= (byte) (1 + random.nextInt(255));
            assertSound("byte %d is %02x".formatted(at, changed[at]), changed, at);
        }
    }

    private void assertSound(String what, byte[] damaged, int changedAt) throws IOException {
        Path file = Files.write(directory.resolve("damaged"), damaged);
        assertThatCode(() -> assertTimeoutPreemptively(HANGING, () -> {
                    try (Hive hive = Hive.open(file, Hive.Logs.none())) {
                        HiveWalk.of(hive).keys().forEach((path, values) -> assertOwnBytes(path, values, changedAt));
                    } catch (DamagedHiveException clear) {
                        assertThat(clear).hasMessageMatching("(?s).{10,}");
                    }
                }))
                .as(what)
                .doesNotThrowAnyException();
    }

    private void assertOwnBytes(String path, Reading<List<RegistryEntry>> values, int changedAt) {
        List<RegistryEntry> entries = values.find().orElse(List.of());
        for (RegistryEntry entry : entries) {
            boolean shared = entries.stream()
                            .filter(other -> other.name().equalsIgnoreCase(entry.name()))
                            .count()
                    > 1;
            entry.value()
                    .find()
                    .map(RegistryValue::toByteArray)
                    .ifPresent(bytes -> assertThat(isOwn(path, entry.name(), shared, bytes, changedAt))
                            .as("%s %s shows %s", path, entry.name(), new String(bytes, StandardCharsets.ISO_8859_1))
                            .isTrue());
        }
    }

    /** Its own bytes: one may be the changed one, the end may be missing, and what follows is the padding of its cell. */
    private boolean isOwn(String path, String name, boolean shared, byte[] bytes, int changedAt) {
        byte[] known = truth.get(path + "\\" + name);
        if (changedAt < 0) {
            // What is left of a truncated hive is unchanged.
            return Arrays.equals(known, bytes);
        }
        if (known != null && !shared) {
            return differences(known, bytes) <= 1;
        }
        // The changed byte is in a name, which now is new or a sibling's, and thus not in the bytes: these tell which
        // value
        // of the key it was. That nobody who asks by a shared name gets either one's, LyingHiveTest shows.
        String key = path + "\\";
        return truth.entrySet().stream()
                .anyMatch(one -> one.getKey().regionMatches(true, 0, key, 0, key.length())
                        && Arrays.equals(one.getValue(), bytes));
    }

    private static int differences(byte[] known, byte[] bytes) {
        int differences = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != (i < known.length ? known[i] : 0)) {
                differences++;
            }
        }
        return differences;
    }
}
