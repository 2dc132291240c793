package io.plumbline.agent.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import io.plumbline.agent.host.LoggedEvent;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Records as ReadEventLog gives them: EVENTLOGRECORD, source, computer, texts, padding, and the length again. */
class ClassicEventLogTest {

    private static final int HEAD = 56;

    @Test
    void recordsFollowEachOtherAndIdsLoseTheirQualifiers() {
        byte[] first = record(0xC00010DF, 1_197_555_472, "NetBT", "WEB1", "\\Device\\NetBT_Tcpip", "");
        byte[] second = record(0xC0001B58, 1_197_555_000, "Service Control Manager", "WEB1", "WINS Client", "%%2");
        byte[] both = ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();

        assertThat(events(both, both.length))
                .containsExactly(
                        new LoggedEvent(
                                Instant.ofEpochSecond(1_197_555_472),
                                "NetBT",
                                4319,
                                List.of("\\Device\\NetBT_Tcpip", "")),
                        new LoggedEvent(
                                Instant.ofEpochSecond(1_197_555_000),
                                "Service Control Manager",
                                7000,
                                List.of("WINS Client", "%%2")));
    }

    @Test
    void recordCutOffIsNotARecord() {
        byte[] whole = record(4319, 1, "NetBT", "WEB1", "x");

        for (int length = 0; length < whole.length; length++) {
            assertThat(events(whole, length)).as("%d bytes", length).isEmpty();
        }
    }

    @Test
    void anyBytesAreReadWithinTheirBounds() {
        long seed = Long.getLong("plumbline.seed", System.nanoTime());
        System.out.println("ClassicEventLogTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 10_000; round++) {
            byte[] damaged = record(4319, 1, "NetBT", "WEB1", "a text", "another");
            for (int i = 0; i < 3; i++) {
                damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt();
            }
            assertThat(events(damaged, damaged.length)).as("seed %d", seed).hasSize(1);
        }
    }

    private static List<LoggedEvent> events(byte[] bytes, int length) {
        Memory memory = new Memory(bytes.length);
        memory.write(0, bytes, 0, bytes.length);
        return ClassicEventLog.events(memory, length);
    }

    private static byte[] record(int id, int time, String source, String computer, String... texts) {
        byte[] names = (source + "\0" + computer + "\0").getBytes(StandardCharsets.UTF_16LE);
        byte[] strings = (String.join("\0", texts) + "\0").getBytes(StandardCharsets.UTF_16LE);
        int length = (HEAD + names.length + strings.length + 4 + 3) & ~3;
        return ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .putInt(0x654C664C)
                .putInt(1)
                .putInt(time)
                .putInt(time)
                .putInt(id)
                .putShort((short) 1)
                .putShort((short) texts.length)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt(HEAD + names.length)
                .putInt(0)
                .putInt(0)
                .putInt(0)
                .putInt(0)
                .put(names)
                .put(strings)
                .putInt(length - 4, length)
                .array();
    }
}
