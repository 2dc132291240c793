package io.plumbline.agent.host.live;

import io.plumbline.model.Reading;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks one WINS server for one name, as Windows itself does: three unicast queries, 1.5 s apart ([MS-NBTE] section 3.1.2).
 */
final class WinsClient {

    static final int NAME_SERVICE_PORT = 137;

    private static final int ATTEMPTS = 3;
    private static final Duration PATIENCE = Duration.ofMillis(1500);
    /** RFC 1002 section 4.2: a name service packet over UDP has at most 576 bytes; a server may send more. */
    private static final int MAX_PACKET_BYTES = 2048;

    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

    private final int port;
    private final Duration patience;

    WinsClient() {
        this(NAME_SERVICE_PORT, PATIENCE);
    }

    WinsClient(int port, Duration patience) {
        this.port = port;
        this.patience = patience;
    }

    Reading<List<String>> addresses(String server, String name) {
        Optional<InetAddress> address = findIpv4(server);
        if (address.isEmpty()) {
            return Reading.failed("the WINS server's address is no IPv4 address: " + server);
        }
        Optional<NetbiosNameQuery> query =
                NetbiosNameQuery.find(ThreadLocalRandom.current().nextInt(0x10000), name);
        if (query.isEmpty()) {
            return Reading.failed("no NetBIOS name, which has 1 to " + NetbiosNameQuery.MAX_NAME_LENGTH
                    + " Latin characters: " + name);
        }
        // Connected, so that only this server's packets arrive, and its "port unreachable" does.
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(address.get(), port));
            return ask(socket, query.get(), server);
        } catch (PortUnreachableException closed) {
            return Reading.failed("nothing listens on UDP port " + port + " of " + server);
        } catch (IOException broken) {
            return Reading.failed("WINS query to " + server + ": " + broken.getMessage());
        }
    }

    private Reading<List<String>> ask(DatagramSocket socket, NetbiosNameQuery query, String server) throws IOException {
        byte[] request = query.toByteArray();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            socket.send(new DatagramPacket(request, request.length));
            Optional<Reading<List<String>>> answer = findAnswer(socket, query);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return Reading.failed("no answer from the WINS server " + server + " to " + ATTEMPTS + " queries, "
                + patience.toMillis() + " ms each");
    }

    private Optional<Reading<List<String>>> findAnswer(DatagramSocket socket, NetbiosNameQuery query)
            throws IOException {
        byte[] buffer = new byte[MAX_PACKET_BYTES];
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return Optional.empty();
            }
            socket.setSoTimeout((int) millis);
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException silence) {
                return Optional.empty();
            }
            Optional<Reading<List<String>>> answer = query.findAnswer(ByteBuffer.wrap(buffer, 0, packet.getLength()));
            if (answer.isPresent()) {
                return answer;
            }
        }
    }

    /** Never a name: a lookup would ask DNS about whatever the registry of a hostile host holds. */
    private static Optional<InetAddress> findIpv4(String text) {
        Matcher matcher = IPV4.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        byte[] address = new byte[4];
        for (int i = 0; i < 4; i++) {
            int part = Integer.parseInt(matcher.group(i + 1));
            if (part > 255) {
                return Optional.empty();
            }
            address[i] = (byte) part;
        }
        try {
            return Optional.of(InetAddress.getByAddress(address));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four bytes are an IPv4 address", impossible);
        }
    }
}
