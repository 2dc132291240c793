package io.plumbline.collector.web;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Texts from hosts as a person can trust them: what is invisible, turns the direction of reading or breaks a line is
 * spelt out as a code point. Escaping for HTML is the templates' work and comes after.
 */
public final class Legible {

    /** Longer texts are cut in lists and headings; the JSON of the report has them whole. */
    private static final int MAX_IN_LISTS = 160;

    private static final Pattern BLANK_LINES = Pattern.compile("\\R[ \\t]*\\R\\s*");

    private Legible() {}

    /** Whole, line breaks spelt out. */
    public static String text(String text) {
        StringBuilder legible = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(legible, point));
        return legible.toString();
    }

    /** Cut for a list; a blank name is said to be one. */
    public static String name(String text) {
        String legible = text(text);
        if (legible.isBlank()) {
            return "(no name)";
        }
        int length = legible.codePointCount(0, legible.length());
        return length <= MAX_IN_LISTS
                ? legible
                : legible.substring(0, legible.offsetByCodePoints(0, MAX_IN_LISTS)) + "…";
    }

    /** The paragraphs of a pack's prose: its lines end where its author's editor was full, blank ones part paragraphs. */
    public static List<String> paragraphs(String prose) {
        return BLANK_LINES.splitAsStream(prose.strip()).toList();
    }

    private static void append(StringBuilder legible, int point) {
        switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> legible.append(String.format(Locale.ROOT, "\\u{%04X}", point));
            default -> legible.appendCodePoint(point);
        }
    }
}
