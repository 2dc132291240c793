package io.plumbline.agent.host.live;

import com.sun.jna.Pointer;
import io.plumbline.agent.host.live.win32.EVT_VARIANT;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;

/**
 * The values that EvtRender has left in a buffer: an array of EVT_VARIANT, and behind it what they point to.
 *
 * @param bytes of the buffer that were used; what a value claims to have beyond them is not read
 */
record RenderedValues(Pointer buffer, int count, int bytes) {

    private static final int VARIANT_BYTES = 16;

    RenderedValues {
        if (count < 0 || bytes < 0 || (long) count * VARIANT_BYTES > bytes) {
            throw new IllegalArgumentException(count + " values do not fit into " + bytes + " bytes");
        }
    }

    /** A number, or a moment in its own steps; empty where the value is neither. */
    OptionalLong number(int index) {
        EVT_VARIANT value = value(index);
        return switch (value.Type) {
            case EVT_VARIANT.EvtVarTypeSByte -> OptionalLong.of(signed(value.Value, Byte.SIZE));
            case EVT_VARIANT.EvtVarTypeByte -> OptionalLong.of(value.Value & 0xFF);
            case EVT_VARIANT.EvtVarTypeInt16 -> OptionalLong.of(signed(value.Value, Short.SIZE));
            case EVT_VARIANT.EvtVarTypeUInt16 -> OptionalLong.of(value.Value & 0xFFFF);
            case EVT_VARIANT.EvtVarTypeInt32 -> OptionalLong.of(signed(value.Value, Integer.SIZE));
            case EVT_VARIANT.EvtVarTypeUInt32, EVT_VARIANT.EvtVarTypeHexInt32 ->
                OptionalLong.of(value.Value & 0xFFFF_FFFFL);
            case EVT_VARIANT.EvtVarTypeInt64,
                    EVT_VARIANT.EvtVarTypeUInt64,
                    EVT_VARIANT.EvtVarTypeHexInt64,
                    EVT_VARIANT.EvtVarTypeFileTime -> OptionalLong.of(value.Value);
            default -> OptionalLong.empty();
        };
    }

    private static long signed(long value, int bits) {
        return (value << (Long.SIZE - bits)) >> (Long.SIZE - bits);
    }

    /** As the event viewer's details show it; empty for null. */
    String text(int index) {
        EVT_VARIANT value = value(index);
        return switch (value.Type) {
            case EVT_VARIANT.EvtVarTypeNull -> "";
            case EVT_VARIANT.EvtVarTypeString, EVT_VARIANT.EvtVarTypeEvtXml -> wide(value.Value);
            case EVT_VARIANT.EvtVarTypeAnsiString -> ansi(value.Value);
            case EVT_VARIANT.EvtVarTypeBoolean -> Boolean.toString((int) value.Value != 0);
            case EVT_VARIANT.EvtVarTypeUInt64 -> Long.toUnsignedString(value.Value);
            case EVT_VARIANT.EvtVarTypeHexInt32 -> "0x" + Integer.toHexString((int) value.Value);
            case EVT_VARIANT.EvtVarTypeHexInt64 -> "0x" + Long.toHexString(value.Value);
            case EVT_VARIANT.EvtVarTypeFileTime ->
                FileTime.toInstant(value.Value).toString();
            case EVT_VARIANT.EvtVarTypeBinary -> binary(value);
            default ->
                number(index).stream()
                        .mapToObj(Long::toString)
                        .findFirst()
                        .orElse("(a value of type " + value.Type + ")");
        };
    }

    /** All values as texts; an array of texts is as many of them. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            EVT_VARIANT value = value(i);
            if (value.Type == (EVT_VARIANT.EvtVarTypeString | EVT_VARIANT.EVT_VARIANT_TYPE_ARRAY)) {
                long inside = left(value.Value) / Long.BYTES;
                for (long k = 0; k < Math.min(Integer.toUnsignedLong(value.Count), inside); k++) {
                    texts.add(wide(at(value.Value).getLong(k * Long.BYTES)));
                }
            } else {
                texts.add(text(i));
            }
        }
        return List.copyOf(texts);
    }

    private EVT_VARIANT value(int index) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException("value " + index + " of " + count);
        }
        return new EVT_VARIANT(buffer.share((long) index * VARIANT_BYTES, VARIANT_BYTES));
    }

    /** How many bytes of the buffer there are from an address on; none when it lies elsewhere. */
    private long left(long address) {
        long offset = address - Pointer.nativeValue(buffer);
        return offset >= 0 && offset < bytes ? bytes - offset : 0;
    }

    private Pointer at(long address) {
        return buffer.share(address - Pointer.nativeValue(buffer));
    }

    private String wide(long address) {
        StringBuilder text = new StringBuilder();
        long characters = left(address) / Character.BYTES;
        for (long i = 0; i < characters && at(address).getShort(i * Character.BYTES) != 0; i++) {
            text.append((char) at(address).getShort(i * Character.BYTES));
        }
        return text.toString();
    }

    private String ansi(long address) {
        StringBuilder text = new StringBuilder();
        for (long i = 0; i < left(address) && at(address).getByte(i) != 0; i++) {
            text.append((char) Byte.toUnsignedInt(at(address).getByte(i)));
        }
        return text.toString();
    }

    private String binary(EVT_VARIANT value) {
        int length = (int) Math.min(Integer.toUnsignedLong(value.Count), left(value.Value));
        return length == 0
                ? ""
                : HexFormat.of().withUpperCase().formatHex(at(value.Value).getByteArray(0, length));
    }
}
