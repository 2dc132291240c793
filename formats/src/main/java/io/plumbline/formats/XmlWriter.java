package io.plumbline.formats;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Writes XML 1.0 that every parser accepts, whatever the texts hold: what XML cannot hold is shown as its code.
 *
 * <p>Elements are indented, so an element holds a text or elements, never both. StAX would do this, but the module
 * {@code java.xml} adds 2.9 MiB to the archive of the agent, which must stay under 25 MiB. Names are ours, never a host's,
 * and are not checked.
 */
final class XmlWriter {

    private static final String INDENT = "  ";

    private final Appendable out;
    private final Deque<String> open = new ArrayDeque<>();

    XmlWriter(Appendable out) throws IOException {
        this.out = out;
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    /** @param attributes name, value, name, value … */
    void start(String name, String... attributes) throws IOException {
        tag(name, attributes);
        out.append(">\n");
        open.push(name);
    }

    /** An element that holds this text and nothing else. */
    void text(String name, String text, String... attributes) throws IOException {
        tag(name, attributes);
        out.append('>');
        escape(text, false);
        out.append("</").append(name).append(">\n");
    }

    void empty(String name, String... attributes) throws IOException {
        tag(name, attributes);
        out.append("/>\n");
    }

    void end() throws IOException {
        String name = open.pop();
        out.append(INDENT.repeat(open.size())).append("</").append(name).append(">\n");
    }

    private void tag(String name, String... attributes) throws IOException {
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException("an attribute of <" + name + "> without a value");
        }
        out.append(INDENT.repeat(open.size())).append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1], true);
            out.append('"');
        }
    }

    private void escape(String text, boolean attribute) throws IOException {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;"); // ]]> in a text is no XML
                case '"' -> out.append(attribute ? "&quot;" : "\"");
                case '\r' -> out.append("&#13;"); // else a parser reads a line feed
                case '\n' -> out.append(attribute ? "&#10;" : "\n"); // else a parser reads a space
                case '\t' -> out.append(attribute ? "&#9;" : "\t");
                default -> character(point);
            }
        }
    }

    private void character(int point) throws IOException {
        if (isXml(point)) {
            out.append(Character.toString(point));
        } else {
            out.append(String.format(Locale.ROOT, "\\u%04x", point));
        }
    }

    private static boolean isXml(int point) {
        return point >= 0x20 && (point < 0xD800 || point > 0xDFFF) && point != 0xFFFE && point != 0xFFFF;
    }
}
