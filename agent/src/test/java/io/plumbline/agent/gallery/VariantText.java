package io.plumbline.agent.gallery;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A host told as the changes to another one. It is strict, because a change that changes nothing would be taken for the
 * cause of a result: a section or line that is not there to be removed, one that says what the base says already, and a
 * piece of text that does not stand there exactly once are errors with file and line.
 */
final class VariantText {

    private static final String BASE = "base:";
    private static final String ARROW = " -> ";

    private final String base;
    private final List<TextLine> changes;

    private VariantText(String base, List<TextLine> changes) {
        this.base = base;
        this.changes = changes;
    }

    static VariantText parse(String file, String text) {
        List<TextLine> lines = TextLine.of(file, text);
        if (lines.isEmpty() || !lines.getFirst().text().startsWith(BASE)) {
            throw new GalleryTextException(
                    file, 1, "a variant begins with \"" + BASE + " NAME\" of the host it changes");
        }
        return new VariantText(
                lines.getFirst().text().substring(BASE.length()).strip(), lines.subList(1, lines.size()));
    }

    String base() {
        return base;
    }

    /** The snapshot that this variant of the base's snapshot is. */
    String apply(String baseText) {
        HostText host = HostText.parse(base, baseText);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < changes.size(); ) {
            TextLine header = changes.get(i);
            if (!header.isHeader()) {
                throw header.wrong("a change above the first section");
            }
            if (!seen.add(header.header().replaceFirst("^[+-]\\s*", "").toLowerCase(Locale.ROOT))) {
                throw header.wrong("this section stands twice");
            }
            int end = i + 1;
            while (end < changes.size() && !changes.get(end).isHeader()) {
                end++;
            }
            change(host, header, changes.subList(i + 1, end));
            i = end;
        }
        return host.write();
    }

    private static void change(HostText host, TextLine header, List<TextLine> lines) {
        String name = header.header();
        String plain = name.substring(1).strip();
        if (name.startsWith("-")) {
            if (!lines.isEmpty()) {
                throw lines.getFirst().wrong("a line of a section that is removed");
            }
            host.remove(header, plain);
        } else if (name.startsWith("+")) {
            HostText.Section section = host.add(header, plain);
            lines.forEach(line -> change(section, line));
        } else if (lines.isEmpty()) {
            throw header.wrong("a section that nothing is changed in; [- " + name + "] removes it");
        } else {
            HostText.Section section = host.get(header, name);
            lines.forEach(line -> change(section, line));
        }
    }

    private static void change(HostText.Section section, TextLine line) {
        Optional<String> replaced = beforeSwung(line);
        if (line.text().startsWith("- ")) {
            section.remove(line, line.text().substring(2).strip());
        } else if (replaced.isPresent()) {
            section.put(replaced.get(), replaced(section.get(line, replaced.get()), replaced.get(), line));
        } else {
            set(section, line);
        }
    }

    private static void set(HostText.Section section, TextLine line) {
        String name = line.before('=');
        if (name.equals(line.text())) {
            throw line.wrong("neither NAME = VALUE, - NAME nor NAME ~ \"OLD\" -> \"NEW\"");
        }
        if (section.has(name) && section.get(line, name).equals(line.text())) {
            throw line.wrong("the base says so already");
        }
        section.put(name, line.text());
    }

    /** The name in {@code NAME ~ "OLD" -> "NEW"}. */
    private static Optional<String> beforeSwung(TextLine line) {
        String name = line.before('~');
        return name.equals(line.text()) || name.contains("=") ? Optional.empty() : Optional.of(name);
    }

    private static String replaced(String old, String name, TextLine line) {
        String change = line.text()
                .substring(line.text().indexOf('~', name.length()) + 1)
                .strip();
        int arrow = change.indexOf("\"" + ARROW + "\"");
        if (arrow < 1 || !change.startsWith("\"") || !change.endsWith("\"")) {
            throw line.wrong("a piece of text is replaced by NAME ~ \"OLD\" -> \"NEW\"");
        }
        String from = change.substring(1, arrow);
        String to = change.substring(arrow + ARROW.length() + 2, change.length() - 1);
        int first = old.indexOf(from);
        if (from.isEmpty() || first < 0 || old.indexOf(from, first + 1) >= 0) {
            throw line.wrong("\"" + from + "\" stands not exactly once in " + name + " of the base");
        }
        return old.substring(0, first) + to + old.substring(first + from.length());
    }
}
