package io.plumbline.collector.web;

import io.plumbline.collector.history.Freshness;
import io.plumbline.collector.store.RuleRow;
import io.plumbline.collector.store.TransitionRow;
import io.plumbline.model.Summary;
import java.util.List;
import java.util.Map;

/** The whole fleet at a glance: how sound, how much of it is known, who is silent, what moves the numbers most. */
public record FleetPage(
        Page page,
        Summary findings,
        Map<Freshness, Long> hosts,
        List<RuleRow> worst,
        List<TransitionRow> changes,
        int rules) {
    public FleetPage {
        hosts = Map.copyOf(hosts);
        worst = List.copyOf(worst);
        changes = List.copyOf(changes);
    }

    public long hostCount() {
        return hosts.values().stream().mapToLong(Long::longValue).sum();
    }

    public long hosts(Freshness freshness) {
        return hosts.getOrDefault(freshness, 0L);
    }
}
