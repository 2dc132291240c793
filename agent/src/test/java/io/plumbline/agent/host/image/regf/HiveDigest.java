package io.plumbline.agent.host.image.regf;

import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/** What digest-hive.py says of a hive, as our reader says it: keys, values, and a digest of all that they hold. */
record HiveDigest(int keys, int values, String sha256) {

    static HiveDigest of(Hive hive) throws NoSuchAlgorithmException {
        MessageDigest total = MessageDigest.getInstance("SHA-256");
        int keys = 0;
        int values = 0;
        Deque<String> paths = new ArrayDeque<>(List.of(""));
        while (!paths.isEmpty()) {
            String path = paths.pop();
            keys++;
            total.update((byte) 'k');
            text(total, path);
            for (RegistryEntry entry : get(hive.values(path))) {
                RegistryValue value = get(entry.value());
                values++;
                total.update((byte) 'v');
                text(total, entry.name());
                number(total, value.type());
                byte[] bytes = value.toByteArray();
                number(total, bytes.length);
                total.update(bytes);
            }
            for (String name : get(hive.subkeys(path)).reversed()) {
                paths.push(path.isEmpty() ? name : path + "\\" + name);
            }
        }
        return new HiveDigest(keys, values, HexFormat.of().formatHex(total.digest()));
    }

    private static <T> T get(Reading<T> reading) {
        return reading.find().orElseThrow(() -> new AssertionError(reading.why()));
    }

    private static void text(MessageDigest total, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(total, bytes.length);
        total.update(bytes);
    }

    private static void number(MessageDigest total, int number) {
        total.update(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, number));
    }
}
