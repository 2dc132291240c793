package io.plumbline.agent.host.image.reg;

import io.plumbline.model.RegistryValue;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * What stands behind the equals sign, line by line: {@code "text"}, {@code dword:}, {@code hex:}, {@code hex(n):} or
 * {@code -}.
 */
final class ValueText {

    /** A value is taken apart with the lines that continue it. */
    enum State {
        WHOLE,
        /** A text whose closing quote is not in its line, or hexadecimal that ends in a backslash. */
        GOES_ON,
        DAMAGED
    }

    private static final int MAX_DWORD_DIGITS = 8;

    private final boolean codePageTexts;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int type = -1;
    private boolean quoted;
    private boolean deletion;
    private boolean afterComma;
    private String damage = "";

    ValueText(boolean codePageTexts) {
        this.codePageTexts = codePageTexts;
    }

    String damage() {
        return damage;
    }

    /** Whether an open text is waited for, which may go on for lines, or an open list of bytes. */
    boolean isText() {
        return quoted;
    }

    boolean isDeletion() {
        return deletion;
    }

    State begin(String written) {
        String value = written.strip();
        if (value.startsWith("\"")) {
            quoted = true;
            type = RegistryValue.REG_SZ;
            return text(value.substring(1));
        }
        if (value.startsWith("-") && isEnd(value.substring(1))) {
            deletion = true;
            return State.WHOLE;
        }
        int colon = value.indexOf(':');
        String form = colon < 0 ? "" : value.substring(0, colon);
        if (form.equalsIgnoreCase("dword")) {
            return dword(value.substring(colon + 1));
        }
        if (form.equalsIgnoreCase("hex")) {
            type = RegistryValue.REG_BINARY;
            return hex(value.substring(colon + 1));
        }
        if (form.regionMatches(true, 0, "hex(", 0, 4) && form.endsWith(")")) {
            Optional<Integer> number = hexNumber(form.substring(4, form.length() - 1));
            if (number.isPresent()) {
                type = number.get();
                return hex(value.substring(colon + 1));
            }
        }
        return damaged("neither a text nor dword: nor hex:");
    }

    /** The next line of a value that goes on. */
    State proceed(String line) {
        if (!quoted) {
            return hex(line);
        }
        // The export writes a text as it is, line ends and all.
        text.append("\r\n");
        return text(line);
    }

    private State damaged(String what) {
        damage = what;
        return State.DAMAGED;
    }

    private static boolean isEnd(String rest) {
        String plain = rest.strip();
        return plain.isEmpty() || plain.startsWith(";");
    }

    private State text(String line) {
        if (text.length() + line.length() > RegistryExport.MAX_VALUE_BYTES / 2) {
            return damaged("a text of more than " + RegistryExport.MAX_VALUE_BYTES + " bytes");
        }
        int end = unquote(line, 0, text);
        if (end == NO_ESCAPE) {
            return damaged("a backslash before a character that needs none");
        }
        if (end < 0) {
            return State.GOES_ON;
        }
        return isEnd(line.substring(end)) ? State.WHOLE : damaged("something behind the text's closing quote");
    }

    static final int OPEN = -1;
    static final int NO_ESCAPE = -2;

    /** Appends up to the closing quote, and gives the place behind it, or {@link #OPEN}, or {@link #NO_ESCAPE}. */
    static int unquote(String line, int start, StringBuilder to) {
        for (int at = start; at < line.length(); at++) {
            char character = line.charAt(at);
            if (character == '"') {
                return at + 1;
            }
            if (character != '\\') {
                to.append(character);
                continue;
            }
            if (++at == line.length()) {
                return NO_ESCAPE;
            }
            switch (line.charAt(at)) {
                case '\\' -> to.append('\\');
                case '"' -> to.append('"');
                // Windows writes none of these three, Wine does.
                case 'n' -> to.append('\n');
                case 'r' -> to.append('\r');
                case '0' -> to.append('\0');
                default -> {
                    return NO_ESCAPE;
                }
            }
        }
        return OPEN;
    }

    private State dword(String written) {
        int comment = written.indexOf(';');
        String digits = (comment < 0 ? written : written.substring(0, comment)).strip();
        Optional<Integer> number = hexNumber(digits);
        if (number.isEmpty()) {
            return damaged("dword: without 1 to 8 hexadecimal digits");
        }
        type = RegistryValue.REG_DWORD;
        bytes.writeBytes(RegistryValue.dword(number.get()).toByteArray());
        return State.WHOLE;
    }

    private static Optional<Integer> hexNumber(String digits) {
        if (digits.isEmpty() || digits.length() > MAX_DWORD_DIGITS) {
            return Optional.empty();
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digit(digits.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            number = number << 4 | digit;
        }
        return Optional.of(number);
    }

    private static int digit(char character) {
        return character < 0x80 ? Character.digit(character, 16) : -1;
    }

    /** Pairs of digits with commas between; a backslash says that the list goes on in the next line. */
    private State hex(String line) {
        int at = 0;
        while (true) {
            while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
                at++;
            }
            if (at == line.length() || line.charAt(at) == ';') {
                return afterComma && bytes.size() > 0 ? damaged("a list of bytes that ends in a comma") : State.WHOLE;
            }
            if (line.charAt(at) == '\\') {
                return isEnd(line.substring(at + 1)) ? State.GOES_ON : damaged("no list of bytes");
            }
            int high = digit(line.charAt(at));
            int low = at + 1 < line.length() ? digit(line.charAt(at + 1)) : -1;
            int width = low < 0 ? 1 : 2;
            if (high < 0 || (bytes.size() > 0 && !afterComma) || bytes.size() >= RegistryExport.MAX_VALUE_BYTES) {
                return damaged(
                        bytes.size() >= RegistryExport.MAX_VALUE_BYTES
                                ? "more than " + RegistryExport.MAX_VALUE_BYTES + " bytes"
                                : "no list of bytes");
            }
            bytes.write(low < 0 ? high : high << 4 | low);
            at += width;
            while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
                at++;
            }
            afterComma = at < line.length() && line.charAt(at) == ',';
            at += afterComma ? 1 : 0;
        }
    }

    /** Unit by unit: Java's encoder would replace half a surrogate pair. */
    private static byte[] utf16(CharSequence text) {
        byte[] bytes = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) text.charAt(i);
            bytes[2 * i + 1] = (byte) (text.charAt(i) >> 8);
        }
        return bytes;
    }

    /** Of a whole value that is no deletion. */
    RegistryValue value() {
        if (quoted) {
            return new RegistryValue(type, utf16(text.append('\0')));
        }
        byte[] data = bytes.toByteArray();
        boolean texts = type == RegistryValue.REG_SZ
                || type == RegistryValue.REG_EXPAND_SZ
                || type == RegistryValue.REG_MULTI_SZ;
        return new RegistryValue(type, codePageTexts && texts ? utf16(new String(data, LineReader.CODE_PAGE)) : data);
    }
}
