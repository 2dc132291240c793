package io.plumbline.agent.host.snapshot;

import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A snapshot's text, cut into pieces that may hold names and addresses and pieces that hold none. Put together again it is
 * the same snapshot, whatever questions it records: the questions' own forms are not looked at.
 */
final class SnapshotText {

    sealed interface Piece {
        /** Words and signs of the format. */
        record Plain(String text) implements Piece {}

        /** A text, its escapes undone. */
        record Quote(String text) implements Piece {}

        /** Bytes behind {@code hex:} or, with a registry type, {@code hex(1):}. */
        record Hex(String prefix, Value.Bytes bytes) implements Piece {}

        record Dword(int bits) implements Piece {}
    }

    /** @param name what stands before the equals sign: the first quoted text, or a word */
    record Line(String name, List<Piece> pieces) {
        Line {
            pieces = List.copyOf(pieces);
        }

        List<String> quotes() {
            return pieces.stream()
                    .filter(Piece.Quote.class::isInstance)
                    .map(piece -> ((Piece.Quote) piece).text())
                    .toList();
        }
    }

    record Section(String kind, String name, List<Line> lines) {
        Section {
            lines = List.copyOf(lines);
        }

        /** The last part of its name, in small letters: of a key or of a file. */
        String leaf() {
            return name.substring(name.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|\\b(hex\\([0-9a-fA-F]{1,8}\\)|hex):([0-9a-fA-F, \\t]*)"
                    + "|\\bdword:([0-9a-fA-F]{1,8})");

    private final List<Section> sections;

    SnapshotText(List<Section> sections) {
        this.sections = List.copyOf(sections);
    }

    static SnapshotText parse(String name, String text) throws SnapshotFormatException {
        List<Section> sections = new ArrayList<>();
        for (SnapshotSection section : SnapshotSection.split(name, text)) {
            List<Line> lines = new ArrayList<>();
            for (SnapshotLine line : section.lines()) {
                lines.add(line(line.rest()));
            }
            sections.add(new Section(section.kind(), headerName(section.header()), lines));
        }
        return new SnapshotText(sections);
    }

    private static String headerName(SnapshotLine header) throws SnapshotFormatException {
        if (header.startsWith("\"")) {
            return header.quoted();
        }
        String rest = header.rest();
        return rest.endsWith("]") ? rest.substring(0, rest.length() - 1) : rest;
    }

    private static Line line(String text) throws SnapshotFormatException {
        List<Piece> pieces = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (token.find()) {
            if (token.start() > end) {
                pieces.add(new Piece.Plain(text.substring(end, token.start())));
            }
            end = token.end();
            pieces.add(piece(token));
        }
        if (end < text.length()) {
            pieces.add(new Piece.Plain(text.substring(end)));
        }
        String name = pieces.getFirst() instanceof Piece.Quote(String quoted) ? quoted : text.split("[ =]", 2)[0];
        return new Line(name, pieces);
    }

    private static Piece piece(Matcher token) throws SnapshotFormatException {
        if (token.group(1) != null) {
            return new Piece.Hex(token.group(1), new Value.Bytes(new SnapshotLine("", 0, token.group(2)).hexBytes()));
        }
        if (token.group(3) != null) {
            return new Piece.Dword(Integer.parseUnsignedInt(token.group(3), 16));
        }
        return new Piece.Quote(new SnapshotLine("", 0, token.group()).quoted());
    }

    List<Section> sections() {
        return sections;
    }

    String write() {
        StringBuilder out = new StringBuilder(SnapshotWriter.HEADER + " " + SnapshotWriter.VERSION + "\n");
        for (Section section : sections) {
            out.append("\n[").append(section.kind());
            boolean adapter = section.kind().equals("adapter");
            if (adapter || !section.name().isEmpty()) {
                boolean plain = Quoted.isPlain(section.name()) && !adapter;
                out.append(' ').append(plain ? section.name() : Quoted.write(section.name()));
            }
            out.append("]\n");
            for (Line line : section.lines()) {
                line.pieces().forEach(piece -> out.append(written(piece)));
                out.append('\n');
            }
        }
        return out.toString();
    }

    private static String written(Piece piece) {
        return switch (piece) {
            case Piece.Plain(String text) -> text.strip().equals(",") ? RegistryValueText.CONTINUED : text;
            case Piece.Quote(String text) -> Quoted.write(text);
            case Piece.Hex(String prefix, Value.Bytes bytes) ->
                prefix + ":" + RegistryValueText.hex(bytes.toByteArray());
            case Piece.Dword(int bits) -> "dword:%08x".formatted(bits);
        };
    }
}
