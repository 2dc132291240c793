package io.plumbline.collector.rulebook;

import io.plumbline.collector.store.RuleRow;
import io.plumbline.model.Summary;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The packs of this collector, by rule: why a rule matters, how to fix it, where that is written.
 *
 * <p>An agent may judge by rules that are not in it; pages then show what the report itself says, and no more.
 */
public final class RuleBook {

    private final SortedMap<String, KnownRule> byRule = new TreeMap<>();

    public RuleBook(List<Pack> packs) {
        for (Pack pack : packs) {
            for (Rule rule : pack.rules()) {
                byRule.put(rule.id(), new KnownRule(rule, pack.packVersion()));
            }
        }
    }

    /**
     * The rules of the book and those of reports, by id. Of a rule in both, title and severity are the book's, so that no
     * agent can change how a rule we know is labelled; the revision is the newest reported.
     */
    public List<RuleRow> joined(List<RuleRow> reported) {
        SortedMap<String, RuleRow> rules = new TreeMap<>();
        for (KnownRule entry : byRule.values()) {
            Rule rule = entry.rule();
            Summary nowhere = new Summary(Map.of());
            rules.put(rule.id(), new RuleRow(rule.id(), rule.title(), rule.severity(), rule.revision(), nowhere));
        }
        for (RuleRow each : reported) {
            rules.merge(
                    each.id(),
                    each,
                    (ours, theirs) ->
                            new RuleRow(ours.id(), ours.title(), ours.severity(), theirs.revision(), theirs.hosts()));
        }
        return List.copyOf(rules.values());
    }

    public Optional<KnownRule> find(String rule) {
        return Optional.ofNullable(byRule.get(rule));
    }
}
