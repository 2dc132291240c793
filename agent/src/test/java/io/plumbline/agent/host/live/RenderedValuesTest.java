package io.plumbline.agent.host.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.plumbline.agent.host.LoggedEvent;
import io.plumbline.agent.host.live.win32.EVT_VARIANT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Buffers laid out as Microsoft documents EVT_VARIANT: the array first, what it points to behind. */
class RenderedValuesTest {

    private static final int BYTES = 2048;
    private static final int ARRAY_OF_TEXTS = EVT_VARIANT.EvtVarTypeString | EVT_VARIANT.EVT_VARIANT_TYPE_ARRAY;

    private final Memory buffer = new Memory(BYTES);
    private int count;
    private int free = 40 * 16;

    RenderedValuesTest() {
        buffer.clear();
    }

    /** Event 4319 of NetBT, as the system context gives it: 18 values. */
    @Test
    void systemValuesAreSourceIdAndMoment() {
        text("NetBT");
        value(EVT_VARIANT.EvtVarTypeNull, 0, 0);
        value(EVT_VARIANT.EvtVarTypeUInt16, 4319, 0);
        value(EVT_VARIANT.EvtVarTypeUInt16, 0xC000, 0);
        value(EVT_VARIANT.EvtVarTypeByte, 2, 0);
        value(EVT_VARIANT.EvtVarTypeUInt16, 0, 0);
        value(EVT_VARIANT.EvtVarTypeNull, 0, 0);
        value(EVT_VARIANT.EvtVarTypeHexInt64, 0x80000000000000L, 0);
        value(EVT_VARIANT.EvtVarTypeFileTime, 128_420_290_720_000_000L, 0);
        for (int i = 9; i < 18; i++) {
            value(EVT_VARIANT.EvtVarTypeNull, 0, 0);
        }

        assertThat(EventChannel.head(rendered()))
                .isEqualTo(new LoggedEvent(Instant.parse("2007-12-13T14:17:52Z"), "NetBT", 4319, List.of()));
    }

    @Test
    void textsAreWhatTheMessageIsFilledWith() {
        text("\\Device\\NetBT_Tcpip_{5A36C0B3-0A44-4E4B-8E0F-2B1D7C6A9001}");
        value(EVT_VARIANT.EvtVarTypeNull, 0, 0);
        value(EVT_VARIANT.EvtVarTypeInt32, 0xFFFF_FFFFL, 0);
        value(EVT_VARIANT.EvtVarTypeUInt32, 0xFFFF_FFFFL, 0);
        value(EVT_VARIANT.EvtVarTypeHexInt32, 0x103, 0);
        value(EVT_VARIANT.EvtVarTypeBoolean, 1, 0);
        value(EVT_VARIANT.EvtVarTypeBinary, bytes(new byte[] {0, 0, 0x10, (byte) 0xC0}), 4);
        value(EVT_VARIANT.EvtVarTypeAnsiString, bytes("WEB\0".getBytes(StandardCharsets.US_ASCII)), 0);
        value(15, 0, 0);

        assertThat(rendered().texts())
                .containsExactly(
                        "\\Device\\NetBT_Tcpip_{5A36C0B3-0A44-4E4B-8E0F-2B1D7C6A9001}",
                        "",
                        "-1",
                        "4294967295",
                        "0x103",
                        "true",
                        "000010C0",
                        "WEB",
                        "(a value of type 15)");
    }

    @Test
    void arrayOfTextsIsAsManyTexts() {
        long first = wide("lmhosts");
        long second = wide("NetBT");
        long array = bytes(new byte[16]);
        long offset = array - Pointer.nativeValue(buffer);
        buffer.setLong(offset, first);
        buffer.setLong(offset + 8, second);
        value(ARRAY_OF_TEXTS, array, 2);

        assertThat(rendered().texts()).containsExactly("lmhosts", "NetBT");
    }

    @Test
    void pointerOutOfTheBufferIsNeverFollowed() {
        value(EVT_VARIANT.EvtVarTypeString, 0x10, 0);
        value(EVT_VARIANT.EvtVarTypeBinary, Pointer.nativeValue(buffer) + BYTES - 2, 0x7FFF_FFFF);
        value(ARRAY_OF_TEXTS, 0x10, 0x7FFF_FFFF);
        value(EVT_VARIANT.EvtVarTypeString, Pointer.nativeValue(buffer) + BYTES - 1, 0);

        assertThat(rendered().texts()).containsExactly("", "0000", "");
    }

    @Test
    void valuesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new RenderedValues(buffer, 3, 47)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Whatever the bytes say, nothing outside the buffer is touched and no exception leaves. */
    @Test
    void anyBytesAreReadWithinTheirBounds() {
        long seed = Long.getLong("plumbline.seed", System.nanoTime());
        System.out.println("RenderedValuesTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 10_000; round++) {
            byte[] noise = new byte[512];
            random.nextBytes(noise);
            buffer.write(0, noise, 0, noise.length);
            for (int i = 0; i < 8; i++) {
                buffer.setInt(i * 16L + 12, random.nextInt(40) | (random.nextInt(8) == 0 ? 0x80 : 0));
                if (random.nextBoolean()) {
                    buffer.setLong(i * 16L, Pointer.nativeValue(buffer) + random.nextInt(600) - 40);
                }
            }
            assertThat(new RenderedValues(buffer, 8, noise.length).texts())
                    .as("seed %d", seed)
                    .allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(2 * noise.length));
        }
    }

    private RenderedValues rendered() {
        return new RenderedValues(buffer, count, BYTES);
    }

    private void text(String text) {
        value(EVT_VARIANT.EvtVarTypeString, wide(text), 0);
    }

    private void value(int type, long value, int elements) {
        buffer.setLong(count * 16L, value);
        buffer.setInt(count * 16L + 8, elements);
        buffer.setInt(count * 16L + 12, type);
        count++;
    }

    private long wide(String text) {
        return bytes((text + "\0").getBytes(StandardCharsets.UTF_16LE));
    }

    private long bytes(byte[] bytes) {
        buffer.write(free, bytes, 0, bytes.length);
        long address = Pointer.nativeValue(buffer) + free;
        free += bytes.length + 8 - bytes.length % 8;
        return address;
    }
}
