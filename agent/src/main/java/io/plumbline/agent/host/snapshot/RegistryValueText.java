package io.plumbline.agent.host.snapshot;

import io.plumbline.model.RegistryValue;
import io.plumbline.model.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A registry value as a line of a snapshot: {@code "text"}, {@code expand:"…"}, {@code multi:"a", "b"},
 * {@code dword:00000004}, {@code qword:…}; and {@code hex(type):…} for every value whose bytes these forms would not give
 * back exactly.
 */
final class RegistryValueText {

    /** Ends a line that goes on in the next. */
    static final String CONTINUED = ",\\\n  ";

    private static final int DIGITS_IN_LINE = 64;

    private RegistryValueText() {}

    static String write(RegistryValue value) {
        return value.decode()
                .find()
                .flatMap(decoded -> findReadable(value, decoded))
                .orElseGet(() -> "hex(" + Integer.toHexString(value.type()) + "):" + hex(value.toByteArray()));
    }

    private static Optional<String> findReadable(RegistryValue value, Value decoded) {
        return switch (decoded) {
            case Value.Text(String text) when value.equals(RegistryValue.text(text)) -> Optional.of(Quoted.write(text));
            case Value.Text(String text) when value.equals(expand(text)) -> Optional.of("expand:" + Quoted.write(text));
            case Value.Text ignored -> Optional.empty();
            case Value.Items(List<String> texts)
            when value.equals(RegistryValue.multi(texts)) -> Optional.of("multi:" + Quoted.writeList(texts));
            case Value.Items ignored -> Optional.empty();
            case Value.Whole(long bits)
            when value.equals(RegistryValue.dword((int) bits)) -> Optional.of("dword:%08x".formatted(bits));
            case Value.Whole(long bits) when value.equals(qword(bits)) -> Optional.of("qword:%016x".formatted(bits));
            case Value.Whole ignored -> Optional.empty();
            case Value.Bytes ignored -> Optional.empty();
            case Value.Version ignored -> Optional.empty();
            case Value.Flag ignored -> Optional.empty();
            case Value.Moment ignored -> Optional.empty();
        };
    }

    static RegistryValue expand(String text) {
        return new RegistryValue(RegistryValue.REG_EXPAND_SZ, (text + "\0").getBytes(StandardCharsets.UTF_16LE));
    }

    private static RegistryValue qword(long bits) {
        ByteBuffer buffer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        return new RegistryValue(RegistryValue.REG_QWORD, buffer.putLong(bits).array());
    }

    static String hex(byte[] bytes) {
        String digits = HexFormat.of().formatHex(bytes);
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < digits.length(); start += DIGITS_IN_LINE) {
            lines.add(digits.substring(start, Math.min(digits.length(), start + DIGITS_IN_LINE)));
        }
        return String.join(CONTINUED, lines);
    }

    /** Reads what {@link #write} writes, where the line's cursor stands. */
    static RegistryValue read(SnapshotLine line) throws SnapshotFormatException {
        if (line.startsWith("\"")) {
            return RegistryValue.text(line.quoted());
        }
        if (line.accept("expand:")) {
            return expand(line.quoted());
        }
        if (line.accept("multi:")) {
            return RegistryValue.multi(line.list());
        }
        if (line.accept("dword:")) {
            return RegistryValue.dword((int) line.hexNumber(8));
        }
        if (line.accept("qword:")) {
            return qword(line.hexNumber(16));
        }
        if (line.accept("hex(")) {
            int type = (int) line.hexNumber(8);
            line.expect("):");
            return new RegistryValue(type, line.hexBytes());
        }
        throw line.problem(
                "a value: \"text\", expand:, multi:, dword:, qword:, hex(type):, absent, denied, unsupported or failed");
    }
}
