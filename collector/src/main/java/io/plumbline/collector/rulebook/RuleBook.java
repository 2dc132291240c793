package io.plumbline.collector.rulebook;

import io.plumbline.model.PackVersion;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Rule;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The packs of this collector, by rule: why a rule matters, how to fix it, where that is written.
 *
 * <p>An agent may judge by rules that are not in it; pages then show what the report itself says, and no more.
 */
public final class RuleBook {

    /** A rule and the pack it is from. */
    public record Entry(Rule rule, PackVersion pack) {}

    private final SortedMap<String, Entry> byRule = new TreeMap<>();

    public RuleBook(List<Pack> packs) {
        for (Pack pack : packs) {
            for (Rule rule : pack.rules()) {
                byRule.put(rule.id(), new Entry(rule, pack.packVersion()));
            }
        }
    }

    /** In order of rule id. */
    public Collection<Entry> entries() {
        return List.copyOf(byRule.values());
    }

    public Optional<Entry> find(String rule) {
        return Optional.ofNullable(byRule.get(rule));
    }
}
