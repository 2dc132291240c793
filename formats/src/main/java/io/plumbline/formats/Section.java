package io.plumbline.formats;

import io.plumbline.model.Finding;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import java.util.Comparator;
import java.util.List;

/** The parts of a report for people, in the order in which they want them: what is wrong comes first. */
enum Section {
    FAILING("Failing"),
    NOT_ASSESSED("Not assessed"),
    INFORMATIONAL("Informational"),
    PASSED("Passed"),
    NOT_APPLICABLE("Not applicable");

    private final String title;

    Section(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    List<Result> results() {
        return switch (this) {
            case FAILING -> List.of(Result.FAIL);
            case NOT_ASSESSED -> List.of(Result.ERROR, Result.UNKNOWN, Result.NOTCHECKED);
            case INFORMATIONAL -> List.of(Result.INFORMATIONAL);
            case PASSED -> List.of(Result.PASS);
            case NOT_APPLICABLE -> List.of(Result.NOTAPPLICABLE);
        };
    }

    /** Whether nobody needs to act on it, so that it may be folded away. */
    boolean quiet() {
        return this == PASSED || this == NOT_APPLICABLE;
    }

    /** Gravest first, then by rule. */
    List<Finding> findings(Report report) {
        return report.findings().stream()
                .filter(finding -> results().contains(finding.result()))
                .sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::rule))
                .toList();
    }
}
