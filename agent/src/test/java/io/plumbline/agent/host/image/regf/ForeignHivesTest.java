package io.plumbline.agent.host.image.regf;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.host.image.ForeignTools;
import io.plumbline.model.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hives that others wrote are read as hivex reads them, to the last value: Windows 10, Windows' offline registry library, a SYSTEM
 * of a real Windows, Samba, Wine's registry in a hive of hivex, and one of 32 MB that was generated.
 */
class ForeignHivesTest {

    private static Path resource(String name) throws Exception {
        return Path.of(ForeignHivesTest.class.getResource(name).toURI());
    }

    private static String byHivex(Path file) throws Exception {
        String[] parts = ForeignTools.python(resource("/digest-hive.py"), file.toString())
                .strip()
                .split("\t", -1);
        return parts[1] + " keys, " + parts[2] + " values, " + parts[3];
    }

    /** @return keys */
    private static int assertEqual(String source, Path file) throws Exception {
        try (Hive hive = Hive.open(file, Hive.Logs.none())) {
            assertThat(hive.condition()).as(source).isEmpty();
            HiveDigest ours = HiveDigest.of(hive);
            System.out.printf(
                    "ForeignHivesTest %s: %d bytes, %d keys, %d values%n",
                    source, Files.size(file), ours.keys(), ours.values());
            assertThat("%d keys, %d values, %s".formatted(ours.keys(), ours.values(), ours.sha256()))
                    .as(source)
                    .isEqualTo(byHivex(file));
            return ours.keys();
        }
    }

    @Test
    void hivesOfWindowsAreReadAsHivexReadsThem() throws Exception {
        assertThat(assertEqual("Windows' offreg.dll", ForeignHives.get("nt_hive2/testhive")))
                .isGreaterThan(500);
        assertThat(assertEqual("Windows 10", ForeignHives.get("nt_hive2/NewDirtyHive1/RecoveredHive_Windows10")))
                .isGreaterThan(2);
        assertThat(assertEqual("SYSTEM of a Windows", ForeignHives.get("dissect/SYSTEM")))
                .isGreaterThan(30_000);
    }

    @Test
    void registryOfWineIsReadAsHivexReadsIt(@TempDir Path directory) throws Exception {
        Path prefix = ForeignHives.provisioned("wine-template");
        String[][] parts = {
            {"system.reg", "Software", "SOFTWARE"}, {"system.reg", "System", "SYSTEM"}, {"user.reg", "-", "SOFTWARE"}
        };
        for (String[] part : parts) {
            String text = ForeignTools.python(
                    resource("/wine-registry.py"),
                    prefix.resolve(part[0]).toString(),
                    part[1],
                    "HKEY_LOCAL_MACHINE\\" + part[2]);
            Path file = directory.resolve("hive");
            ForeignTools.makeHive(file, part[2], text, 5);
            assertThat(assertEqual("Wine's " + part[0] + " " + part[1], file)).isGreaterThan(10);
        }
    }

    @Test
    void hiveThatSambaWroteIsReadAsHivexReadsIt(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("hive");
        ForeignTools.makeHive(file, "SOFTWARE", "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Old]\n\"Number\"=dword:00000001\n", 5);
        ForeignTools.sambaWrites(file, sambaSessions());
        assertThat(assertEqual("Samba's regshell", file)).isEqualTo(1 + 1 + 2 * 6);
        try (Hive hive = Hive.open(file, Hive.Logs.none())) {
            assertThat(hive.subkeys("").map(List::size)).isEqualTo(Reading.present(1 + 6));
        }
    }

    /** Of the changes of one session, regshell of Samba 4.17 keeps the first only. */
    private static List<String> sambaSessions() {
        List<String> sessions = new ArrayList<>();
        for (int key = 0; key < 6; key++) {
            sessions.add("mkkey Key%d\nexit\n".formatted(key));
            sessions.add("ck Key%d\nmkkey Deeper\nexit\n".formatted(key));
            for (int value = 0; value < 3; value++) {
                sessions.add("ck Key%d\nset Value%d REG_SZ %s\nexit\n"
                        .formatted(key, value, "text".repeat(1 + key * value)));
            }
        }
        return sessions;
    }

    @Test
    void hiveOfMoreThanThirtyMegabytesIsReadAsHivexReadsIt(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("SOFTWARE");
        ForeignTools.makeLargeHive(file, 32);
        assertThat(Files.size(file)).isGreaterThan(30L << 20);
        assertThat(assertEqual("generated", file)).isGreaterThan(50_000);
    }
}
