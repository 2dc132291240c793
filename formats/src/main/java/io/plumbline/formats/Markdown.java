package io.plumbline.formats;

import io.plumbline.rules.Reference;

/** Texts made fit for Markdown: no character of theirs means anything there. */
final class Markdown {

    /** What means something in CommonMark or GitHub's dialect wherever it stands; in front of each a backslash is allowed. */
    private static final String ACTIVE_ANYWHERE = "\\`*_[]<>#|~&$@";

    /** What means something at the start of a line only: lists, rules, headings. */
    private static final String ACTIVE_AT_START = "-+=";

    private static final int MIN_FENCE = 3;

    private Markdown() {}

    /** As text in a line, or as a whole one: no list ("1."), no link (www., https:, :emoji:). */
    static String text(String words) {
        StringBuilder escaped = new StringBuilder();
        String plain = Plain.of(words).strip();
        for (int i = 0; i < plain.length(); i++) {
            if (isActive(plain, i)) {
                escaped.append('\\');
            }
            escaped.append(plain.charAt(i));
        }
        return escaped.toString();
    }

    private static boolean isActive(String text, int at) {
        char c = text.charAt(at);
        return switch (c) {
            case '.', ')' -> isNumber(text, at) || (at >= 3 && text.regionMatches(true, at - 3, "www", 0, 3));
            case ':' -> at + 1 < text.length() && text.charAt(at + 1) != ' ';
            default -> ACTIVE_ANYWHERE.indexOf(c) >= 0 || (at == 0 && ACTIVE_AT_START.indexOf(c) >= 0);
        };
    }

    /** Whether everything before it is a number, as in the first item of an ordered list. */
    private static boolean isNumber(String text, int end) {
        boolean wordEnds = end + 1 == text.length() || text.charAt(end + 1) == ' ';
        return end > 0 && wordEnds && text.substring(0, end).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** As code in a line, between more backticks than it has in a row. */
    static String code(String words) {
        String plain = Plain.of(words);
        if (plain.isBlank()) {
            return "(empty)";
        }
        String ticks = "`".repeat(longestRun(plain) + 1);
        boolean padded = plain.startsWith("`") || plain.endsWith("`") || plain.startsWith(" ") || plain.endsWith(" ");
        return padded ? ticks + " " + plain + " " + ticks : ticks + plain + ticks;
    }

    /** As code in a cell of a table, where a bar ends the cell even in code. */
    static String cell(String words) {
        return words.isBlank() ? "" : code(words).replace("|", "\\|");
    }

    /** As a block of code, each of its lines as it is. */
    static String block(String language, String lines) {
        String fence = "`".repeat(Math.max(MIN_FENCE, longestRun(lines) + 1));
        StringBuilder block = new StringBuilder(fence).append(language).append('\n');
        lines.stripTrailing()
                .lines()
                .forEach(line -> block.append(Plain.of(line)).append('\n'));
        return block.append(fence).append('\n').toString();
    }

    /** A link; its address stands in angle brackets, which no address holds unencoded. */
    static String link(Reference reference) {
        return reference
                .findUrl()
                .map(url -> "[" + text(reference.title()) + "](<"
                        + Plain.of(url).replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C") + ">)")
                .orElseGet(() -> text(reference.title()));
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
