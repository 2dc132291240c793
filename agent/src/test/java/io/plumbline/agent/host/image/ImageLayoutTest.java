package io.plumbline.agent.host.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.agent.host.WindowsPath;
import io.plumbline.model.Reading;
import io.plumbline.model.ReadingKind;
import io.plumbline.model.RegistryHive;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryPath;
import io.plumbline.model.RegistryValue;
import io.plumbline.model.RegistryView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where collecting tools put a Windows, as directories and as archives. */
class ImageLayoutTest {

    private static final RegistryPath BUILD = RegistryKey.localMachine(
                    "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion")
            .value("CurrentBuildNumber");
    private static final RegistryPath START = RegistryKey.service("NetBT").value("Start");
    private static final WindowsPath NETBT = WindowsPath.systemRoot("System32\\drivers\\netbt.sys");
    private static final WindowsPath MISSING = WindowsPath.systemRoot("System32\\drivers\\etc\\lmhosts");

    private Path directory;

    @BeforeEach
    void useDirectory(@TempDir Path empty) {
        directory = empty;
    }

    static Path windowsOf(String host) throws IOException {
        try (Stream<Path> children = Files.list(ForeignTools.host(host))) {
            return children.findFirst().orElseThrow();
        }
    }

    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        ForeignTools.tool("cp", "-rT", from.toString(), to.toString());
    }

    private Path collected(String place) throws IOException {
        Path windows = directory.resolve(place);
        copy(windowsOf("vista-rtm"), windows);
        Files.delete(windows.resolve("System32/kernel32.dll"));
        return windows;
    }

    private Path zipped(String... options) {
        ForeignTools.tool(
                "sh",
                "-c",
                "cd '" + directory + "' && zip -q -r " + String.join(" ", options) + " ../" + directory.getFileName()
                        + ".zip .");
        return directory.resolveSibling(directory.getFileName() + ".zip");
    }

    private static void isVista(ImageHost host) {
        assertThat(host.registry().value(BUILD)).isEqualTo(Reading.present(RegistryValue.text("6000")));
        assertThat(host.files().version(NETBT).kind()).isEqualTo(ReadingKind.PRESENT);
        assertThat(host.files()
                        .version(WindowsPath.systemRoot("SYSTEM32\\DRIVERS\\NetBT.SYS"))
                        .kind())
                .isEqualTo(ReadingKind.PRESENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C/Windows",
                "HOST1/C/Windows",
                "2026-11-25T010203/C/Windows",
                "uploads/auto/C%3A/Windows",
                "uploads/ntfs/%5C%5C.%5CC%3A/Windows",
                "clients/C.1/collections/F.1/uploads/auto/C%3A/Windows",
            })
    void collectedWindowsIsFoundWhereToolsPutIt(String place) throws Exception {
        collected(place);
        Files.writeString(directory.resolve("copy.log"), "x");
        Files.createDirectories(directory.resolve("D/data"));
        try (ImageHost host = ImageHost.open(directory)) {
            isVista(host);
            assertThat(host.files().stat(MISSING).why()).contains("not among the collected files");
            assertThat(host.files().list(WindowsPath.systemRoot("System32"), "").kind())
                    .isEqualTo(ReadingKind.UNSUPPORTED);
            assertThat(host.conditions()).singleElement().asString().contains("only collected files");
        }
        Path zip = zipped();
        try (ImageHost host = ImageHost.open(zip)) {
            isVista(host);
            assertThat(host.files().stat(MISSING).kind()).isEqualTo(ReadingKind.UNSUPPORTED);
            assertThat(host.description()).isEqualTo("image " + zip.getFileName());
        } finally {
            Files.delete(zip);
        }
    }

    /** Whoever names a drive says that it is one: what is not on it is absent from the host. */
    @Test
    void driveThatIsNamedIsWholeWhateverItLacksAndAFolderCalledCIsNot() throws Exception {
        collected("disk/Windows");
        try (ImageHost host = ImageHost.open(directory.resolve("disk"))) {
            assertThat(host.files().stat(MISSING)).isEqualTo(Reading.absent());
            assertThat(host.conditions()).isEmpty();
        }
        try (ImageHost host = ImageHost.open(directory.resolve("disk/Windows"))) {
            assertThat(host.files().stat(MISSING)).isEqualTo(Reading.absent());
        }
        collected("C/Windows");
        try (ImageHost host = ImageHost.open(directory.resolve("C"))) {
            assertThat(host.files().stat(MISSING).kind()).isEqualTo(ReadingKind.UNSUPPORTED);
        }
    }

    @Test
    void wholeWindowsIsNoCollection() throws Exception {
        copy(windowsOf("vista-rtm"), directory.resolve("Windows"));
        Path zip = zipped();
        try (ImageHost host = ImageHost.open(zip)) {
            assertThat(host.files().stat(MISSING)).isEqualTo(Reading.absent());
            assertThat(host.files()
                            .list(WindowsPath.systemRoot("system32\\drivers"), "NET")
                            .find()
                            .orElseThrow())
                    .anySatisfy(entry -> assertThat(entry.name()).isEqualToIgnoringCase("netbt.sys"));
        } finally {
            Files.delete(zip);
        }
    }

    @Test
    void otherWindowsOnTheDriveIsNotASecondHost() throws Exception {
        copy(windowsOf("vista-rtm"), directory.resolve("Windows"));
        copy(windowsOf("nt4-server"), directory.resolve("Windows.old/WINNT"));
        try (ImageHost host = ImageHost.open(directory)) {
            isVista(host);
        }
    }

    @Test
    void severalHostsAreNamedAndOneCanBeNamedInAnArchiveToo() throws Exception {
        collected("HOST1/C/Windows");
        copy(windowsOf("nt4-server"), directory.resolve("deep/er/HOST2/C/WINNT"));
        assertThatThrownBy(() -> ImageHost.open(directory))
                .hasMessageContaining("holds 2 Windows")
                .hasMessageContaining(directory.resolve("HOST1/C/Windows") + " (nt)")
                .hasMessageContaining("Name the one to audit in place of");
        Path zip = zipped();
        try {
            assertThatThrownBy(() -> ImageHost.open(zip))
                    .isInstanceOf(NoWindowsImageException.class)
                    .hasMessageContaining(zip.resolve("deep/er/HOST2/C/WINNT") + " (nt)");
            try (ImageHost host = ImageHost.open(zip.resolve("HOST1"))) {
                isVista(host);
            }
            assertThatThrownBy(() -> ImageHost.open(zip.resolve("HOST3"))).hasMessageContaining("no directory HOST3");
        } finally {
            Files.delete(zip);
        }
    }

    @Test
    void missingHiveOfACollectionWasPerhapsNotCollected() throws Exception {
        Path windows = collected("C/Windows");
        Files.delete(windows.resolve("System32/config/SOFTWARE"));
        try (ImageHost host = ImageHost.open(directory)) {
            assertThat(host.registry().value(BUILD).kind()).isEqualTo(ReadingKind.UNSUPPORTED);
            assertThat(host.registry().value(START).kind()).isEqualTo(ReadingKind.PRESENT);
        }
    }

    @Test
    void registryExportsAloneAreAHostWithoutFiles() throws Exception {
        Path hive;
        try (Stream<Path> files = Files.walk(windowsOf("nt4-m-node"))) {
            hive = files.filter(file -> file.getFileName().toString().equalsIgnoreCase("SYSTEM"))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElseThrow();
        }
        String export = ForeignTools.tool(
                "hivexregedit", "--export", "--prefix", "HKEY_LOCAL_MACHINE\\SYSTEM", hive.toString(), "\\");
        Path file = Files.writeString(directory.resolve("server.REG"), export);
        RegistryPath nodeType = RegistryKey.service("NetBT\\Parameters").value("NodeType");
        for (Path given : List.of(file, directory)) {
            try (ImageHost host = ImageHost.open(given)) {
                assertThat(host.registry().value(nodeType)).isEqualTo(Reading.present(RegistryValue.dword(4)));
                assertThat(host.registry().value(BUILD).why()).contains("is not in the export");
                assertThat(host.files().stat(NETBT).why()).isEqualTo("registry exports hold no files");
                assertThat(host.network().adapters().kind()).isEqualTo(ReadingKind.UNSUPPORTED);
            }
        }
        Path second = Files.createDirectories(directory.resolve("other"));
        Files.copy(file, second.resolve("a.reg"));
        assertThatThrownBy(() -> ImageHost.open(directory)).hasMessageContaining("(registry exports)");
        Files.writeString(second.resolve("a.reg"), "not an export\n");
        assertThatThrownBy(() -> ImageHost.open(second)).hasMessageContaining("a.reg is no registry export");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CurrentControlSet", "ControlSet001", "ControlSet007"})
    void controlSetOfAnExportIsTheCurrentOneWhateverItsName(String set) throws Exception {
        Path file = reg("[HKEY_LOCAL_MACHINE\\SYSTEM\\" + set + "\\Services\\NetBT]\n\"Start\"=dword:00000001\n");
        try (ImageHost host = ImageHost.open(file)) {
            assertThat(host.registry().value(START)).isEqualTo(Reading.present(RegistryValue.dword(1)));
            assertThat(host.registry().value(RegistryKey.service("NetBT").value("None")))
                    .isEqualTo(Reading.absent());
        }
    }

    @Test
    void selectDecidesBetweenControlSetsAndWithoutItNobodyDoes() throws Exception {
        String sets = """
                [HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\NetBT]
                "Start"=dword:00000001

                [HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet002\\Services\\NetBT]
                "Start"=dword:00000002
                """;
        try (ImageHost host = ImageHost.open(reg(sets))) {
            assertThat(host.registry().value(START).why()).contains("Select \u00bb Current");
        }
        try (ImageHost host =
                ImageHost.open(reg(sets + "\n[HKEY_LOCAL_MACHINE\\SYSTEM\\Select]\n\"Current\"=dword:00000002\n"))) {
            assertThat(host.registry().value(START)).isEqualTo(Reading.present(RegistryValue.dword(2)));
        }
    }

    @Test
    void narrowViewOfAnExportIsItsNode() throws Exception {
        RegistryPath narrow = new RegistryPath(RegistryHive.HKLM, "SOFTWARE\\A", "x", RegistryView.WOW32);
        String wide = "[HKEY_LOCAL_MACHINE\\SOFTWARE\\A]\n\"x\"=dword:00000001\n";
        try (ImageHost host = ImageHost.open(reg(wide))) {
            assertThat(host.registry().value(narrow).kind()).isEqualTo(ReadingKind.UNSUPPORTED);
        }
        try (ImageHost host = ImageHost.open(
                reg(wide + "\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\WOW6432Node\\A]\n\"x\"=dword:00000002\n"))) {
            assertThat(host.registry().value(narrow)).isEqualTo(Reading.present(RegistryValue.dword(2)));
        }
    }

    private Path reg(String keys) throws IOException {
        return Files.writeString(
                directory.resolve("export.reg"), "Windows Registry Editor Version 5.00\n\n" + keys + "\n");
    }
}
