package io.plumbline.e2e.wine;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** The text of a .reg file, version 5: keys and their values, as regedit would export them. */
public final class RegistrationText {

    private final StringBuilder text = new StringBuilder("Windows Registry Editor Version 5.00\n");

    /** The values that follow are in this key, named from its hive's long name on. */
    public RegistrationText key(String path) {
        text.append("\n[").append(path).append("]\n");
        return this;
    }

    public RegistrationText text(String name, String value) {
        return line(name, "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    }

    public RegistrationText expandable(String name, String value) {
        return line(name, hex(2, value + "\0"));
    }

    public RegistrationText multi(String name, List<String> values) {
        StringBuilder all = new StringBuilder();
        values.forEach(value -> all.append(value).append('\0'));
        return line(name, hex(7, all.append('\0').toString()));
    }

    public RegistrationText dword(String name, int value) {
        return line(name, "dword:%08x".formatted(value));
    }

    /** Type and bytes of one's own choice. */
    public RegistrationText raw(String name, int type, byte[] bytes) {
        return line(name, hex(type, bytes));
    }

    /** Importing removes the value. */
    public RegistrationText without(String name) {
        return line(name, "-");
    }

    private RegistrationText line(String name, String value) {
        text.append('"')
                .append(name.replace("\\", "\\\\"))
                .append("\"=")
                .append(value)
                .append('\n');
        return this;
    }

    private static String hex(int type, String characters) {
        return hex(type, characters.getBytes(StandardCharsets.UTF_16LE));
    }

    private static String hex(int type, byte[] bytes) {
        return "hex(" + Integer.toHexString(type) + "):"
                + HexFormat.ofDelimiter(",").formatHex(bytes);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
