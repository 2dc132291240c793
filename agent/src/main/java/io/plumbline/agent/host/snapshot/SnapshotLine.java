package io.plumbline.agent.host.snapshot;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** One line of a snapshot, continuations joined, and how far it has been read. */
final class SnapshotLine {

    private static final int SHOWN = 60;

    private final String file;
    private final int number;
    private final String text;
    private int at;

    SnapshotLine(String file, int number, String text) {
        this.file = file;
        this.number = number;
        this.text = text;
    }

    SnapshotFormatException problem(String expected) {
        skipBlanks();
        String rest = text.substring(Math.min(at, text.length()));
        String shown = rest.length() > SHOWN ? rest.substring(0, SHOWN) : rest;
        return wrong((shown.isEmpty() ? "the line ends" : "found " + Quoted.write(shown)) + " where there should be "
                + expected);
    }

    SnapshotFormatException wrong(String what) {
        return new SnapshotFormatException(file, number, what);
    }

    void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    boolean startsWith(String prefix) {
        skipBlanks();
        return text.startsWith(prefix, at);
    }

    boolean accept(String token) {
        if (!startsWith(token)) {
            return false;
        }
        at += token.length();
        return true;
    }

    void expect(String token) throws SnapshotFormatException {
        if (!accept(token)) {
            throw problem("\"" + token + "\"");
        }
    }

    void expectEnd() throws SnapshotFormatException {
        skipBlanks();
        if (at < text.length()) {
            throw problem("the end of the line");
        }
    }

    String rest() {
        skipBlanks();
        String rest = text.substring(at).strip();
        at = text.length();
        return rest;
    }

    /** Letters, digits and the signs . : + -  up to the next other character; empty at the end. */
    String word() {
        skipBlanks();
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || ".:+-".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return text.substring(start, at);
    }

    boolean acceptWord(String word) {
        int before = at;
        if (word().equals(word)) {
            return true;
        }
        at = before;
        return false;
    }

    long number() throws SnapshotFormatException {
        int before = at;
        try {
            return Long.parseUnsignedLong(word());
        } catch (NumberFormatException notOne) {
            at = before;
            throw problem("a number");
        }
    }

    long hexNumber(int digits) throws SnapshotFormatException {
        int end = at;
        while (end < text.length() && end < at + digits && HexFormat.isHexDigit(text.charAt(end))) {
            end++;
        }
        if (end == at) {
            throw problem("up to " + digits + " hexadecimal digits");
        }
        long number = Long.parseUnsignedLong(text, at, end, 16);
        at = end;
        return number;
    }

    /** The rest of the line as bytes, commas and blanks between them ignored. */
    byte[] hexBytes() throws SnapshotFormatException {
        StringBuilder digits = new StringBuilder();
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (HexFormat.isHexDigit(c)) {
                digits.append(c);
            } else if (c != ',' && c != ' ' && c != '\t') {
                throw problem("hexadecimal digits");
            }
        }
        if (digits.length() % 2 != 0) {
            throw problem("one more hexadecimal digit");
        }
        return HexFormat.of().parseHex(digits);
    }

    String quoted() throws SnapshotFormatException {
        expect("\"");
        StringBuilder out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            out.append(c == '\\' ? escaped() : c);
        }
        throw problem("a closing quotation mark");
    }

    private char escaped() throws SnapshotFormatException {
        char c = at < text.length() ? text.charAt(at++) : ' ';
        return switch (c) {
            case '\\', '"' -> c;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unit();
            default -> {
                at -= 2;
                throw problem("one of \\\\ \\\" \\n \\r \\t \\uXXXX");
            }
        };
    }

    private char unit() throws SnapshotFormatException {
        int end = at + 4;
        long unit = hexNumber(4);
        if (at != end) {
            throw problem("four hexadecimal digits");
        }
        return (char) unit;
    }

    /** {@code none}, or quoted texts between commas. */
    List<String> list() throws SnapshotFormatException {
        List<String> texts = new ArrayList<>();
        if (!acceptWord("none")) {
            do {
                texts.add(quoted());
            } while (accept(","));
        }
        return texts;
    }
}
