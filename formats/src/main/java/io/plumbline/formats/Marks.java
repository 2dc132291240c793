package io.plumbline.formats;

/** The few signs of texts for people: in colour where wanted, in ASCII where nothing else can be shown. */
public final class Marks {

    /** As terminals number them (ECMA-48). */
    public enum Colour {
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

    public Marks(TextStyle style) {
        this.style = style;
    }

    private String mark(String wanted, String ascii) {
        return style.canShow(wanted) ? wanted : ascii;
    }

    public String fail() {
        return mark("✕", "[x]");
    }

    public String doubt() {
        return mark("!", "[!]");
    }

    public String pass() {
        return mark("✓", "[ok]");
    }

    public String note() {
        return mark("~", "[~]");
    }

    public String dot() {
        return mark("·", "|");
    }

    /** From what was to what is. */
    public String to() {
        return mark("→", "->");
    }

    public String from() {
        return mark("←", "<-");
    }

    /**
     * The few signs that our own texts use, spelled in ASCII where they must be; the encoder makes others a question mark.
     * A line may end or begin at one.
     */
    public String spelled(String text) {
        return style.canShow("»…")
                ? text
                : text.replace(" » ", "\\")
                        .replace(" »", "\\")
                        .replace("» ", "\\")
                        .replace("…", "...");
    }

    public String coloured(Colour colour, String text) {
        return style.colour() && colour != Colour.NONE ? "\u001b[1;" + colour.code + "m" + text + "\u001b[0m" : text;
    }
}
