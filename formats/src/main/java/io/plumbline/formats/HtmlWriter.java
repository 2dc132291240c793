package io.plumbline.formats;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML in which every text is text: there is no way to put markup in but by tags of our own.
 *
 * <p>A template engine would do this too, but its runtime and its compiled templates would come into the agent's archive,
 * which has half a MiB left. Names of tags and attributes are ours, never a host's.
 */
final class HtmlWriter {

    private final StringBuilder out = new StringBuilder("<!doctype html>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** @param attributes name, value, name, value …; an empty value is a mere name */
    HtmlWriter start(String tag, String... attributes) {
        empty(tag, attributes);
        open.push(tag);
        return this;
    }

    /** A tag that has no end, as {@code meta}. */
    HtmlWriter empty(String tag, String... attributes) {
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException("an attribute of <" + tag + "> without a value");
        }
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]);
            if (!attributes[i + 1].isEmpty()) {
                out.append("=\"");
                escape(Plain.of(attributes[i + 1]));
                out.append('"');
            }
        }
        out.append('>');
        return this;
    }

    HtmlWriter text(String text) {
        escape(Plain.of(text));
        return this;
    }

    /** An element with a text and nothing else. */
    HtmlWriter element(String tag, String text, String... attributes) {
        return start(tag, attributes).text(text).end();
    }

    /** Text whose lines stay lines, for {@code pre}. */
    HtmlWriter lines(String text) {
        boolean first = true;
        for (String line : text.stripTrailing().lines().toList()) {
            out.append(first ? "" : "\n");
            escape(Plain.of(line.replace("\t", "    ")));
            first = false;
        }
        return this;
    }

    /** A style sheet or script of our own, as it is. */
    HtmlWriter raw(String tag, String ours) {
        out.append('<')
                .append(tag)
                .append('>')
                .append(ours)
                .append("</")
                .append(tag)
                .append(">\n");
        return this;
    }

    HtmlWriter end() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    HtmlWriter newLine() {
        out.append('\n');
        return this;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return out.toString();
    }
}
