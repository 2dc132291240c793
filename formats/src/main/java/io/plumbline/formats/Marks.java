package io.plumbline.formats;

/** The few signs of the text report: in colour where wanted, in ASCII where nothing else can be shown. */
final class Marks {

    /** As terminals number them (ECMA-48). */
    enum Colour {
        NONE(""),
        RED("31"),
        GREEN("32"),
        YELLOW("33"),
        CYAN("36");

        private final String code;

        Colour(String code) {
            this.code = code;
        }
    }

    private final TextStyle style;

    Marks(TextStyle style) {
        this.style = style;
    }

    private String mark(String wanted, String ascii) {
        return style.canShow(wanted) ? wanted : ascii;
    }

    String fail() {
        return mark("✕", "[x]");
    }

    String doubt() {
        return mark("!", "[!]");
    }

    String pass() {
        return mark("✓", "[ok]");
    }

    String note() {
        return mark("~", "[~]");
    }

    String dot() {
        return mark("·", "|");
    }

    String from() {
        return mark("←", "<-");
    }

    /**
     * The few signs that our own texts use, spelled in ASCII where they must be; the encoder makes others a question mark.
     * A line may end or begin at one.
     */
    String spelled(String text) {
        return style.canShow("»…")
                ? text
                : text.replace(" » ", "\\")
                        .replace(" »", "\\")
                        .replace("» ", "\\")
                        .replace("…", "...");
    }

    String coloured(Colour colour, String text) {
        return style.colour() && colour != Colour.NONE ? "\u001b[1;" + colour.code + "m" + text + "\u001b[0m" : text;
    }
}
