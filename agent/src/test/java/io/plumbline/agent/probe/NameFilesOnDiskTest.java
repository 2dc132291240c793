package io.plumbline.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.host.WindowsPath;
import io.plumbline.agent.host.image.ImageHost;
import io.plumbline.model.Facts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a Windows for Workgroups as they lie on its disk: LMHOSTS with what it includes, and PROTOCOL.INI. */
class NameFilesOnDiskTest {

    private Path windows;

    @BeforeEach
    void makeWindows(@TempDir Path drive) throws Exception {
        windows = Files.createDirectory(drive.resolve("WINDOWS"));
        Files.writeString(windows.resolve("WIN.COM"), "MZ");
        write("SYSTEM.INI", "[NBT]\r\nNameServer1=192.0.2.5\r\n");
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(windows.resolve(name), text, StandardCharsets.ISO_8859_1);
    }

    private LmhostsFiles lmhosts() throws Exception {
        try (ImageHost host = ImageHost.open(windows.resolveSibling("."))) {
            return LmhostsFiles.read(new NameFiles(host), WindowsPath.systemRoot("LMHOSTS"))
                    .find()
                    .orElseThrow();
        }
    }

    private static String fact(Path windows, String ref) throws Exception {
        try (ImageHost host = ImageHost.open(windows.resolveSibling("."))) {
            return WrittenHost.shown(Facts.of(new AdapterProbe().collect(host, Set.of())), ref);
        }
    }

    @Test
    void includesAreFollowedInTheirPlaceAndRemoteOnesNamed() throws Exception {
        write("LMHOSTS", """
                192.0.2.1 ONE #PRE
                #INCLUDE C:\\WINDOWS\\MORE.TXT
                #BEGIN_ALTERNATE
                #INCLUDE \\\\FILES\\public\\lmhosts
                #INCLUDE C:\\WINDOWS\\SECOND.TXT
                #INCLUDE C:\\WINDOWS\\THIRD.TXT
                #END_ALTERNATE
                192.0.2.9 "NINE           \\0x1b" #PRE #DOM:SALES
                """);
        write("MORE.TXT", "192.0.2.2 TWO #MH\r\n#INCLUDE C:\\WINDOWS\\LMHOSTS\r\n");
        write("SECOND.TXT", "192.0.2.3 THREE");
        write("THIRD.TXT", "192.0.2.4 FOUR");
        assertThat(lmhosts().entries())
                .containsExactly(
                        "192.0.2.1 ONE #PRE",
                        "192.0.2.2 TWO #MH",
                        "192.0.2.3 THREE",
                        "192.0.2.9 \"NINE           \\0x1b\" #PRE #DOM:SALES");
        assertThat(lmhosts().unread()).containsExactly("\\\\FILES\\public\\lmhosts");
    }

    @Test
    void chainOfIncludesEndsAtItsBound() throws Exception {
        write("LMHOSTS", "#INCLUDE C:\\WINDOWS\\I0.TXT\r\n");
        for (int i = 0; i < 100; i++) {
            write("I" + i + ".TXT", "192.0.2.1 N" + i + "\r\n#INCLUDE C:\\WINDOWS\\I" + (i + 1) + ".TXT\r\n");
        }
        assertThat(lmhosts().entries()).hasSize(LmhostsFiles.MAX_FILES - 1);
        assertThat(lmhosts().unread()).containsExactly("C:\\WINDOWS\\I" + (LmhostsFiles.MAX_FILES - 1) + ".TXT");
    }

    @Test
    void moreEntriesThanTheBoundAreNamedAsUnread() throws Exception {
        write(
                "LMHOSTS",
                IntStream.range(0, LmhostsFiles.MAX_ENTRIES + 1)
                        .mapToObj(i -> "192.0.2.1 N" + i)
                        .collect(Collectors.joining("\n")));
        assertThat(lmhosts().entries()).hasSize(LmhostsFiles.MAX_ENTRIES);
        assertThat(lmhosts().unread()).containsExactly("the rest of Windows\\LMHOSTS");
    }

    @Test
    void samplesAreNeverRead() throws Exception {
        write("LMHOSTS.SAM", "192.0.2.1 SAMPLE");
        write("LMHOSTS.TXT", "192.0.2.1 TEXT");
        try (ImageHost host = ImageHost.open(windows.resolveSibling("."))) {
            Facts facts = Facts.of(new LmhostsProbe().collect(host, Set.of()));
            assertThat(WrittenHost.shown(facts, "lmhosts.present")).isEqualTo("flag no");
            assertThat(WrittenHost.shown(facts, "lmhosts.entries")).isEqualTo("absent");
        }
    }

    /** The sample of Microsoft's article about Network Monitor, with its two cards and two protocols. */
    private static final String PROTOCOL_INI = """
            [network.setup]
            version=0x3110
            netcard=ms$elnkii,1,MS$ELNKII,2
            netcard=asymac,1,ASYMAC,2
            transport=ms$netbeui,NETBEUI
            transport=tcpip-32k,MSTCP32
            lana0=ms$elnkii,1,ms$netbeui

            [NETBEUI]
            BINDINGS=MS$ELNKII,ASYMAC

            [MSTCP32]
            BINDINGS=MS$ELNKII
            LANABASE=2
            """;

    @Test
    void protocolIniTellsWhichCardTcpIpIsBoundTo() throws Exception {
        ProtocolIni ini = ProtocolIni.parse(PROTOCOL_INI);
        assertThat(ini.cards()).extracting(ProtocolIni.Card::driver).containsExactly("ms$elnkii", "asymac");
        assertThat(ini.transports())
                .extracting(ProtocolIni.Transport::driver)
                .containsExactly("ms$netbeui", "tcpip-32k");
        assertThat(ini.driversOf(ini.transports().getFirst())).containsExactly("ms$elnkii", "asymac");
        write("PROTOCOL.INI", PROTOCOL_INI);
        assertThat(fact(windows, "adapter[wfw].driver")).isEqualTo("text ms$elnkii");
        assertThat(fact(windows, "adapter[wfw].addresses-static")).isEqualTo("absent");
    }

    @Test
    void realModeTcpIpKeepsItsAddressesInProtocolIni() throws Exception {
        write("protocol.ini", """
                [Network.Setup]
                netcard=ms$ee16,1,MS$EE16,1
                transport=tcpip,TCPIP
                [TCPIP]
                BINDINGS=MS$EE16
                IPAddress0=192 0 2 20
                IPAddress1=0 0 0 0
                IPAddress2=192 0 2 300
                """);
        assertThat(fact(windows, "adapter[wfw].addresses-static")).isEqualTo("items 192.0.2.20");
    }
}
