package io.plumbline.agent.host.pe;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damages an executable: anywhere, and in the fields that lead to its version, which a walk of the sound file has found. What
 * a field gets is what lies: bounds, other offsets of the same file, the offset of the directory that holds it.
 */
final class Mutation {

    private record Field(int at, int size) {}

    private static final int[] HOSTILE = {
        0,
        1,
        2,
        3,
        4,
        8,
        15,
        16,
        52,
        96,
        97,
        0x7F,
        0xFF,
        0x1000,
        0x1001,
        0x7FFF,
        0x8000,
        0xFFFF,
        0x1_0000,
        0x7FFF_FFFF,
        0x8000_0000,
        0x8000_0001,
        0x8000_FFFF,
        0xFFFF_FFF0,
        0xFFFF_FFFF
    };

    private final byte[] sound;
    private final List<Field> fields = new ArrayList<>();
    private final List<Integer> offsets = new ArrayList<>();

    Mutation(byte[] sound) {
        this.sound = sound;
        ByteBuffer file = ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN);
        field(0x3C, 4);
        int header = file.getInt(0x3C);
        if (file.getShort(header) == 0x454E) {
            segmented(file, header);
        } else {
            portable(file, header);
        }
        for (int block : versionBlocks(sound)) {
            offsets.add(block);
            for (int at = 0; at < 6; at += 2) {
                field(block + at, 2);
            }
            // The key, the signature and, for what follows it, whatever lies there.
            for (int at = 6; at < 132 && block + at + 2 <= sound.length; at += 2) {
                field(block + at, 2);
            }
        }
    }

    /** Where version resources begin: their key, less the header before it. */
    static List<Integer> versionBlocks(byte[] file) {
        List<Integer> found = new ArrayList<>();
        for (int at = 4; at + 32 <= file.length; at++) {
            if (file[at] == 'V' && isKey(file, at, 2)) {
                found.add(at - 6);
            } else if (file[at] == 'V' && isKey(file, at, 1)) {
                found.add(at - 4);
            }
        }
        return found;
    }

    private static boolean isKey(byte[] file, int at, int unit) {
        String key = "VS_VERSION_INFO\0";
        for (int i = 0; i < key.length(); i++) {
            if (file[at + i * unit] != key.charAt(i) || (unit == 2 && file[at + i * unit + 1] != 0)) {
                return false;
            }
        }
        return true;
    }

    private void field(int at, int size) {
        if (at >= 0 && at + size <= sound.length) {
            fields.add(new Field(at, size));
        }
    }

    private void segmented(ByteBuffer file, int header) {
        int table = header + file.getShort(header + 0x24);
        field(header + 0x24, 2);
        field(header + 0x26, 2);
        for (int at = table; at < header + file.getShort(header + 0x26); at += 2) {
            field(at, 2);
        }
    }

    private void portable(ByteBuffer file, int header) {
        field(header, 4);
        field(header + 4, 2);
        field(header + 6, 2);
        field(header + 20, 2);
        int optional = header + 24;
        field(optional, 2);
        field(optional + 36, 4);
        int directories = optional + (file.getShort(optional) == 0x20B ? 112 : 96);
        field(directories - 4, 4);
        field(directories + 16, 4);
        field(directories + 20, 4);
        int address = file.getInt(directories + 16);
        int table = optional + file.getShort(header + 20);
        for (int i = 0; i < file.getShort(header + 6); i++) {
            int entry = table + i * 40;
            for (int at = 8; at < 24; at += 4) {
                field(entry + at, 4);
            }
            int start = file.getInt(entry + 12);
            if (address >= start && address < start + file.getInt(entry + 16)) {
                directory(file, file.getInt(entry + 20) + address - start, 0, 0);
            }
        }
    }

    private void directory(ByteBuffer file, int resources, int at, int level) {
        int directory = resources + at;
        offsets.add(at);
        field(directory + 12, 2);
        field(directory + 14, 2);
        int count = file.getShort(directory + 12) + file.getShort(directory + 14);
        for (int i = 0; i < count; i++) {
            int entry = directory + 16 + i * 8;
            int to = file.getInt(entry + 4);
            boolean leads = level > 0 || file.getInt(entry) == 16;
            if (leads) {
                field(entry, 4);
                field(entry + 4, 4);
            }
            if (leads && to < 0 && level < 2) {
                directory(file, resources, to & 0x7FFF_FFFF, level + 1);
            } else if (leads) {
                field(resources + to, 4);
                field(resources + to + 4, 4);
            }
        }
    }

    /** One to four changes. */
    byte[] next(Random random) {
        byte[] bytes = sound.clone();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            bytes = changed(bytes, random);
        }
        return bytes;
    }

    private byte[] changed(byte[] bytes, Random random) {
        int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
        switch (random.nextInt(10)) {
            case 0 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 1 -> {
                if (bytes.length > 0) {
                    bytes[at] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 2 ->
                Arrays.fill(bytes, at, Math.min(bytes.length, at + random.nextInt(256)), (byte) random.nextInt(256));
            case 3 -> {
                int from = random.nextInt(bytes.length + 1);
                System.arraycopy(
                        bytes, from, bytes, at, Math.min(random.nextInt(512), bytes.length - Math.max(from, at)));
            }
            case 4 -> {
                // What follows moves, and no offset with it.
                byte[] longer = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(16));
                System.arraycopy(bytes, at, longer, longer.length - (bytes.length - at), bytes.length - at);
                return longer;
            }
            default -> write(bytes, fields.get(random.nextInt(fields.size())), random);
        }
        return bytes;
    }

    private void write(byte[] bytes, Field field, Random random) {
        if (field.at() + field.size() > bytes.length) {
            return;
        }
        int value = switch (random.nextInt(5)) {
            case 0 -> random.nextInt();
            case 1 -> 0x8000_0000 | offsets.get(random.nextInt(offsets.size()));
            case 2 -> bytes.length + random.nextInt(3) - 1;
            default -> HOSTILE[random.nextInt(HOSTILE.length)];
        };
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (field.size() == 2) {
            file.putShort(field.at(), (short) value);
        } else {
            file.putInt(field.at(), value);
        }
    }
}
