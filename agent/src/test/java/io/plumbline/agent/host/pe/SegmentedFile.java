package io.plumbline.agent.host.pe;

import io.plumbline.model.FileVersion;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes a 16-bit "NE" file, which none of our tools can: a header, and resources aligned to 16 bytes. That it is one, says
 * GetFileVersionInfo, which reads it in a test of its own.
 */
public final class SegmentedFile {

    private static final int HEADER = 0x40;
    private static final int RESOURCE_TABLE = 0x40;
    private static final int RESOURCES = 0x100;
    private static final int SHIFT = 4;

    private SegmentedFile() {}

    /** With the string FileVersion {@code text}. */
    public static byte[] withVersion(FileVersion version, String text) {
        byte[] resource = block("VS_VERSION_INFO", fixedInfo(version), strings(text));
        byte[] file = new byte[RESOURCES + aligned(resource.length, 16)];
        ByteBuffer table = littleEndian(file, HEADER + RESOURCE_TABLE);
        table.putShort((short) SHIFT);
        // Another type before it: an icon.
        table.putShort((short) 0x8003).putShort((short) 1).putInt(0);
        entry(table, RESOURCES, 16, 1);
        table.putShort((short) 0x8010).putShort((short) 2).putInt(0);
        entry(table, RESOURCES, 16, 2);
        entry(table, RESOURCES, resource.length, 1);
        table.putShort((short) 0);
        writeHeader(file, table.position() - HEADER);
        System.arraycopy(resource, 0, file, RESOURCES, resource.length);
        return file;
    }

    public static byte[] withoutResources() {
        byte[] file = new byte[RESOURCES];
        writeHeader(file, RESOURCE_TABLE);
        return file;
    }

    private static ByteBuffer littleEndian(byte[] file, int at) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(at);
    }

    private static void writeHeader(byte[] file, int residentNames) {
        littleEndian(file, 0)
                .putShort(0, (short) 0x5A4D)
                .putInt(0x3C, HEADER)
                .putShort(HEADER, (short) 0x454E)
                .putShort(HEADER + 0x24, (short) RESOURCE_TABLE)
                .putShort(HEADER + 0x26, (short) residentNames);
    }

    private static void entry(ByteBuffer table, int at, int length, int number) {
        table.putShort((short) (at >> SHIFT))
                .putShort((short) (aligned(length, 16) >> SHIFT))
                .putShort((short) 0x30)
                .putShort((short) (0x8000 | number))
                .putInt(0);
    }

    private static byte[] fixedInfo(FileVersion version) {
        return ByteBuffer.allocate(52)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0xFEEF04BD)
                .putInt(0x1_0000)
                .putInt((version.major() << 16) | version.minor())
                .putInt((version.build() << 16) | version.revision())
                .array();
    }

    private static byte[] strings(String text) {
        byte[] value = (text + "\0").getBytes(StandardCharsets.ISO_8859_1);
        byte[] string = block("FileVersion", value, new byte[0]);
        return block("StringFileInfo", new byte[0], block("040904E4", new byte[0], string));
    }

    private static int aligned(int length, int unit) {
        return (length + unit - 1) & -unit;
    }

    private static byte[] block(String key, byte[] value, byte[] children) {
        int valueAt = aligned(4 + key.length() + 1, 4);
        int childrenAt = aligned(valueAt + value.length, 4);
        return ByteBuffer.allocate(childrenAt + children.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(0, (short) (childrenAt + children.length))
                .putShort(2, (short) value.length)
                .put(4, key.getBytes(StandardCharsets.US_ASCII))
                .put(valueAt, value)
                .put(childrenAt, children)
                .array();
    }
}
