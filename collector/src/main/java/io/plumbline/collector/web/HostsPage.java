package io.plumbline.collector.web;

import io.plumbline.collector.api.HostsQuery;
import io.plumbline.collector.history.Freshness;
import io.plumbline.collector.history.ReportCadence;
import io.plumbline.collector.store.HostOrder;
import io.plumbline.collector.store.HostRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of hosts, as its address says. */
public record HostsPage(
        Page page, HostsQuery query, List<HostRow> hosts, Pager pager, List<String> rules, ReportCadence cadence) {
    public HostsPage {
        hosts = List.copyOf(hosts);
        rules = List.copyOf(rules);
    }

    public Freshness freshness(HostRow host) {
        return cadence.freshness(host.receivedAt(), page.now());
    }

    public String sorted(HostOrder order) {
        return "/hosts" + query.sortedBy(order).queryString();
    }

    /** For {@code aria-sort}; null leaves the attribute out. */
    public @Nullable String direction(HostOrder order) {
        if (query.order() != order) {
            return null;
        }
        return query.descending() ? "descending" : "ascending";
    }
}
