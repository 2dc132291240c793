package io.plumbline.rules;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with one file, up to a bound: past it the rest is noise. */
final class Problems {

    private static final int MOST = 100;
    private static final int LONGEST_QUOTE = 60;

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(YamlNode.Place place, String message, String fix) {
        if (found.size() < MOST) {
            found.add(new Problem(file, place.line(), place.column(), message, fix));
        }
    }

    String file() {
        return file;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    int count() {
        return found.size();
    }

    List<Problem> all() {
        return List.copyOf(found);
    }

    /** A quotation that stays on one line and short. */
    static String cut(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
    }
}
