package io.plumbline.agent.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Reading;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WinsClientTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void serverOnTheWireAnswers() throws IOException {
        try (WinsServer server = new WinsServer(request -> answer(request, "c0000264"))) {
            assertThat(new WinsClient(server.port(), LONG).addresses("127.0.0.1", "WEB"))
                    .isEqualTo(Reading.present(List.of("192.0.2.100")));
        }
    }

    @Test
    void negativeAnswerIsAbsence() throws IOException {
        try (WinsServer server = new WinsServer(WinsClientTest::negative)) {
            assertThat(new WinsClient(server.port(), LONG).addresses("127.0.0.1", "WEB"))
                    .isEqualTo(Reading.absent());
        }
    }

    @Test
    void lostFirstQueryIsRepeated() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (WinsServer server =
                new WinsServer(request -> asked.incrementAndGet() == 1 ? new byte[0] : answer(request, "c0000264"))) {
            assertThat(new WinsClient(server.port(), Duration.ofSeconds(1)).addresses("127.0.0.1", "WEB"))
                    .isEqualTo(Reading.present(List.of("192.0.2.100")));
        }
    }

    @Test
    void silentServerIsFailureAndNeverAbsence() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (WinsServer server = new WinsServer(request -> {
            asked.incrementAndGet();
            return new byte[0];
        })) {
            assertThat(new WinsClient(server.port(), SHORT).addresses("127.0.0.1", "WEB"))
                    .isInstanceOf(Reading.Failed.class);
        }
        assertThat(asked).hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wins.example.com", "192.0.2.256", "192.0.2", "", "::1"})
    void onlyAnIpv4AddressIsAsked(String server) {
        assertThat(new WinsClient(1, SHORT).addresses(server, "WEB")).isInstanceOf(Reading.Failed.class);
    }

    private static byte[] answer(byte[] request, String addressHex) {
        ByteBuffer packet = ByteBuffer.allocate(62);
        packet.put(request, 0, 2);
        packet.put(HexFormat.of().parseHex("85800000000100000000"));
        packet.put(request, 12, 38);
        packet.put(HexFormat.of().parseHex("000493e0" + "0006" + "6000" + addressHex));
        return packet.array();
    }

    private static byte[] negative(byte[] request) {
        ByteBuffer packet = ByteBuffer.allocate(12);
        packet.put(request, 0, 2);
        packet.put(HexFormat.of().parseHex("85830000000000000000"));
        return packet.array();
    }

    /** A name server on loopback that answers each packet as told, or is silent where told nothing. */
    private static final class WinsServer implements AutoCloseable {
        private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());

        WinsServer(Function<byte[], byte[]> answer) throws SocketException {
            Thread.ofVirtual().start(() -> serve(answer));
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve(Function<byte[], byte[]> answer) {
            try {
                while (true) {
                    DatagramPacket packet = new DatagramPacket(new byte[600], 600);
                    socket.receive(packet);
                    byte[] reply = answer.apply(Arrays.copyOf(packet.getData(), packet.getLength()));
                    if (reply.length > 0) {
                        socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
                    }
                }
            } catch (IOException closed) {
                // close() ends the thread this way.
            }
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
