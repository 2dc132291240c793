package io.plumbline.formats;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Finding;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import java.util.EnumSet;
import java.util.Set;

/** What an audit comes to for whoever started it: an exit code and the sentence that explains it. */
public record Verdict(int exitCode, String sentence) {

    public static final int CLEAN = 0;
    public static final int FAILING = 10;
    public static final int NOT_TOLD = 11;
    public static final int NOTHING_READ = 12;

    private static final Set<Result> NOT_TOLD_RESULTS = EnumSet.of(Result.ERROR, Result.UNKNOWN);

    public Verdict {
        requireNonNull(sentence, "sentence is null");
    }

    /**
     * What this route cannot tell (notchecked) is no reproach to the host: it lowers the coverage only.
     *
     * @param readAnything whether the host told anything at all; one bad hive or probe does not make it false
     */
    public static Verdict of(Report report, boolean readAnything, Severity failOn) {
        long failing = report.findings().stream()
                .filter(finding ->
                        finding.result() == Result.FAIL && finding.severity().atLeast(failOn))
                .count();
        long notTold = report.findings().stream()
                .map(Finding::result)
                .filter(NOT_TOLD_RESULTS::contains)
                .count();
        if (!readAnything) {
            return new Verdict(NOTHING_READ, "nothing of this host could be read");
        }
        if (failing > 0) {
            return new Verdict(FAILING, failing + " failing at or above " + failOn.word());
        }
        if (notTold > 0) {
            return new Verdict(
                    NOT_TOLD,
                    "nothing failing at or above " + failOn.word() + ", but " + notTold + " could not be told");
        }
        return new Verdict(
                CLEAN,
                Unassessed.find(report)
                        .map(unassessed -> "nothing was assessed: " + unassessed.why())
                        .orElse("nothing failing at or above " + failOn.word()));
    }
}
