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
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every key and value, its type and its raw bytes, are those that hivex reads from the same file. */
class HivexOracleTest {

    private static SortedSet<String> byUs(Path file) throws IOException, DamagedHiveException {
        try (Hive hive = Hive.open(file, Hive.Logs.none())) {
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
            return lines;
        }
    }

    /** One run of hivex for all files. */
    private static Map<Path, SortedSet<String>> byHivex(Collection<Path> files) throws URISyntaxException {
        Path script = Path.of(Objects.requireNonNull(HivexOracleTest.class.getResource("/dump-hive.py"))
                .toURI());
        Map<Path, SortedSet<String>> dumps = new LinkedHashMap<>();
        TreeSet<String> lines = new TreeSet<>();
        for (String line : ForeignTools.python(
                        script, files.stream().map(Path::toString).toArray(String[]::new))
                .lines()
                .toList()) {
            if (line.startsWith("hive ")) {
                lines = new TreeSet<>();
                dumps.put(Path.of(line.substring(5)), lines);
            } else {
                lines.add(line);
            }
        }
        return dumps;
    }

    private static String hexadecimal(String text) {
        return text.isEmpty() ? "-" : HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Each content once: many hosts share a hive. */
    private static Collection<Path> hivesOfDescribedHosts() throws IOException {
        Map<String, Path> hives = new LinkedHashMap<>();
        for (String host : ForeignTools.hosts()) {
            try (Stream<Path> files = Files.walk(ForeignTools.host(host))) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    if (file.getFileName().toString().matches("(?i)system|software") && isWhole(file)) {
                        hives.putIfAbsent(HexFormat.of().formatHex(Files.readAllBytes(file)), file);
                    }
                }
            }
        }
        return hives.values();
    }

    /** Hosts with a hive damaged on purpose have no say here. */
    private static boolean isWhole(Path file) {
        try (Hive hive = Hive.open(file, Hive.Logs.none())) {
            return hive.condition().isEmpty() && HiveWalk.of(hive).failures() == 0;
        } catch (IOException | DamagedHiveException damaged) {
            return false;
        }
    }

    @Test
    void hivesOfTheDescribedHostsAreReadAsHivexReadsThem() throws Exception {
        Collection<Path> hives = hivesOfDescribedHosts();
        assertThat(hives).hasSizeGreaterThan(50);
        Map<Path, SortedSet<String>> expected = byHivex(hives);
        for (Path file : hives) {
            assertThat(byUs(file)).as(file.toString()).isEqualTo(expected.get(file));
        }
    }

    @Test
    void randomHiveIsReadAsHivexReadsIt(@TempDir Path directory) throws Exception {
        long seed = System.nanoTime();
        System.out.println("HivexOracleTest seed " + seed);
        Path file = directory.resolve("hive");
        ForeignTools.makeHive(file, "SOFTWARE", randomRegText(new Random(seed)), 5);
        SortedSet<String> ours = byUs(file);
        assertThat(ours)
                .hasSizeGreaterThan(2000)
                .isEqualTo(byHivex(List.of(file)).get(file));
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
