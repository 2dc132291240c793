package io.plumbline.agent.host.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.agent.audit.Audit;
import io.plumbline.agent.audit.AuditPlan;
import io.plumbline.agent.audit.AuditRun;
import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.model.Reading;
import io.plumbline.model.ReadingKind;
import io.plumbline.model.RegistryHive;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryPath;
import io.plumbline.model.RegistryValue;
import io.plumbline.model.RegistryView;
import io.plumbline.rules.Packs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which directories are a Windows, what is said of those that are not, and what an image never gives away. */
class ImageHostTest {

    private static final RegistryPath NODE_TYPE =
            RegistryKey.service("NetBT\\Parameters").value("NodeType");
    private static final RegistryPath BUILD = RegistryKey.localMachine(
                    "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion")
            .value("CurrentBuildNumber");
    private static final WindowsPath NETBT = WindowsPath.systemRoot("System32\\drivers\\netbt.sys");

    private Path directory;

    @BeforeEach
    void useDirectory(@TempDir Path empty) {
        directory = empty;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static Path windows(String host) throws IOException {
        try (Stream<Path> children = Files.list(ForeignTools.host(host))) {
            return children.findFirst().orElseThrow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Windows", "WINNT", "winnt35", "WINDOWS.0"})
    void windowsIsKnownByWhatItHolds(String name) throws Exception {
        copy(windows("vista-rtm"), directory.resolve(name));
        Files.createDirectory(directory.resolve("Program Files"));
        try (ImageHost host = ImageHost.open(directory)) {
            assertThat(host.family()).isEqualTo(WindowsFamily.NT);
            assertThat(host.registry().value(BUILD)).isEqualTo(Reading.present(RegistryValue.text("6000")));
            assertThat(host.files().version(NETBT).kind()).isEqualTo(ReadingKind.PRESENT);
            assertThat(host.system().systemRoot()).isEqualTo(Reading.present("C:\\Windows"));
        }
    }

    @Test
    void windowsDirectoryItselfIsAnImageWithoutItsDrive() throws Exception {
        try (ImageHost host = ImageHost.open(windows("vista-rtm"))) {
            assertThat(host.files().version(NETBT).kind()).isEqualTo(ReadingKind.PRESENT);
            WindowsPath onDrive = new WindowsPath(WindowsPath.Root.SYSTEM_DRIVE, "lmhosts");
            assertThat(host.files().stat(onDrive).kind()).isEqualTo(ReadingKind.UNSUPPORTED);
        }
    }

    @Test
    void windowsForWorkgroupsHasNoRegistry() throws Exception {
        try (ImageHost host = ImageHost.open(ForeignTools.host("wfw-m-node"))) {
            assertThat(host.family()).isEqualTo(WindowsFamily.WINDOWS_FOR_WORKGROUPS);
            assertThat(host.registry().value(NODE_TYPE)).isEqualTo(Reading.absent());
            assertThat(host.files()
                            .content(WindowsPath.systemRoot("System.Ini"), 10_000)
                            .kind())
                    .isEqualTo(ReadingKind.PRESENT);
            assertThat(host.system().systemRoot()).isEqualTo(Reading.present("C:\\WINDOWS"));
        }
    }

    @Test
    void systemIniBesideHivesDoesNotMakeAWindowsForWorkgroups() throws Exception {
        copy(windows("nt4-server"), directory.resolve("WINNT"));
        Files.writeString(directory.resolve("WINNT/SYSTEM.INI"), "[NBT]\r\nNodeType=4\r\n");
        try (ImageHost host = ImageHost.open(directory)) {
            assertThat(host.family()).isEqualTo(WindowsFamily.NT);
        }
    }

    @Test
    void severalWindowsAreNamedAndNoneIsChosen() throws Exception {
        copy(windows("nt4-server"), directory.resolve("WINNT"));
        copy(windows("wfw-m-node"), directory.resolve("WINDOWS"));
        assertThatThrownBy(() -> ImageHost.open(directory))
                .isInstanceOf(NoWindowsImageException.class)
                .hasMessageContaining("holds 2 Windows")
                .hasMessageContaining(directory.resolve("WINNT") + " (nt)")
                .hasMessageContaining(directory.resolve("WINDOWS") + " (wfw)");
        ImageHost.open(directory.resolve("WINNT")).close();
    }

    @Test
    void directoryWithoutWindowsSaysWhatWasLookedForAndFound() throws Exception {
        Files.createDirectory(directory.resolve("Users"));
        assertThatThrownBy(() -> ImageHost.open(directory))
                .hasMessageContaining("System32\\config\\SYSTEM")
                .hasMessageContaining("It holds Users.");
    }

    @Test
    void whatIsNoDirectorySaysSo() throws Exception {
        assertThatThrownBy(() -> ImageHost.open(directory.resolve("nowhere"))).hasMessageContaining("does not exist");
        Path file = Files.writeString(directory.resolve("disk.vhd"), "conectix");
        assertThatThrownBy(() -> ImageHost.open(file))
                .hasMessageContaining("is a virtual disk (VHD)")
                .hasMessageContaining("must be mounted or unpacked first");
        Path other = Files.writeString(directory.resolve("notes.txt"), "nothing");
        assertThatThrownBy(() -> ImageHost.open(other)).hasMessageContaining("is no directory, no .zip and no .reg");
    }

    @Test
    void windowsWithoutHivesAndWindows95AreTold() throws Exception {
        Files.createDirectories(directory.resolve("WINNT/system32/config"));
        Files.createDirectory(directory.resolve("WIN95"));
        Files.writeString(directory.resolve("WIN95/SYSTEM.INI"), "[boot]");
        Files.writeString(directory.resolve("WIN95/SYSTEM.DAT"), "CREG");
        assertThatThrownBy(() -> ImageHost.open(directory))
                .hasMessageContaining("WINNT has a System32, but neither hive")
                .hasMessageContaining("WIN95 is a Windows 95");
    }

    @Test
    void missingHiveFailsItsOwnReadingsByName() throws Exception {
        try (ImageHost host = ImageHost.open(ForeignTools.host("vista-software-missing"))) {
            assertThat(host.registry().value(BUILD).kind()).isEqualTo(ReadingKind.FAILED);
            assertThat(host.registry().value(BUILD).why()).contains("System32\\config\\SOFTWARE");
            assertThat(host.registry().value(NODE_TYPE)).isEqualTo(Reading.absent());
            assertThat(host.conditions())
                    .singleElement()
                    .asString()
                    .contains("SOFTWARE")
                    .contains("missing");
        }
    }

    @Test
    void dirtyHiveIsReadAndNamedInTheReport() throws Exception {
        Audit audit;
        try (ImageHost host = ImageHost.open(ForeignTools.host("vista-dirty"))) {
            assertThat(host.registry().value(BUILD)).isEqualTo(Reading.present(RegistryValue.text("6000")));
            audit = new AuditRun(AuditPlan.of(Packs.builtIn())).audit(host);
        }
        assertThat(audit.probes()).anySatisfy(run -> {
            assertThat(run.probe()).isEqualTo("host");
            assertThat(run.detail())
                    .contains("System32\\config\\SOFTWARE is dirty")
                    .contains("no log is beside it");
        });
    }

    @Test
    void hostWithoutAnyReadableHiveIsNoHost() throws Exception {
        copy(ForeignTools.host("vista-software-damaged"), directory);
        Files.writeString(directory.resolve("Windows/System32/config/SYSTEM"), "not a hive");
        assertThatThrownBy(() -> ImageHost.open(directory))
                .isInstanceOf(NoWindowsImageException.class)
                .hasMessageContaining("System32\\config\\SYSTEM: 10 bytes are too few for a hive")
                .hasMessageContaining("System32\\config\\SOFTWARE: the checksum of its base block is wrong");
    }

    @Test
    void controlSetThatIsNotThereIsNotReplacedByAnother() throws Exception {
        try (ImageHost host = ImageHost.open(ForeignTools.host("nt4-control-set-missing"))) {
            assertThat(host.registry().value(NODE_TYPE).why()).contains("ControlSet003");
            RegistryKey written = RegistryKey.localMachine("SYSTEM\\ControlSet001\\Services\\NetBT\\Parameters");
            assertThat(host.registry().values(written).kind()).isEqualTo(ReadingKind.PRESENT);
        }
    }

    @Test
    void onlySystemAndSoftwareAreRead() throws Exception {
        Path image = directory;
        copy(ForeignTools.host("vista-rtm"), image);
        Path config = image.resolve("Windows/System32/config");
        Files.copy(config.resolve("SYSTEM"), config.resolve("SAM"));
        try (ImageHost host = ImageHost.open(image)) {
            assertThat(host.registry()
                            .subkeys(RegistryKey.localMachine("SAM\\Select"))
                            .kind())
                    .isEqualTo(ReadingKind.UNSUPPORTED);
            assertThat(host.registry()
                            .values(new RegistryKey(RegistryHive.HKCU, "Software", RegistryView.NATIVE))
                            .kind())
                    .isEqualTo(ReadingKind.UNSUPPORTED);
        }
    }

    @Test
    void thirtyTwoBitViewIsTheOnlyOneOfAThirtyTwoBitWindows() throws Exception {
        RegistryPath narrow = new RegistryPath(RegistryHive.HKLM, BUILD.key(), BUILD.name(), RegistryView.WOW32);
        try (ImageHost x86 = ImageHost.open(ForeignTools.host("vista-rtm"));
                ImageHost x64 = ImageHost.open(ForeignTools.host("vista-rtm-x64"))) {
            assertThat(x86.registry().value(narrow)).isEqualTo(Reading.present(RegistryValue.text("6000")));
            assertThat(x64.registry().value(narrow)).isEqualTo(Reading.present(RegistryValue.text("6001")));
            assertThat(x64.registry().value(BUILD)).isEqualTo(Reading.present(RegistryValue.text("6000")));
        }
    }

    @Test
    void linkThatLeadsOutOfTheImageIsNotFollowed() throws Exception {
        Path image = directory.resolve("image");
        copy(ForeignTools.host("vista-rtm"), image);
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        Path etc = image.resolve("Windows/System32/drivers/etc");
        Files.createSymbolicLink(etc.resolve("lmhosts"), outside.resolve("secret"));
        Files.createSymbolicLink(image.resolve("Windows/out"), Path.of("../../outside"));
        Files.createSymbolicLink(etc.resolve("inside"), Path.of("../netbt.sys"));
        Files.createSymbolicLink(etc.resolve("nowhere"), Path.of("gone"));
        try (ImageHost host = ImageHost.open(image)) {
            for (String path :
                    new String[] {"System32\\drivers\\etc\\LMHOSTS", "out\\secret", "System32\\drivers\\etc\\nowhere"
                    }) {
                assertThat(host.files()
                                .content(WindowsPath.systemRoot(path), 100)
                                .kind())
                        .as(path)
                        .isEqualTo(ReadingKind.FAILED);
            }
            assertThat(host.files()
                            .version(WindowsPath.systemRoot("System32\\drivers\\etc\\inside"))
                            .kind())
                    .isEqualTo(ReadingKind.PRESENT);
        }
    }

    @Test
    void oneWindowsByTwoNamesIsOneAndOneOutsideIsNone() throws Exception {
        Path image = directory.resolve("image");
        copy(ForeignTools.host("vista-rtm"), image);
        Files.createSymbolicLink(image.resolve("windows"), Path.of("Windows"));
        ImageHost.open(image).close();
        Path other = Files.createDirectory(directory.resolve("other"));
        Files.createSymbolicLink(other.resolve("Windows"), image.resolve("Windows"));
        assertThatThrownBy(() -> ImageHost.open(other))
                .isInstanceOf(NoWindowsImageException.class)
                .hasMessageContaining("Windows is a link that leads outside of the image");
    }

    @Test
    void hiveThatIsALinkOutOfTheImageIsNotOpened() throws Exception {
        Path image = directory.resolve("image");
        copy(ForeignTools.host("vista-rtm"), image);
        Path software = image.resolve("Windows/System32/config/SOFTWARE");
        Path outside = Files.move(software, directory.resolve("SOFTWARE"));
        Files.createSymbolicLink(software, outside);
        try (ImageHost host = ImageHost.open(image)) {
            assertThat(host.registry().value(BUILD).why()).contains("leads outside of the image");
        }
    }

    @Test
    void pipeIsNoFile() throws Exception {
        copy(ForeignTools.host("vista-rtm"), directory);
        Path pipe = directory.resolve("Windows/System32/drivers/etc/lmhosts");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        try (ImageHost host = ImageHost.open(directory)) {
            WindowsPath path = WindowsPath.systemRoot("System32\\drivers\\etc\\lmhosts");
            assertThat(host.files().content(path, 100).why()).contains("no regular file");
            assertThat(host.files().version(path).kind()).isEqualTo(ReadingKind.FAILED);
        }
    }
}
