package io.plumbline.formats;

/** A cell of a CSV table after RFC 4180; a text that a spreadsheet would run gets an apostrophe before it. */
public final class CsvCell {

    private CsvCell() {}

    public static String of(String text) {
        return quoted(neutral(text));
    }

    /** OWASP's list of what makes a spreadsheet take a cell for a formula, blanks before it included. */
    static String neutral(String text) {
        String start = text.stripLeading();
        boolean formula = !start.isEmpty() && "=+-@".indexOf(start.charAt(0)) >= 0;
        boolean control = !text.isEmpty() && "\t\r\n".indexOf(text.charAt(0)) >= 0;
        return formula || control ? "'" + text : text;
    }

    static String quoted(String text) {
        boolean plain = text.chars().noneMatch(character -> character < ' ' || character == '"' || character == ',');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
