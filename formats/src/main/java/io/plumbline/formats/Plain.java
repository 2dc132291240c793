package io.plumbline.formats;

import java.util.Locale;
import java.util.regex.Pattern;

/** Text from a host, made fit for a terminal: what would not be seen, or would act, is shown as its code. */
public final class Plain {

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private Plain() {}

    public static String of(String text) {
        if (text.codePoints().allMatch(Plain::isShown)) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (isShown(point)) {
                plain.appendCodePoint(point);
            } else {
                plain.append(String.format(Locale.ROOT, "\\u%04x", point));
            }
        });
        return plain.toString();
    }

    /** Not control characters, nor the invisible ones that change how others are shown (bidirectional marks, joiners). */
    private static boolean isShown(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /** How many columns a terminal needs for it: two for East Asian wide characters, none for combining marks and colours. */
    public static int columns(String text) {
        return withoutColours(text).codePoints().map(Plain::columns).sum();
    }

    static String withoutColours(String text) {
        return text.indexOf('\u001b') < 0 ? text : COLOUR.matcher(text).replaceAll("");
    }

    static int columns(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = (point >= 0x1100 && point <= 0x115F)
                || (point >= 0x2E80 && point <= 0xA4CF)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0x1F300 && point <= 0x1FAFF)
                || (point >= 0x20000 && point <= 0x3FFFD);
        return wide ? 2 : 1;
    }
}
