package io.plumbline.formats;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Report;
import java.util.Map;

/** A report with what its readers need beside it: what was asked of it, and what each rule expects, in one line. */
public record ReportView(Report report, Verdict verdict, Map<String, String> expectations) {
    public ReportView {
        requireNonNull(report, "report is null");
        requireNonNull(verdict, "verdict is null");
        expectations = Map.copyOf(expectations);
    }
}
