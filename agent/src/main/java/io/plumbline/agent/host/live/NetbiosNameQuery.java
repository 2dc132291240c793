package io.plumbline.agent.host.live;

import io.plumbline.model.Reading;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One NAME QUERY REQUEST of RFC 1002 section 4.2.12 for a file server's name, and what an answer to it says. */
final class NetbiosNameQuery {

    static final int MAX_NAME_LENGTH = 15;

    private static final int FILE_SERVER_SUFFIX = 0x20;
    private static final int TYPE_NB = 0x0020;
    private static final int CLASS_IN = 0x0001;
    private static final int RECURSION_DESIRED = 0x0100;
    private static final int RESPONSE = 0x8000;
    private static final int OPCODE_MASK = 0x7800;
    private static final int RCODE_MASK = 0x000F;
    /** NAM_ERR: the server has no such name. */
    private static final int NAME_ERROR = 3;

    private static final int ENCODED_NAME_LENGTH = 32;
    /** NB_FLAGS and an IPv4 address. */
    private static final int ADDRESS_ENTRY_BYTES = 6;

    private final int transaction;
    private final byte[] encodedName;

    private NetbiosNameQuery(int transaction, byte[] encodedName) {
        this.transaction = transaction;
        this.encodedName = encodedName;
    }

    /** Empty where no NetBIOS name can be made of {@code name}: blank, longer than 15 characters, beyond Latin-1. */
    static Optional<NetbiosNameQuery> find(int transaction, String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (upper.isBlank()
                || upper.length() > MAX_NAME_LENGTH
                || !StandardCharsets.ISO_8859_1.newEncoder().canEncode(upper)) {
            return Optional.empty();
        }
        byte[] padded = String.format(Locale.ROOT, "%-15s", upper).getBytes(StandardCharsets.ISO_8859_1);
        byte[] encoded = new byte[ENCODED_NAME_LENGTH];
        for (int i = 0; i < 16; i++) {
            int character = i < padded.length ? Byte.toUnsignedInt(padded[i]) : FILE_SERVER_SUFFIX;
            encoded[2 * i] = (byte) ('A' + (character >> 4));
            encoded[2 * i + 1] = (byte) ('A' + (character & 0xF));
        }
        return Optional.of(new NetbiosNameQuery(transaction & 0xFFFF, encoded));
    }

    byte[] toByteArray() {
        return ByteBuffer.allocate(12 + 2 + ENCODED_NAME_LENGTH + 4)
                .putShort((short) transaction)
                .putShort((short) RECURSION_DESIRED)
                .putShort((short) 1)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .put((byte) ENCODED_NAME_LENGTH)
                .put(encodedName)
                .put((byte) 0)
                .putShort((short) TYPE_NB)
                .putShort((short) CLASS_IN)
                .array();
    }

    /**
     * The addresses in the order of the server, or {@code Absent} for its "no such name". Empty for a packet that answers
     * another question: a late answer to an earlier query, or noise.
     */
    Optional<Reading<List<String>>> findAnswer(ByteBuffer packet) {
        try {
            int id = Short.toUnsignedInt(packet.getShort());
            int flags = Short.toUnsignedInt(packet.getShort());
            if (id != transaction || (flags & RESPONSE) == 0 || (flags & OPCODE_MASK) != 0) {
                return Optional.empty();
            }
            int questions = Short.toUnsignedInt(packet.getShort());
            int answers = Short.toUnsignedInt(packet.getShort());
            packet.getInt();
            int code = flags & RCODE_MASK;
            if (code == NAME_ERROR) {
                return Optional.of(Reading.absent());
            }
            if (code != 0) {
                return Optional.of(Reading.failed("the WINS server refused the query with code " + code));
            }
            return questions == 0 && answers >= 1 ? Optional.of(addresses(packet)) : Optional.empty();
        } catch (BufferUnderflowException tooShort) {
            return Optional.of(Reading.failed("the WINS server sent a packet that ends too early"));
        }
    }

    private Reading<List<String>> addresses(ByteBuffer packet) {
        byte[] name = new byte[Byte.toUnsignedInt(packet.get())];
        packet.get(name);
        // A scope, which we did not ask for, would follow here instead of the end of the name.
        if (!Arrays.equals(name, encodedName) || packet.get() != 0) {
            return Reading.failed("the WINS server answered about another name");
        }
        int type = Short.toUnsignedInt(packet.getShort());
        int netClass = Short.toUnsignedInt(packet.getShort());
        packet.getInt();
        int length = Short.toUnsignedInt(packet.getShort());
        if (type != TYPE_NB || netClass != CLASS_IN || length == 0 || length % ADDRESS_ENTRY_BYTES != 0) {
            return Reading.failed("the WINS server's answer holds no list of addresses");
        }
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < length / ADDRESS_ENTRY_BYTES; i++) {
            packet.getShort();
            byte[] address = new byte[4];
            packet.get(address);
            addresses.add(AdapterList.text(address));
        }
        return Reading.present(List.copyOf(addresses));
    }
}
