package io.plumbline.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** LMHOSTS, HOSTS, SYSTEM.INI and PROTOCOL.INI with bytes changed, doubled, taken out or cut off: all are read to their end. */
class DamagedNameFilesTest {

    private static final int ROUNDS = Integer.getInteger("damage.names", 10_000);
    private static final long SEED = Long.getLong("damage.seed", 20_261_127L);
    /** For all rounds of one kind: no measure of speed. */
    private static final Duration HANGING = Duration.ofMinutes(1);

    private static void mutate(String what, String whole, Consumer<String> parse) {
        System.out.println("DamagedNameFilesTest " + what + " -Ddamage.seed=" + SEED);
        Random random = new Random(SEED);
        byte[] sound = whole.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        assertTimeoutPreemptively(HANGING, () -> {
            for (int round = 0; round < ROUNDS; round++) {
                parse.accept(new String(mutated(sound, random), IniText.CODE_PAGE));
            }
        });
    }

    private static byte[] mutated(byte[] sound, Random random) {
        byte[] file = switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(sound, random.nextInt(sound.length));
            case 1 -> {
                byte[] doubled = Arrays.copyOf(sound, sound.length + random.nextInt(sound.length));
                System.arraycopy(sound, 0, doubled, sound.length, doubled.length - sound.length);
                yield doubled;
            }
            default -> sound.clone();
        };
        for (int i = random.nextInt(12); i > 0 && file.length > 0; i--) {
            file[random.nextInt(file.length)] = random.nextBoolean()
                    ? (byte) random.nextInt(256)
                    : (byte) "\"#\\[]=; \t\r\n\0,.019".charAt(random.nextInt(17));
        }
        return file;
    }

    @Test
    void lmhosts() {
        mutate("LMHOSTS", """
                192.0.2.100     WEB             #PRE #DOM:SALES
                192.0.2.101     "WEB2           \\0x20"  #MH
                #BEGIN_ALTERNATE
                #INCLUDE \\\\FILES\\public\\lmhosts
                #INCLUDE C:\\WINNT\\more.txt
                #END_ALTERNATE
                192.0.2.102     GROUP #SG:TEAM # a comment
                """, text -> {
            for (Lmhosts.Line line : Lmhosts.parse(text).lines()) {
                if (line instanceof Lmhosts.Entry entry) {
                    assertThat(Lmhosts.isAddress(entry.address())).isTrue();
                    assertThat(Lmhosts.parse(entry.text()).lines()).containsExactly(entry);
                }
            }
        });
    }

    @Test
    void hosts() {
        mutate(
                "HOSTS",
                "127.0.0.1 localhost loopback # this host\n::1 localhost\n192.0.2.100 web.example.com web\n",
                text -> assertThat(HostsFile.parse(text).entries())
                        .allMatch(entry -> entry.contains(" ") && !entry.contains("#")));
    }

    @Test
    void systemIni() {
        mutate("SYSTEM.INI", """
                [386Enh]
                network=*vnetbios,*vwc
                ; a comment
                [NBT]
                NodeType=4
                NameServer1="192.0.2.5"
                NameServer2=192.0.2.6
                [DNS]
                DNSServers=
                """, text -> {
            SystemIni ini = SystemIni.parse(text);
            ini.sections()
                    .values()
                    .forEach(values ->
                            values.values().forEach(value -> assertThat(value).doesNotContain("\r", "\n")));
            assertThat(ini.find(List.of("NBT"), List.of("NodeType")).source()).contains("SYSTEM.INI");
        });
    }

    @Test
    void protocolIni() {
        mutate("PROTOCOL.INI", """
                [network.setup]
                netcard=ms$ee16,1,MS$EE16,1
                netcard=asymac,1,ASYMAC,2
                transport=tcpip,TCPIP
                transport=ms$netbeui,NETBEUI
                [TCPIP]
                BINDINGS=MS$EE16, ASYMAC
                IPAddress0=192 0 2 20
                IPAddress1=192 0 2 21
                """, text -> {
            ProtocolIni ini = ProtocolIni.parse(text);
            for (ProtocolIni.Transport transport : ini.transports()) {
                assertThat(transport.addresses()).allMatch(Lmhosts::isAddress);
                assertThat(ini.driversOf(transport).size())
                        .isLessThanOrEqualTo(transport.bindings().size());
            }
        });
    }

    @Test
    void endlessIniIsBounded() {
        assertThat(IniText.parse("a=b\n".repeat(100_000) + "[s]\nc=d").sections())
                .isEmpty();
        assertThat(IniText.parse("[s]\n" + "a=b\n".repeat(100_000))
                        .sections()
                        .getFirst()
                        .settings())
                .hasSizeLessThanOrEqualTo(IniText.MAX_SETTINGS);
    }
}
