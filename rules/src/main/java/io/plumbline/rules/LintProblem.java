package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/** Something that lint has to say about a place in a pack's file, and which of its checks says so. */
public record LintProblem(LintCheck check, Problem problem) implements Comparable<LintProblem> {

    private static final Comparator<LintProblem> ORDER =
            Comparator.comparing(LintProblem::problem).thenComparing(LintProblem::check);

    public LintProblem {
        requireNonNull(check, "check is null");
        requireNonNull(problem, "problem is null");
    }

    @Override
    public int compareTo(LintProblem other) {
        return ORDER.compare(this, other);
    }

    /** {@code file:line:column: check: message}, as editors and terminals jump to it. */
    public String where() {
        return problem.file() + ":" + problem.line() + ":" + problem.column() + ": " + check.word() + ": "
                + problem.message();
    }

    /** {@link #where} and the fix on a line of its own. */
    @Override
    public String toString() {
        return where() + "\n    fix: " + problem.fix();
    }
}
