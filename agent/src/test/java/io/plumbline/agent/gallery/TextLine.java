package io.plumbline.agent.gallery;

import java.util.ArrayList;
import java.util.List;

/** A line of a snapshot or a variant as it is written, continued ones in one piece, and where it stands. */
record TextLine(String file, int number, String text) {

    /** All lines that say something: no blank ones, no comments. */
    static List<TextLine> of(String file, String text) {
        List<TextLine> lines = new ArrayList<>();
        StringBuilder continued = new StringBuilder();
        int number = 0;
        int startedAt = 0;
        for (String line : text.lines().toList()) {
            number++;
            String stripped = line.strip();
            if (continued.isEmpty()) {
                if (stripped.isEmpty() || stripped.startsWith("#")) {
                    continue;
                }
                startedAt = number;
            }
            continued.append(continued.isEmpty() ? stripped : line);
            if (stripped.endsWith(",\\")) {
                continued.append('\n');
            } else {
                lines.add(new TextLine(file, startedAt, continued.toString()));
                continued.setLength(0);
            }
        }
        if (!continued.isEmpty()) {
            throw new GalleryTextException(file, number, "the file ends within a continued line");
        }
        return lines;
    }

    GalleryTextException wrong(String what) {
        return new GalleryTextException(file, number, what);
    }

    boolean isHeader() {
        return text.startsWith("[");
    }

    /** What stands between the brackets, without the sign of a variant. */
    String header() {
        if (!text.endsWith("]")) {
            throw wrong("a section without its closing bracket");
        }
        return text.substring(1, text.length() - 1).strip();
    }

    /** What stands before the sign, which no quotation marks enclose; the whole line where there is none. */
    String before(char sign) {
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == sign && !quoted) {
                return text.substring(0, at).strip();
            }
        }
        return text;
    }
}
