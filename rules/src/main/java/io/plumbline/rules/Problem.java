package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

/** Something wrong in a pack's file: where, what, and what to do. Line and column count from 1. */
public record Problem(String file, int line, int column, String message, String fix) implements Comparable<Problem> {
    public Problem {
        requireNonNull(file, "file is null");
        requireNonNull(message, "message is null");
        requireNonNull(fix, "fix is null");
    }

    @Override
    public int compareTo(Problem other) {
        int byFile = file.compareTo(other.file);
        int byLine = byFile != 0 ? byFile : Integer.compare(line, other.line);
        int byColumn = byLine != 0 ? byLine : Integer.compare(column, other.column);
        return byColumn != 0 ? byColumn : message.compareTo(other.message);
    }

    /** {@code file:line:column: message; fix}, as editors and terminals jump to it. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message + "; " + fix;
    }
}
