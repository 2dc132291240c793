package io.plumbline.formats;

/** Text being laid out in lines that are never wider than the terminal; escape sequences for colours take no room. */
public final class Lines {

    private final StringBuilder text = new StringBuilder();
    private final int width;

    public Lines(int width) {
        this.width = width;
    }

    public void blank() {
        text.append('\n');
    }

    /** One line as it is: the caller keeps it short. */
    public void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }

    /**
     * Words after a prefix, on as many lines as they need, all but the first indented to where the first one's words began.
     * A word wider than a whole line is broken; gaps of several spaces stay.
     *
     * @param prefix {@code indent} is how wide it looks
     * @param words may hold the colours of {@link Marks#coloured}; a word that has to be broken loses them
     */
    public void wrapped(String prefix, int indent, String words) {
        StringBuilder line = new StringBuilder(prefix);
        int column = indent;
        boolean empty = true;
        for (String word : words.strip().split(" ", -1)) {
            int needed = Plain.columns(word) + (empty ? 0 : 1);
            if (!empty && !word.isEmpty() && column + needed > width) {
                line(line.toString());
                line = new StringBuilder(" ".repeat(indent));
                column = indent;
                empty = true;
            }
            if (!empty && column < width) {
                line.append(' ');
                column++;
            }
            if (column + Plain.columns(word) <= width) {
                line.append(word);
                column += Plain.columns(word);
                empty = false;
                continue;
            }
            for (int point : Plain.withoutColours(word).codePoints().toArray()) {
                if (column + Plain.columns(point) > width) {
                    line(line.toString());
                    line = new StringBuilder(" ".repeat(indent));
                    column = indent;
                }
                line.appendCodePoint(point);
                column += Plain.columns(point);
            }
            empty = false;
        }
        line(line.toString());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
