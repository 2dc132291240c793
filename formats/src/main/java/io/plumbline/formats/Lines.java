package io.plumbline.formats;

import io.plumbline.model.WholeNames;
import java.util.List;

/**
 * Text being laid out in lines for a terminal; escape sequences for colours take no room.
 *
 * <p>A line is wider than the terminal only where nothing stands on it but the name of a fact, or what the caller said is
 * to be pasted: broken, neither would be of use.
 */
public final class Lines {

    /** Where the name of a fact begins that has no room below the words before it: two places, so that a list is even. */
    private static final int HALF_WAY = 8;

    private static final int LEAST_INDENT = 2;

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
     * A word wider than a whole line is broken, unless the name of a fact is in it: that begins further to the left.
     * Gaps of several spaces stay.
     *
     * @param prefix {@code indent} is how wide it looks
     * @param words may hold the colours of {@link Marks#coloured}; a word that has to be broken loses them
     */
    public void wrapped(String prefix, int indent, String words) {
        StringBuilder line = new StringBuilder(prefix);
        int column = indent;
        boolean empty = true;
        for (String word : WholeNames.words(words.strip())) {
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
            if (WholeNames.isIn(word)) {
                if (!line.toString().isBlank()) {
                    line(line.toString());
                }
                column = Math.min(indent, HALF_WAY + Plain.columns(word) <= width ? HALF_WAY : LEAST_INDENT);
                line = new StringBuilder(" ".repeat(column)).append(word);
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

    /** Parts with a sign between them, which is where a line breaks; a part that is too wide for one breaks as any text. */
    public void parts(String prefix, int indent, List<String> parts, String between) {
        String begin = prefix;
        String line = "";
        for (String part : parts) {
            String longer = line.isEmpty() ? part : line + " " + between + " " + part;
            if (!line.isEmpty() && indent + Plain.columns(longer) > width) {
                wrapped(begin, indent, line);
                begin = " ".repeat(indent);
                longer = part;
            }
            line = longer;
        }
        wrapped(begin, indent, line);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
