package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.model.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * PROTOCOL.INI of Windows for Workgroups: which network cards and protocols Setup installed, and which is bound to which.
 *
 * <p>{@code [network.setup]} has a line {@code netcard=driver,count,SECTION,type} for each card and
 * {@code transport=driver,SECTION} for each protocol; a protocol's section names its cards in {@code BINDINGS} (samples in
 * Microsoft KB Q93736). TCP/IP-32 keeps its addresses in SYSTEM.INI, the older real-mode TCP/IP here, with blanks
 * for dots.
 */
record ProtocolIni(List<Card> cards, List<Transport> transports) {

    static final WindowsPath PATH = WindowsPath.systemRoot("PROTOCOL.INI");

    private static final String SETUP = "network.setup";
    private static final int MAX_ADDRESSES = 16;

    /** A network card: its driver, such as {@code ms$elnkii}, and the section with its settings. */
    record Card(String driver, String section) {}

    /** A protocol: its driver, such as {@code tcpip-32k}, the sections of the cards it is bound to, and its own addresses. */
    record Transport(String driver, String section, List<String> bindings, List<String> addresses) {
        Transport {
            bindings = List.copyOf(bindings);
            addresses = List.copyOf(addresses);
        }

        boolean isTcpIp() {
            return driver.toLowerCase(Locale.ROOT).startsWith("tcpip");
        }
    }

    ProtocolIni {
        cards = List.copyOf(cards);
        transports = List.copyOf(transports);
    }

    static Reading<ProtocolIni> read(WindowsHost host) {
        return host.files()
                .content(PATH, IniText.MAX_BYTES)
                .map(bytes -> parse(new String(bytes.toByteArray(), IniText.CODE_PAGE)));
    }

    static ProtocolIni parse(String text) {
        IniText ini = IniText.parse(text);
        List<Card> cards = new ArrayList<>();
        List<Transport> transports = new ArrayList<>();
        ini.find(SETUP).ifPresent(setup -> {
            setup.all("netcard")
                    .map(line -> line.split(",", -1))
                    .filter(words -> words.length >= 3 && !words[0].isBlank())
                    .forEach(words -> cards.add(new Card(words[0].strip(), words[2].strip())));
            setup.all("transport")
                    .map(line -> line.split(",", -1))
                    .filter(words -> words.length >= 2 && !words[0].isBlank())
                    .forEach(words -> transports.add(transport(ini, words[0].strip(), words[1].strip())));
        });
        return new ProtocolIni(cards, transports);
    }

    private static Transport transport(IniText ini, String driver, String name) {
        Optional<IniText.Section> section = ini.find(name);
        List<String> bindings = section.stream()
                .flatMap(own -> own.all("BINDINGS").limit(1))
                .flatMap(cards -> Arrays.stream(cards.split("[,\\s]+", -1)))
                .filter(card -> !card.isEmpty())
                .toList();
        List<String> addresses = Stream.iterate(0, number -> number + 1)
                .limit(MAX_ADDRESSES)
                .flatMap(number -> section.stream()
                        .flatMap(own -> own.all("IPAddress" + number).limit(1)))
                .map(address -> address.strip().replaceAll("\\s+", "."))
                .filter(address -> Lmhosts.isAddress(address) && !address.equals("0.0.0.0"))
                .toList();
        return new Transport(driver, name, bindings, addresses);
    }

    /** The protocol whose adapter the host's one stack is; real-mode TCP/IP or TCP/IP-32. */
    Optional<Transport> findTcpIp() {
        return transports.stream().filter(Transport::isTcpIp).findFirst();
    }

    /** The drivers of the cards that a protocol is bound to, in the order of its bindings. */
    List<String> driversOf(Transport transport) {
        return transport.bindings().stream()
                .flatMap(binding -> cards.stream()
                        .filter(card -> card.section.equalsIgnoreCase(binding))
                        .map(Card::driver)
                        .limit(1))
                .toList();
    }
}
