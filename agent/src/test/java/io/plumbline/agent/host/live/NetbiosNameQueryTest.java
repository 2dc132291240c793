package io.plumbline.agent.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Reading;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetbiosNameQueryTest {

    /** "FRED" and eleven spaces with suffix 0x20; RFC 1001 section 14.1 encodes the same name with its own suffix. */
    private static final String FRED = "20" + "4547464345464545" + "4341".repeat(12) + "00";

    private static final String ANSWER_FLAGS = "8580";

    private final NetbiosNameQuery query = NetbiosNameQuery.find(0x1234, "fred").orElseThrow();

    @Test
    void requestHasTheBytesOfTheRfc() {
        assertThat(HexFormat.of().formatHex(query.toByteArray()))
                .isEqualTo("1234" + "0100" + "0001" + "0000" + "0000" + "0000" + FRED + "0020" + "0001");
    }

    @Test
    void addressesComeInTheServersOrder() {
        String packet = "1234" + ANSWER_FLAGS + "0000" + "0001" + "0000" + "0000" + FRED + "0020" + "0001" + "000493e0"
                + "000c" + "6000" + "c0000264" + "6000" + "c000020b";

        assertThat(query.findAnswer(bytes(packet))).contains(Reading.present(List.of("192.0.2.100", "192.0.2.11")));
    }

    @Test
    void nameErrorIsAbsence() {
        String packet =
                "1234" + "8583" + "0000" + "0000" + "0000" + "0000" + FRED + "000a" + "0001" + "00000000" + "0000";

        assertThat(query.findAnswer(bytes(packet))).contains(Reading.absent());
    }

    @Test
    void refusalIsFailureNotAbsence() {
        assertThat(query.findAnswer(bytes("1234" + "8585" + "0000" + "0000" + "0000" + "0000")))
                .hasValueSatisfying(answer -> assertThat(answer).isInstanceOf(Reading.Failed.class));
    }

    @Test
    void answerToAnotherQueryIsNone() {
        assertThat(query.findAnswer(bytes("1235" + ANSWER_FLAGS + "0000" + "0001" + "0000" + "0000")))
                .isEmpty();
    }

    @Test
    void ownRequestEchoedBackIsNoAnswer() {
        assertThat(query.findAnswer(ByteBuffer.wrap(query.toByteArray()))).isEmpty();
    }

    @Test
    void answerAboutAnotherNameIsFailure() {
        String other = FRED.replaceFirst("4547", "4548");
        String packet = "1234" + ANSWER_FLAGS + "0000" + "0001" + "0000" + "0000" + other + "0020" + "0001" + "000493e0"
                + "0006" + "6000" + "c0000264";

        assertThat(query.findAnswer(bytes(packet)))
                .hasValueSatisfying(answer -> assertThat(answer).isInstanceOf(Reading.Failed.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "sixteencharacter", "\u5bb6"})
    void whatIsNoNetbiosNameIsNotAsked(String name) {
        assertThat(NetbiosNameQuery.find(1, name)).isEmpty();
    }

    @Test
    void anyBytesOfAnyLengthAreReadWithoutAnException() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 20_000; round++) {
            byte[] packet = new byte[random.nextInt(80)];
            random.nextBytes(packet);
            // Half of them get past the header, or only the first check would be tried.
            if (packet.length >= 12 && random.nextBoolean()) {
                ByteBuffer.wrap(packet).putInt(0x12348580).putInt(0x00000001);
            }
            assertThat(query.findAnswer(ByteBuffer.wrap(packet)))
                    .as("seed %d, round %d", seed, round)
                    .isNotNull();
        }
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }
}
