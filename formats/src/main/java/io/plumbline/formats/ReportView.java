package io.plumbline.formats;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Finding;
import io.plumbline.model.Report;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A report with what its readers need beside it: what it comes to, and the packs that it was judged by.
 *
 * <p>A finding may lack its rule (a report of another agent, with newer packs): formats then show what the finding says.
 *
 * @param toName what {@code --pack} takes, by the name of each pack that a command does not find by itself
 */
public record ReportView(Report report, Verdict verdict, List<Pack> packs, Map<String, String> toName) {
    public ReportView {
        requireNonNull(report, "report is null");
        requireNonNull(verdict, "verdict is null");
        packs = List.copyOf(packs);
        toName = Map.copyOf(toName);
    }

    /** Of packs that every agent has in force. */
    public ReportView(Report report, Verdict verdict, List<Pack> packs) {
        this(report, verdict, packs, Map.of());
    }

    /** The command that tells more of this finding's rule, and works where it is pasted. */
    String toExplain(Finding finding) {
        return "plumbline-agent explain " + finding.rule()
                + findPack(finding)
                        .map(pack -> toName.get(pack.name()))
                        .map(name -> " --pack " + quoted(name))
                        .orElse("");
    }

    private static String quoted(String word) {
        return word.matches("[\\w./\\\\:@%+=,-]+") ? word : '"' + word + '"';
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
