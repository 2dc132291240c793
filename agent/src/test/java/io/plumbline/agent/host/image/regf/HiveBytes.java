package io.plumbline.agent.host.image.regf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes hives cell by cell, lying ones and those of formats that hivex does not write. All cells share one bin. */
final class HiveBytes {

    static final int NONE = -1;

    private final int minor;
    private final ByteArrayOutputStream cells = new ByteArrayOutputStream();

    HiveBytes(int minor) {
        this.minor = minor;
    }

    static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** @return the offset of the cell */
    int cell(byte[] data) {
        int offset = 32 + cells.size();
        int header = minor <= 1 ? 8 : 4;
        int alignment = minor <= 1 ? 16 : 8;
        int size = (data.length + header + alignment - 1) / alignment * alignment;
        cells.writeBytes(bytes(buffer(size).putInt(-size).position(header).put(data)));
        return offset;
    }

    int cell(ByteBuffer data) {
        return cell(bytes(data));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.get(0, bytes);
        return bytes;
    }

    int offsets(int... offsets) {
        ByteBuffer list = buffer(4 * offsets.length);
        for (int offset : offsets) {
            list.putInt(offset);
        }
        return cell(list);
    }

    /** An index leaf (li) or index root (ri). */
    int index(String signature, int... offsets) {
        ByteBuffer list = buffer(4 + 4 * offsets.length)
                .put(signature.getBytes(StandardCharsets.US_ASCII))
                .putShort((short) offsets.length);
        for (int offset : offsets) {
            list.putInt(offset);
        }
        return cell(list);
    }

    /** A list with a hint (lf) or hash (lh) beside each offset. */
    int hinted(String signature, int offset, int hint) {
        return cell(buffer(12)
                .put(signature.getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 1)
                .putInt(offset)
                .putInt(hint));
    }

    /** A key whose parent, subkeys and values are set afterwards, since their offsets are not known yet. */
    int key(String name, boolean compressed, int flags) {
        byte[] bytes = name.getBytes(compressed ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE);
        return cell(buffer(76 + bytes.length)
                .put((byte) 'n')
                .put((byte) 'k')
                .putShort((short) (flags | (compressed ? 0x20 : 0)))
                .putInt(28, NONE)
                .putInt(40, NONE)
                .putShort(72, (short) bytes.length)
                .position(76)
                .put(bytes));
    }

    int value(String name, boolean compressed, int type, int size, int data) {
        byte[] bytes = name.getBytes(compressed ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE);
        return cell(buffer(20 + bytes.length)
                .put((byte) 'v')
                .put((byte) 'k')
                .putShort((short) bytes.length)
                .putInt(size)
                .putInt(data)
                .putInt(type)
                .putShort((short) (compressed ? 1 : 0))
                .position(20)
                .put(bytes));
    }

    /** The file, with a true base block and bin header. */
    Image build(int root) {
        int header = minor <= 1 ? 8 : 4;
        int used = 32 + cells.size();
        int bins = (used + 4095) / 4096 * 4096;
        ByteBuffer file = buffer(4096 + bins);
        file.put("regf".getBytes(StandardCharsets.US_ASCII))
                .putInt(7)
                .putInt(7)
                .putInt(20, 1)
                .putInt(24, minor)
                .putInt(32, 1)
                .putInt(36, root)
                .putInt(40, bins)
                .putInt(44, 1);
        file.position(4096)
                .put("hbin".getBytes(StandardCharsets.US_ASCII))
                .putInt(0)
                .putInt(bins);
        file.position(4096 + 32).put(cells.toByteArray());
        if (bins > used) {
            file.putInt(4096 + used, bins - used);
        }
        return new Image(file, header).seal();
    }

    /** A written hive whose fields can be set, truly or not. */
    record Image(ByteBuffer file, int header) {

        Image parent(int key, int parent) {
            return set(key, 16, parent);
        }

        Image subkeys(int key, int count, int list) {
            return set(key, 20, count).set(key, 28, list);
        }

        Image values(int key, int count, int list) {
            return set(key, 36, count).set(key, 40, list);
        }

        /** @param at in the cell's data */
        Image set(int cell, int at, int number) {
            file.putInt(4096 + cell + header + at, number);
            return this;
        }

        Image base(int at, int number) {
            file.putInt(at, number);
            return seal();
        }

        Image seal() {
            int sum = 0;
            for (int at = 0; at < 508; at += 4) {
                sum ^= file.getInt(at);
            }
            file.putInt(508, sum);
            return this;
        }

        byte[] bytes() {
            return HiveBytes.bytes(file);
        }
    }
}
