package io.plumbline.agent.host.image.regf;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.agent.host.image.ForeignTools;
import io.plumbline.model.RegistryValue;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key and value, its type and its raw bytes, are those that hivex reads from the same file. */
class HivexOracleTest {

    private static List<String> byUs(Path file) throws IOException, DamagedHiveException {
        try (Hive hive = Hive.open(file)) {
            HiveWalk walk = HiveWalk.of(hive);
            assertThat(walk.failures()).isZero();
            TreeSet<String> lines = new TreeSet<>();
            walk.keys().forEach((path, values) -> {
                lines.add("key " + hexadecimal(path));
                for (RegistryEntry entry : values.find().orElseThrow()) {
                    RegistryValue value = entry.value().find().orElseThrow();
                    lines.add("value %s %s %d %s"
                            .formatted(
                                    hexadecimal(path),
                                    hexadecimal(entry.name()),
                                    value.type(),
                                    HexFormat.of().formatHex(value.toByteArray())));
                }
            });
            return List.copyOf(lines);
        }
    }

    private static List<String> byHivex(Path file) throws URISyntaxException {
        Path script = Path.of(Objects.requireNonNull(HivexOracleTest.class.getResource("/dump-hive.py"))
                .toURI());
        return List.copyOf(new TreeSet<>(
                ForeignTools.python(script, file.toString()).lines().toList()));
    }

    private static String hexadecimal(String text) {
        return text.isEmpty() ? "-" : HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Path> hivesOfDescribedHosts() throws IOException {
        TreeSet<Path> hives = new TreeSet<>();
        for (String host : ForeignTools.hosts()) {
            try (Stream<Path> files = Files.walk(ForeignTools.host(host))) {
                files.filter(file -> file.getFileName().toString().matches("(?i)system|software"))
                        .filter(Files::isRegularFile)
                        .filter(HivexOracleTest::isWhole)
                        .forEach(hives::add);
            }
        }
        return hives.stream();
    }

    /** Hosts with a hive damaged on purpose have no say here. */
    private static boolean isWhole(Path file) {
        try (Hive hive = Hive.open(file)) {
            return hive.condition().isEmpty() && HiveWalk.of(hive).failures() == 0;
        } catch (IOException | DamagedHiveException damaged) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("hivesOfDescribedHosts")
    void hiveOfADescribedHostIsReadAsHivexReadsIt(Path file) throws Exception {
        assertThat(byUs(file)).isEqualTo(byHivex(file));
    }

    @Test
    void randomHiveIsReadAsHivexReadsIt(@TempDir Path directory) throws Exception {
        long seed = System.nanoTime();
        System.out.println("HivexOracleTest seed " + seed);
        Path file = directory.resolve("hive");
        ForeignTools.makeHive(file, "SOFTWARE", randomRegText(new Random(seed)), 5);
        List<String> ours = byUs(file);
        assertThat(ours).hasSizeGreaterThan(2000).isEqualTo(byHivex(file));
    }

    private static String randomRegText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            text.append("[HKEY_LOCAL_MACHINE\\SOFTWARE");
            for (int depth = 1 + random.nextInt(4); depth > 0; depth--) {
                text.append("\\Key ").append(random.nextInt(1 << (4 * depth))).append(letters(random));
            }
            text.append("]\n");
            for (int j = random.nextInt(12); j > 0; j--) {
                byte[] bytes = new byte[random.nextInt(random.nextInt(20) == 0 ? 20_000 : 40)];
                random.nextBytes(bytes);
                text.append("\"Value %d%s\"=hex(%x):%s\n"
                        .formatted(
                                j,
                                letters(random),
                                random.nextInt(20),
                                HexFormat.ofDelimiter(",").formatHex(bytes)));
            }
        }
        return text.toString();
    }

    private static String letters(Random random) {
        return random.nextInt(4) == 0 ? "\u00e4\u00df\u0416\u6f22" : random.nextInt(4) == 0 ? "\u00e9" : "";
    }
}
