package io.plumbline.agent.gallery;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A snapshot's text as sections of lines that can be set, removed and found by name. It understands nothing of the values:
 * whether the text is a snapshot at all is for the snapshot adapter to say.
 */
final class HostText {

    /** A section's lines by what stands before their equals sign; names differ by more than letter case. */
    static final class Section {

        private final String header;
        private final SequencedMap<String, String> lines = new LinkedHashMap<>();

        private Section(String header) {
            this.header = header;
        }

        boolean has(String name) {
            return lines.containsKey(name.toLowerCase(Locale.ROOT));
        }

        String get(TextLine asking, String name) {
            String line = lines.get(name.toLowerCase(Locale.ROOT));
            if (line == null) {
                throw asking.wrong("[" + header + "] of the base has no " + name);
            }
            return line;
        }

        /** At its old place where there is one, else at the end. */
        void put(String name, String line) {
            lines.put(name.toLowerCase(Locale.ROOT), line);
        }

        void remove(TextLine asking, String name) {
            get(asking, name);
            lines.remove(name.toLowerCase(Locale.ROOT));
        }
    }

    private final String version;
    private final SequencedMap<String, Section> sections = new LinkedHashMap<>();

    private HostText(String version) {
        this.version = version;
    }

    static HostText parse(String file, String text) {
        HostText host = null;
        Section section = null;
        for (TextLine line : TextLine.of(file, text)) {
            if (host == null) {
                host = new HostText(line.text());
            } else if (line.isHeader()) {
                section = host.add(line, line.header());
            } else if (section == null) {
                throw line.wrong("a line above the first section");
            } else {
                section.put(line.before('='), line.text());
            }
        }
        if (host == null) {
            throw new GalleryTextException(file, 1, "nothing in it");
        }
        return host;
    }

    Section add(TextLine asking, String header) {
        Section section = new Section(header);
        if (sections.putIfAbsent(header.toLowerCase(Locale.ROOT), section) != null) {
            throw asking.wrong("there is a [" + header + "] already");
        }
        return section;
    }

    Section get(TextLine asking, String header) {
        Section section = sections.get(header.toLowerCase(Locale.ROOT));
        if (section == null) {
            throw asking.wrong("the base has no [" + header + "]; [+ " + header + "] adds one");
        }
        return section;
    }

    void remove(TextLine asking, String header) {
        get(asking, header);
        sections.remove(header.toLowerCase(Locale.ROOT));
    }

    String write() {
        StringBuilder out = new StringBuilder(version).append('\n');
        for (Map.Entry<String, Section> section : sections.entrySet()) {
            out.append("\n[").append(section.getValue().header).append("]\n");
            section.getValue().lines.values().forEach(line -> out.append(line).append('\n'));
        }
        return out.toString();
    }
}
