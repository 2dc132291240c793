package io.plumbline.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a sentence that is to be laid out, in which the name of a fact is one word whatever it holds.
 *
 * <p>{@code registry[HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion::ProductName]} is there to be copied; broken at its
 * space, it names nothing.
 */
public final class WholeNames {

    /** Longer ones are a host's doing. */
    private static final int LONGEST = 200;

    /** A subject may hold a pair of brackets itself, as {@code adapter[Team [1]]}. */
    private static final Pattern NAME =
            Pattern.compile("[a-z][a-z0-9-]*\\[[^\\[\\]]+(?:\\[[^\\[\\]]*][^\\[\\]]*)?](?:\\.[a-z][a-z0-9-]*)?");

    private WholeNames() {}

    /** What stands between single spaces; of several spaces in a row, empty words remain. */
    public static List<String> words(String text) {
        if (text.indexOf('[') < 0) {
            return List.of(text.split(" ", -1));
        }
        List<String> words = new ArrayList<>();
        Matcher name = NAME.matcher(text);
        int begun = 0;
        int from = 0;
        while (name.find()) {
            boolean whole = name.end() - name.start() <= LONGEST;
            for (int space = text.indexOf(' ', from);
                    space >= 0 && space < (whole ? name.start() : name.end());
                    space = text.indexOf(' ', space + 1)) {
                words.add(text.substring(begun, space));
                begun = space + 1;
            }
            from = name.end();
        }
        for (int space = text.indexOf(' ', from); space >= 0; space = text.indexOf(' ', space + 1)) {
            words.add(text.substring(begun, space));
            begun = space + 1;
        }
        words.add(text.substring(begun));
        return List.copyOf(words);
    }

    /** Whether the name of a fact is in this word. */
    public static boolean isIn(String word) {
        Matcher name = NAME.matcher(word);
        return name.find() && name.end() - name.start() <= LONGEST;
    }
}
