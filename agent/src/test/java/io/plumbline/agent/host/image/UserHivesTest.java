package io.plumbline.agent.host.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.host.image.regf.ForeignHives;
import io.plumbline.model.Reading;
import io.plumbline.model.ReadingKind;
import io.plumbline.model.RegistryHive;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryValue;
import io.plumbline.model.RegistryView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HKEY_USERS of an image, where each Windows keeps its profiles, and what is never opened whatever a path says. */
class UserHivesTest {

    private static final String SID = "S-1-5-21-1-2-3-";
    private static final Map<String, String> PROFILES = new TreeMap<>(Map.of(
            SID + "1001", "%SystemDrive%\\Users\\Ann",
            SID + "1002", "C:\\Documents and Settings\\Bob",
            SID + "1003", "%SystemRoot%\\Profiles\\Cleo",
            SID + "1004", "%SystemRoot%\\System32\\config\\dave000",
            SID + "1005", "D:\\Users\\Eve",
            SID + "1006", "%SystemDrive%\\Users\\Gone",
            SID + "1007", "%SystemRoot%\\System32\\config\\SAM",
            SID + "1008", "%SystemDrive%\\Users\\Link",
            SID + "1009", "%SystemDrive%\\..\\outside"));

    private static Path hives;

    private Path drive;
    private Path config;
    private ImageHost host;

    @BeforeAll
    static void makeHives(@TempDir Path directory) throws IOException {
        hives = directory;
        for (String name : List.of("Ann", "Bob", "Cleo", "Dave", "Nobody", "secret", "outside")) {
            ForeignTools.makeHive(
                    directory.resolve(name),
                    "SOFTWARE",
                    "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Own]\n\"Name\"=\"" + name + "\"\n",
                    5);
        }
        StringBuilder software = new StringBuilder(
                "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]\n\"SystemRoot\"=\"C:\\\\Windows\"\n");
        PROFILES.forEach((sid, path) -> software.append(
                "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList\\%s]\n\"ProfileImagePath\"=expand:\"%s\"\n"
                        .formatted(sid, path.replace("\\", "\\\\"))));
        ForeignTools.makeHive(directory.resolve("SOFTWARE"), "SOFTWARE", software.toString(), 5);
    }

    @BeforeEach
    void makeImage(@TempDir Path directory) throws Exception {
        drive = Files.createDirectory(directory.resolve("image"));
        config = Files.createDirectories(drive.resolve("Windows/System32/config"));
        Files.writeString(config.resolveSibling("kernel32.dll"), "MZ");
        Files.copy(hives.resolve("SOFTWARE"), config.resolve("SOFTWARE"));
        user("Users/Ann/NTUSER.DAT", "Ann");
        user("Documents and Settings/Bob/ntuser.dat", "Bob");
        user("Windows/Profiles/Cleo/NTUSER.MAN", "Cleo");
        user("Windows/System32/config/dave000", "Dave");
        user("Windows/System32/config/DEFAULT", "Nobody");
        user("Windows/System32/config/SECURITY", "secret");
        user("../outside/NTUSER.DAT", "outside");
        assertThat(new ProcessBuilder("mkfifo", config.resolve("SAM").toString())
                        .start()
                        .waitFor())
                .isZero();
        Files.createDirectories(drive.resolve("Users/Link"));
        Files.createSymbolicLink(drive.resolve("Users/Link/NTUSER.DAT"), config.resolve("SECURITY"));
        host = ImageHost.open(drive);
    }

    @AfterEach
    void close() {
        host.close();
    }

    private void user(String path, String name) throws IOException {
        Path file = drive.resolve(path).normalize();
        Files.createDirectories(file.resolveSibling("."));
        Files.copy(hives.resolve(name), file);
    }

    private static RegistryKey key(RegistryHive hive, String path) {
        return new RegistryKey(hive, path, RegistryView.NATIVE);
    }

    private Reading<RegistryValue> name(String account) {
        return host.registry().value(key(RegistryHive.HKU, account + "\\Own").value("Name"));
    }

    @Test
    void profileIsFoundWhereItsWindowsKeepsIt() {
        assertThat(name(SID + "1001")).isEqualTo(Reading.present(RegistryValue.text("Ann")));
        assertThat(name(SID + "1002")).isEqualTo(Reading.present(RegistryValue.text("Bob")));
        assertThat(name(SID + "1003")).isEqualTo(Reading.present(RegistryValue.text("Cleo")));
        assertThat(name(SID + "1004")).isEqualTo(Reading.present(RegistryValue.text("Dave")));
        assertThat(name(".default")).isEqualTo(Reading.present(RegistryValue.text("Nobody")));
        assertThat(name("S-1-5-18")).isEqualTo(Reading.present(RegistryValue.text("Nobody")));
    }

    @Test
    void everyAccountIsListedAndNoneIsMadeUp() {
        List<String> accounts =
                host.registry().subkeys(key(RegistryHive.HKU, "")).find().orElseThrow();
        assertThat(accounts).startsWith(".DEFAULT", "S-1-5-18").hasSize(2 + PROFILES.size());
        assertThat(accounts.subList(2, accounts.size())).containsExactlyInAnyOrderElementsOf(PROFILES.keySet());
        assertThat(host.registry().subkeys(key(RegistryHive.HKU, SID + "1001")))
                .isEqualTo(Reading.present(List.of("Own")));
        assertThat(host.registry().values(key(RegistryHive.HKU, ""))).isEqualTo(Reading.present(List.of()));
        assertThat(name(SID + "4711")).isEqualTo(Reading.absent());
        assertThat(name(SID + "1001_Classes").kind()).isEqualTo(ReadingKind.UNSUPPORTED);
    }

    @Test
    void missingAndForeignProfilesSaySo() {
        assertThat(name(SID + "1005").kind()).isEqualTo(ReadingKind.UNSUPPORTED);
        assertThat(name(SID + "1005").why()).contains("D:\\Users\\Eve is not on the drive of the image");
        assertThat(name(SID + "1006").kind()).isEqualTo(ReadingKind.FAILED);
        assertThat(name(SID + "1006").why()).contains("hive Users\\Gone\\NTUSER.DAT: missing from the image");
        assertThat(name(SID + "1009").why()).contains("no path that Windows writes");
    }

    /** SAM is a pipe here: whoever opens it waits for ever. */
    @Test
    void secretsAreNotOpenedByAnyPath() throws Exception {
        for (String account : List.of("1007", "1008")) {
            assertThat(name(SID + account)).isEqualTo(Reading.unsupported("Plumbline reads no secrets"));
        }
        for (String hive : List.of("SAM", "sam\\SAM\\Domains", "SECURITY\\Policy\\Secrets")) {
            assertThat(host.registry().values(key(RegistryHive.HKLM, hive)))
                    .isEqualTo(Reading.unsupported("Plumbline reads no secrets"));
            assertThat(host.registry().subkeys(key(RegistryHive.HKLM, hive)))
                    .isEqualTo(Reading.unsupported("Plumbline reads no secrets"));
        }
        assertThat(host.conditions()).singleElement().asString().contains("SYSTEM");
    }

    @Test
    void logThatIsALinkToASecretIsNotReplayed() throws Exception {
        Path ann = drive.resolve("Users/Ann/NTUSER.DAT");
        byte[] hive = Files.readAllBytes(ann);
        hive[508] ^= 1;
        Files.write(ann, hive);
        Files.createSymbolicLink(ann.resolveSibling("ntuser.dat.LOG1"), config.resolve("SECURITY"));
        assertThat(name(SID + "1001").why())
                .contains("the checksum of its base block is wrong")
                .contains("its .LOG1 cannot be read: Plumbline reads no secrets");
    }

    /** As Windows left it, and as Windows 10 recovered it. */
    @Test
    void dirtyHiveIsReplayedFromLogsOfAnyCase() throws Exception {
        Path windows = ForeignHives.get("nt_hive2/NewDirtyHive1");
        Path ann = drive.resolve("Users/Ann/NTUSER.DAT");
        Path bob = drive.resolve("Documents and Settings/Bob/ntuser.dat");
        Files.copy(windows.resolve("NewDirtyHive"), ann, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(windows.resolve("NewDirtyHive.LOG1"), ann.resolveSibling("ntuser.dat.log1"));
        Files.copy(windows.resolve("NewDirtyHive.LOG2"), ann.resolveSibling("NTUSER.DAT.Log2"));
        Files.copy(windows.resolve("RecoveredHive_Windows10"), bob, StandardCopyOption.REPLACE_EXISTING);
        List<String> keys = host.registry()
                .subkeys(key(RegistryHive.HKU, SID + "1002"))
                .find()
                .orElseThrow();
        assertThat(keys).isNotEmpty();
        assertThat(host.registry().subkeys(key(RegistryHive.HKU, SID + "1001"))).isEqualTo(Reading.present(keys));
    }

    @Test
    void currentUserIsNobody() {
        assertThat(host.registry().values(key(RegistryHive.HKCU, "Software")).why())
                .contains("no user is the current one");
        assertThat(host.registry().values(key(RegistryHive.HKCR, ".txt")).kind())
                .isEqualTo(ReadingKind.UNSUPPORTED);
    }

    @Test
    void secretIsKnownByItsNameInAnyCase() throws Exception {
        Files.move(config.resolve("SECURITY"), config.resolve("Security.sav"));
        Files.delete(drive.resolve("Users/Link/NTUSER.DAT"));
        Files.createSymbolicLink(drive.resolve("Users/Link/NTUSER.DAT"), config.resolve("Security.sav"));
        assertThat(name(SID + "1008").kind()).isEqualTo(ReadingKind.UNSUPPORTED);
        assertThat(new String(Files.readAllBytes(config.resolve("Security.sav")), StandardCharsets.ISO_8859_1))
                .startsWith("regf");
    }
}
