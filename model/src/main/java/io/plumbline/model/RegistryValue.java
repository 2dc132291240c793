package io.plumbline.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A registry value as Windows stores it: the raw type and the raw bytes.
 *
 * <p>The type is only what the writer claimed; bytes of any length come with it. {@link #decode} never throws, reads
 * nothing into missing bytes, and calls a number of the wrong length a failure.
 */
public final class RegistryValue {

    public static final int REG_NONE = 0;
    public static final int REG_SZ = 1;
    public static final int REG_EXPAND_SZ = 2;
    public static final int REG_BINARY = 3;
    public static final int REG_DWORD = 4;
    public static final int REG_DWORD_BIG_ENDIAN = 5;
    public static final int REG_LINK = 6;
    public static final int REG_MULTI_SZ = 7;
    public static final int REG_RESOURCE_LIST = 8;
    public static final int REG_FULL_RESOURCE_DESCRIPTOR = 9;
    public static final int REG_RESOURCE_REQUIREMENTS_LIST = 10;
    public static final int REG_QWORD = 11;

    private static final List<String> TYPE_NAMES = List.of(
            "REG_NONE",
            "REG_SZ",
            "REG_EXPAND_SZ",
            "REG_BINARY",
            "REG_DWORD",
            "REG_DWORD_BIG_ENDIAN",
            "REG_LINK",
            "REG_MULTI_SZ",
            "REG_RESOURCE_LIST",
            "REG_FULL_RESOURCE_DESCRIPTOR",
            "REG_RESOURCE_REQUIREMENTS_LIST",
            "REG_QWORD");

    private final int type;
    private final byte[] bytes;

    public RegistryValue(int type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes.clone();
    }

    public static RegistryValue text(String value) {
        return new RegistryValue(REG_SZ, utf16(value + "\0"));
    }

    public static RegistryValue dword(int value) {
        ByteBuffer buffer = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        return new RegistryValue(REG_DWORD, buffer.putInt(value).array());
    }

    public static RegistryValue multi(List<String> values) {
        StringBuilder text = new StringBuilder();
        values.forEach(value -> text.append(value).append('\0'));
        return new RegistryValue(REG_MULTI_SZ, utf16(text.append('\0').toString()));
    }

    private static byte[] utf16(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }

    public int type() {
        return type;
    }

    public byte[] toByteArray() {
        return bytes.clone();
    }

    public int length() {
        return bytes.length;
    }

    /** {@code REG_DWORD}, or {@code type 0x…} where Microsoft gave the number no name. */
    public String typeName() {
        return type >= 0 && type < TYPE_NAMES.size() ? TYPE_NAMES.get(type) : "type 0x" + Integer.toHexString(type);
    }

    /**
     * The value as rules compare it: a text ends at its first NUL (an odd last byte is dropped); REG_MULTI_SZ keeps empty
     * elements, because PendingFileRenameOperations says "delete" with one; numbers need exactly their 4 or 8 bytes, else
     * {@code Failed}; every other type is Bytes.
     */
    public Reading<Value> decode() {
        return switch (type) {
            case REG_SZ, REG_EXPAND_SZ, REG_LINK -> Reading.present(new Value.Text(firstText()));
            case REG_MULTI_SZ -> Reading.present(new Value.Items(texts()));
            case REG_DWORD -> number(4, ByteOrder.LITTLE_ENDIAN);
            case REG_DWORD_BIG_ENDIAN -> number(4, ByteOrder.BIG_ENDIAN);
            case REG_QWORD -> number(8, ByteOrder.LITTLE_ENDIAN);
            default -> Reading.present(new Value.Bytes(bytes));
        };
    }

    private Reading<Value> number(int size, ByteOrder order) {
        if (bytes.length != size) {
            return Reading.failed(typeName() + " of " + bytes.length + " bytes instead of " + size);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
        long bits = size == 4 ? Integer.toUnsignedLong(buffer.getInt()) : buffer.getLong();
        return Reading.present(new Value.Whole(bits));
    }

    private String firstText() {
        String all = new String(bytes, 0, bytes.length & ~1, StandardCharsets.UTF_16LE);
        int end = all.indexOf('\0');
        return end < 0 ? all : all.substring(0, end);
    }

    private List<String> texts() {
        String all = new String(bytes, 0, bytes.length & ~1, StandardCharsets.UTF_16LE);
        int end = all.length();
        if (all.chars().allMatch(c -> c == 0)) {
            return List.of();
        }
        if (all.endsWith("\0\0")) {
            end--;
        }
        List<String> texts = new ArrayList<>();
        for (int start = 0; start < end; ) {
            int stop = all.indexOf('\0', start);
            if (stop < 0 || stop > end) {
                stop = end;
            }
            texts.add(all.substring(start, stop));
            start = stop + 1;
        }
        return texts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RegistryValue that && type == that.type && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * type + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return typeName() + " " + HexFormat.of().formatHex(bytes);
    }
}
