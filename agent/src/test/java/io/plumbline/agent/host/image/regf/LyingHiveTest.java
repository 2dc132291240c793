package io.plumbline.agent.host.image.regf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.agent.host.image.regf.HiveBytes.Image;
import io.plumbline.model.Reading;
import io.plumbline.model.ReadingKind;
import io.plumbline.model.RegistryValue;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats that hivex does not write, and cells that lie, each in a hive written for it. */
class LyingHiveTest {

    private static final int REG_DWORD = RegistryValue.REG_DWORD;
    private static final int RESIDENT = 0x8000_0000;

    private Path directory;

    @BeforeEach
    void useDirectory(@TempDir Path empty) {
        directory = empty;
    }

    private Hive open(Image image) throws IOException, DamagedHiveException {
        return Hive.open(Files.write(Files.createTempFile(directory, "hive", ""), image.bytes()), Hive.Logs.none());
    }

    /** Root, one subkey "Child" with the value "Number" = 4 in its own cell. */
    private static final class Family {
        final HiveBytes hive;
        final int root;
        final int child;
        final int data;
        final int value;
        final int values;

        Family(int minor, boolean compressed) {
            hive = new HiveBytes(minor);
            root = hive.key("Root", compressed, 0x4);
            child = hive.key("Child", compressed, 0);
            data = hive.cell(new byte[] {4, 0, 0, 0});
            value = hive.value("Number", compressed, REG_DWORD, 4, data);
            values = hive.offsets(value);
        }

        Image build(int list) {
            return hive.build(root).subkeys(root, 1, list).parent(child, root).values(child, 1, values);
        }
    }

    private static Image withValues(HiveBytes writer, int root, int... values) {
        int list = writer.offsets(values);
        return writer.build(root).values(root, values.length, list);
    }

    private static void assertNumber(Hive hive) {
        assertThat(hive.subkeys("")).isEqualTo(Reading.present(List.of("Child")));
        assertThat(hive.value("child", "NUMBER")).isEqualTo(Reading.present(RegistryValue.dword(4)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void everyMinorVersionIsReadWithPlainNames(int minor) throws Exception {
        Family family = new Family(minor, false);
        try (Hive hive = open(family.build(family.hive.index("li", family.child)))) {
            assertNumber(hive);
        }
    }

    @Test
    void unknownVersionIsRefusedByName() {
        Family family = new Family(5, true);
        Image image = family.build(family.hive.index("li", family.child)).base(24, 7);
        assertThatThrownBy(() -> open(image))
                .isInstanceOf(DamagedHiveException.class)
                .hasMessageContaining("1.7");
    }

    @Test
    void listsOfListsAreRead() throws Exception {
        Family family = new Family(5, true);
        int leaf = family.hive.index("li", family.child);
        int inner = family.hive.index("ri", leaf);
        try (Hive hive = open(family.build(family.hive.index("ri", inner)))) {
            assertNumber(hive);
        }
    }

    @Test
    void listsNestedTooDeepAreDamage() throws Exception {
        Family family = new Family(5, true);
        int list = family.hive.index("li", family.child);
        for (int i = 0; i < 3; i++) {
            list = family.hive.index("ri", list);
        }
        try (Hive hive = open(family.build(list))) {
            assertThat(hive.subkeys("").kind()).isEqualTo(ReadingKind.FAILED);
        }
    }

    @Test
    void listThatHoldsItselfIsDamage() throws Exception {
        Family family = new Family(5, true);
        int list = family.hive.index("ri", 0);
        Image image = family.build(list).set(list, 4, list);
        try (Hive hive = open(image)) {
            assertThat(hive.subkeys("").why()).contains("listed twice");
        }
    }

    @Test
    void keyBelowItselfIsDamage() throws Exception {
        Family family = new Family(5, true);
        int up = family.hive.index("li", family.root);
        Image image = family.build(family.hive.index("li", family.child)).subkeys(family.child, 1, up);
        try (Hive hive = open(image)) {
            assertThat(hive.subkeys("Child").why()).contains("belongs to another key");
            assertThat(hive.value("Child\\Root\\Child", "Number").kind()).isEqualTo(ReadingKind.FAILED);
            assertNumber(hive);
        }
    }

    @Test
    void nameHintAndHashMustAgreeWithTheName() throws Exception {
        int rightHint = 'C' | 'h' << 8 | 'i' << 16 | 'l' << 24;
        int rightHash = 0;
        for (char character : "CHILD".toCharArray()) {
            rightHash = rightHash * 37 + character;
        }
        for (String signature : List.of("lf", "lh")) {
            int right = signature.equals("lf") ? rightHint : rightHash;
            Family good = new Family(5, true);
            try (Hive hive = open(good.build(good.hive.hinted(signature, good.child, right)))) {
                assertNumber(hive);
            }
            Family bad = new Family(5, true);
            try (Hive hive = open(bad.build(bad.hive.hinted(signature, bad.child, right ^ 0x10)))) {
                assertThat(hive.value("Child", "Number").kind()).isEqualTo(ReadingKind.FAILED);
                assertThat(hive.subkeys("").kind()).isEqualTo(ReadingKind.FAILED);
            }
        }
    }

    @Test
    void subkeyBesideADamagedOneIsNeverCalledAbsent() throws Exception {
        Family family = new Family(5, true);
        int list = family.hive.index("li", family.child, family.data);
        Image image = family.build(list).subkeys(family.root, 2, list);
        try (Hive hive = open(image)) {
            assertThat(hive.value("Child", "Number")).isEqualTo(Reading.present(RegistryValue.dword(4)));
            assertThat(hive.value("Other", "Number").kind()).isEqualTo(ReadingKind.FAILED);
        }
    }

    @Test
    void countThatTheListContradictsIsDamage() throws Exception {
        Family family = new Family(5, true);
        int list = family.hive.index("li", family.child);
        try (Hive hive = open(family.build(list).subkeys(family.root, 2, list))) {
            assertThat(hive.subkeys("").why()).contains("1 subkeys are listed and 2 counted");
            assertThat(hive.value("Other", "").kind()).isEqualTo(ReadingKind.FAILED);
        }
    }

    @Test
    void hugeCountsAllocateNothing() throws Exception {
        Family family = new Family(5, true);
        int list = family.hive.index("li", family.child);
        Image image = family.build(list)
                .subkeys(family.root, Integer.MAX_VALUE, list)
                .values(family.root, Integer.MAX_VALUE, family.values);
        try (Hive hive = open(image)) {
            assertThat(hive.subkeys("").why()).contains("more than " + Hive.MAX_SUBKEYS);
            assertThat(hive.values("").why()).contains("more than " + Hive.MAX_VALUES);
        }
    }

    @Test
    void lengthBeyondTheCellIsDamageAndTheNeighbourIsRead() throws Exception {
        HiveBytes writer = new HiveBytes(5);
        int root = writer.key("Root", true, 4);
        int shortData = writer.cell(new byte[12]);
        int secret = writer.cell("not yours, not yours".getBytes(StandardCharsets.US_ASCII));
        int lying = writer.value("Lying", true, 3, 16, shortData);
        int honest = writer.value("Honest", true, 3, 20, secret);
        try (Hive hive = open(withValues(writer, root, lying, honest))) {
            assertThat(hive.value("", "Lying").kind()).isEqualTo(ReadingKind.FAILED);
            assertThat(hive.value("", "Honest").kind()).isEqualTo(ReadingKind.PRESENT);
            assertThat(hive.values("").find().orElseThrow())
                    .extracting(RegistryEntry::name)
                    .containsExactly("Lying", "Honest");
        }
    }

    @Test
    void dataThatTwoValuesClaimIsNeithers() throws Exception {
        HiveBytes writer = new HiveBytes(5);
        int root = writer.key("Root", true, 4);
        int data = writer.cell(new byte[12]);
        int one = writer.value("One", true, 3, 12, data);
        int two = writer.value("Two", true, 3, 12, data);
        try (Hive hive = open(withValues(writer, root, one, two))) {
            assertThat(hive.value("", "One").why()).contains("claims its bytes");
            assertThat(hive.value("", "Two").why()).contains("claims its bytes");
        }
    }

    @Test
    void descriptorsAndClassNamesAreNoValuesData() throws Exception {
        HiveBytes writer = new HiveBytes(5);
        int root = writer.key("Root", true, 4);
        int child = writer.key("Child", true, 0);
        int list = writer.index("li", child);
        int descriptor = writer.cell("sk, then what only the system reads".getBytes(StandardCharsets.US_ASCII));
        int className = writer.cell("Class name".getBytes(StandardCharsets.UTF_16LE));
        int one = writer.value("One", true, 3, 8, descriptor);
        int two = writer.value("Two", true, 3, 8, className);
        int own = writer.value("Own", true, 3, 8, writer.cell(new byte[8]));
        Image image = withValues(writer, root, one, two, own)
                .subkeys(root, 1, list)
                .parent(child, root)
                .set(root, 44, descriptor)
                .set(child, 44, descriptor)
                .set(child, 48, className)
                .set(child, 72, 5 | 20 << 16);
        try (Hive hive = open(image)) {
            assertThat(hive.value("", "One").why()).contains("claims its bytes");
            assertThat(hive.value("", "Two").why()).contains("claims its bytes");
            assertThat(hive.value("", "Own")).isEqualTo(Reading.present(new RegistryValue(3, new byte[8])));
            assertThat(hive.values("Child")).isEqualTo(Reading.present(List.of()));
        }
    }

    @Test
    void nameThatTwoValuesOrSubkeysBearIsNeithers() throws Exception {
        HiveBytes writer = new HiveBytes(5);
        int root = writer.key("Root", true, 4);
        int[] keys = {writer.key("Same", true, 0), writer.key("SAME", true, 0), writer.key("Other", true, 0)};
        int list = writer.index("li", keys);
        int one = writer.value("One", true, REG_DWORD, RESIDENT | 4, 1);
        int changed = writer.value("ONE", true, REG_DWORD, RESIDENT | 4, 2);
        int three = writer.value("Three", true, REG_DWORD, RESIDENT | 4, 3);
        Image image = withValues(writer, root, one, changed, three).subkeys(root, keys.length, list);
        for (int key : keys) {
            image.parent(key, root);
        }
        try (Hive hive = open(image)) {
            assertThat(hive.value("", "One").why()).contains("two values");
            assertThat(hive.value("", "Two").kind()).isEqualTo(ReadingKind.FAILED);
            assertThat(hive.value("", "Three")).isEqualTo(Reading.present(RegistryValue.dword(3)));
            assertThat(hive.values("Same").why()).contains("two subkeys");
            assertThat(hive.values("Other")).isEqualTo(Reading.present(List.of()));
        }
    }

    @Test
    void damagedValueKeepsItsPlaceAndItsKeyNeverSaysAbsent() throws Exception {
        HiveBytes writer = new HiveBytes(5);
        int root = writer.key("Root", true, 4);
        int noValue = writer.cell(new byte[20]);
        int honest = writer.value("Honest", true, REG_DWORD, RESIDENT | 4, 4);
        try (Hive hive = open(withValues(writer, root, noValue, honest))) {
            List<RegistryEntry> entries = hive.values("").find().orElseThrow();
            assertThat(entries).hasSize(2);
            assertThat(entries.getFirst().value().kind()).isEqualTo(ReadingKind.FAILED);
            assertThat(hive.value("", "Honest")).isEqualTo(Reading.present(RegistryValue.dword(4)));
            assertThat(hive.value("", "Other").kind()).isEqualTo(ReadingKind.FAILED);
        }
    }

    @Test
    void residentDataIsAtMostFourBytes() throws Exception {
        HiveBytes writer = new HiveBytes(5);
        int root = writer.key("Root", true, 4);
        int tooLong = writer.value("Five", true, 3, RESIDENT | 5, 0x04030201);
        int fits = writer.value("Three", true, 3, RESIDENT | 3, 0x04030201);
        try (Hive hive = open(withValues(writer, root, tooLong, fits))) {
            assertThat(hive.value("", "Five").kind()).isEqualTo(ReadingKind.FAILED);
            assertThat(hive.value("", "Three")).isEqualTo(Reading.present(new RegistryValue(3, new byte[] {1, 2, 3})));
        }
    }

    private static byte[] pattern(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 7 + (i >> 8));
        }
        return bytes;
    }

    private static int bigData(HiveBytes writer, int declared, int... segments) {
        int list = writer.offsets(segments);
        return writer.cell(HiveBytes.buffer(8)
                .put((byte) 'd')
                .put((byte) 'b')
                .putShort((short) declared)
                .putInt(list));
    }

    /** Asks for a value of {@code size} bytes in segments of {@code lengths}, of which {@code order} are listed. */
    private Reading<RegistryValue> bigValue(int size, int declared, int[] lengths, int... order) throws Exception {
        HiveBytes writer = new HiveBytes(5);
        int root = writer.key("Root", true, 4);
        int[] segments = new int[lengths.length];
        for (int i = 0; i < lengths.length; i++) {
            segments[i] = writer.cell(Arrays.copyOfRange(pattern(60_000), i * 16_344, i * 16_344 + lengths[i]));
        }
        int data = bigData(
                writer, declared, Arrays.stream(order).map(i -> segments[i]).toArray());
        int value = writer.value("Big", true, 3, size, data);
        try (Hive hive = open(withValues(writer, root, value))) {
            return hive.value("", "Big");
        }
    }

    @Test
    void bigDataIsJoinedFromItsSegments() throws Exception {
        int[] full = {16_348, 16_348, 16_348};
        Reading<RegistryValue> whole = bigValue(40_000, 3, full, 0, 1, 2);
        assertThat(whole.equals(Reading.present(new RegistryValue(3, pattern(40_000)))))
                .isTrue();
        assertThat(bigValue(40_000, 3, full, 0, 0, 2).why()).contains("listed twice");
        assertThat(bigValue(40_000, 2, full, 0, 1).why()).contains("2 segments for 40000 bytes");
        assertThat(bigValue(60_000, 3, full, 0, 1, 2).why()).contains("3 segments for 60000 bytes");
        assertThat(bigValue(40_000, 3, new int[] {16_348, 16_348, 8}, 0, 1, 2).why())
                .contains("outside of its cell");
    }

    @Test
    void symbolicLinkIsNamedAndNotFollowed() throws Exception {
        HiveBytes writer = new HiveBytes(5);
        int root = writer.key("Root", true, 4);
        int link = writer.key("CurrentControlSet", true, 0x10);
        int list = writer.index("li", link);
        try (Hive hive = open(writer.build(root).subkeys(root, 1, list).parent(link, root))) {
            assertThat(hive.subkeys("")).isEqualTo(Reading.present(List.of("CurrentControlSet")));
            assertThat(hive.value("CurrentControlSet\\Services", "x").kind()).isEqualTo(ReadingKind.UNSUPPORTED);
        }
    }

    @Test
    void dirtyHiveIsReadAndSaysSo() throws Exception {
        Family family = new Family(5, true);
        try (Hive hive =
                open(family.build(family.hive.index("li", family.child)).base(4, 8))) {
            assertNumber(hive);
            assertThat(hive.condition().orElseThrow()).contains("dirty").contains("8 and 7");
        }
    }

    @Test
    void truncatedHiveSaysHowMuchIsMissing() throws Exception {
        Family family = new Family(5, true);
        Image whole = family.build(family.hive.index("li", family.child));
        byte[] half = Arrays.copyOf(whole.bytes(), 4096 + 2048);
        try (Hive hive = Hive.open(Files.write(directory.resolve("half"), half), Hive.Logs.none())) {
            assertThat(hive.condition().orElseThrow()).contains("2048 bytes are missing");
            assertNumber(hive);
        }
    }

    /** Of half a gigabyte that the disk does not hold: the file is sparse. */
    @Test
    void hiveTooLargeToBeLookedThroughSaysSo() throws Exception {
        Family family = new Family(5, true);
        int bins = Hive.MAX_COUNTED_BYTES + (1 << 20);
        Image image = family.build(family.hive.index("li", family.child)).base(40, bins);
        Path file = Files.write(directory.resolve("large"), image.bytes());
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(4096L + bins);
        }
        try (Hive hive = Hive.open(file, Hive.Logs.none())) {
            assertNumber(hive);
            assertThat(hive.condition().orElseThrow()).contains("too large to be looked through");
        }
    }

    @Test
    void brokenBaseBlockIsRefused() throws Exception {
        Family family = new Family(5, true);
        byte[] bytes = family.build(family.hive.index("li", family.child)).bytes();
        bytes[100] ^= 1;
        Path file = Files.write(directory.resolve("broken"), bytes);
        assertThatThrownBy(() -> Hive.open(file, Hive.Logs.none()))
                .isInstanceOf(DamagedHiveException.class)
                .hasMessageContaining("checksum");
    }

    @Test
    void transactionLogIsNotTakenForAHive() {
        Family family = new Family(5, true);
        Image image = family.build(family.hive.index("li", family.child)).base(28, 6);
        assertThatThrownBy(() -> open(image)).hasMessageContaining("transaction log");
    }

    @Test
    void cellsMustBeWhereCellsCanBe() throws Exception {
        for (int offset : new int[] {0, 4, 8, 16, 28, 33, 36, 4096, 8192, Integer.MAX_VALUE, -8, -1}) {
            Family family = new Family(5, true);
            Image image = family.build(family.hive.index("li", family.child)).values(family.child, 1, offset);
            try (Hive hive = open(image)) {
                assertThat(hive.value("Child", "Number").kind())
                        .as("offset " + offset)
                        .isEqualTo(ReadingKind.FAILED);
                assertThat(hive.subkeys("Child")).isEqualTo(Reading.present(List.of()));
            }
        }
    }
}
