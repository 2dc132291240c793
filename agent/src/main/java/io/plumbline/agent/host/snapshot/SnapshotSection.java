package io.plumbline.agent.host.snapshot;

import java.util.ArrayList;
import java.util.List;

/** A header in brackets and the lines below it, before anything is understood of them. */
record SnapshotSection(SnapshotLine header, String kind, List<SnapshotLine> lines) {

    static final int MAX_LINE = 1 << 20;
    static final int MAX_LOGICAL_LINE = 16 << 20;
    static final int MAX_LINES = 2_000_000;
    static final int MAX_SECTIONS = 100_000;

    SnapshotSection {
        lines = List.copyOf(lines);
    }

    /** Cuts a whole text into sections; the first line, the version, has been checked here. */
    static List<SnapshotSection> split(String file, String text) throws SnapshotFormatException {
        List<SnapshotLine> lines = lines(file, text);
        checkVersion(file, lines);
        List<SnapshotSection> sections = new ArrayList<>();
        for (int i = 1; i < lines.size(); ) {
            SnapshotLine header = lines.get(i);
            if (!header.accept("[")) {
                throw header.problem("a section such as [host]");
            }
            String kind = header.word();
            int end = i + 1;
            while (end < lines.size() && !lines.get(end).startsWith("[")) {
                end++;
            }
            sections.add(new SnapshotSection(header, kind, lines.subList(i + 1, end)));
            if (sections.size() > MAX_SECTIONS) {
                throw header.wrong("more than " + MAX_SECTIONS + " sections");
            }
            i = end;
        }
        return sections;
    }

    private static void checkVersion(String file, List<SnapshotLine> lines) throws SnapshotFormatException {
        String wanted = SnapshotWriter.HEADER + " " + SnapshotWriter.VERSION;
        if (lines.isEmpty() || !lines.getFirst().acceptWord(SnapshotWriter.HEADER)) {
            throw new SnapshotFormatException(file, 1, "no snapshot: the first line is not \"" + wanted + "\"");
        }
        SnapshotLine first = lines.getFirst();
        long version = first.number();
        if (version != SnapshotWriter.VERSION) {
            throw first.wrong("a snapshot of version " + Long.toUnsignedString(version) + "; this Plumbline reads \""
                    + wanted + "\"");
        }
        first.expectEnd();
    }

    private static List<SnapshotLine> lines(String file, String text) throws SnapshotFormatException {
        List<SnapshotLine> lines = new ArrayList<>();
        StringBuilder joined = new StringBuilder();
        int number = 0;
        int startedAt = 0;
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            number++;
            if (end - start > MAX_LINE || number > MAX_LINES || joined.length() > MAX_LOGICAL_LINE) {
                throw new SnapshotFormatException(
                        file,
                        number,
                        "over " + MAX_LINE + " characters in a line, " + MAX_LOGICAL_LINE + " in a continued one, or "
                                + MAX_LINES + " lines");
            }
            String line = text.substring(start, end).strip();
            start = end + 1;
            if (joined.isEmpty() && (line.isEmpty() || line.startsWith("#"))) {
                continue;
            }
            startedAt = joined.isEmpty() ? number : startedAt;
            if (line.endsWith(",\\")) {
                joined.append(line, 0, line.length() - 1);
            } else {
                lines.add(new SnapshotLine(file, startedAt, joined.append(line).toString()));
                joined.setLength(0);
            }
        }
        if (!joined.isEmpty()) {
            throw new SnapshotFormatException(file, number, "the file ends within a continued line");
        }
        return lines;
    }
}
