package io.plumbline.formats;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Finding;
import io.plumbline.model.Report;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Rule;
import java.util.List;
import java.util.Optional;

/**
 * A report with what its readers need beside it: what it comes to, and the packs that it was judged by.
 *
 * <p>A finding may lack its rule (a report of another agent, with newer packs): formats then show what the finding says.
 */
public record ReportView(Report report, Verdict verdict, List<Pack> packs) {
    public ReportView {
        requireNonNull(report, "report is null");
        requireNonNull(verdict, "verdict is null");
        packs = List.copyOf(packs);
    }

    /** The rule that made this finding. */
    Optional<Rule> findRule(Finding finding) {
        return findPack(finding).flatMap(pack -> pack.findRule(finding.rule()));
    }

    /** The pack that the rule of this finding is in. */
    Optional<Pack> findPack(Finding finding) {
        return packs.stream()
                .filter(pack -> pack.findRule(finding.rule()).isPresent())
                .findFirst();
    }
}
