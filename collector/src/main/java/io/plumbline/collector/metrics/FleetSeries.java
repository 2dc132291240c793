package io.plumbline.collector.metrics;

import io.plumbline.collector.history.Cause;
import io.plumbline.collector.history.ReportCadence;
import io.plumbline.collector.history.Transition;
import io.plumbline.collector.rulebook.RuleBook;
import io.plumbline.collector.store.FindingFilter;
import io.plumbline.collector.store.HostFilter;
import io.plumbline.collector.store.HostOrder;
import io.plumbline.collector.store.HostRow;
import io.plumbline.collector.store.Readers;
import io.plumbline.collector.store.RuleRow;
import io.plumbline.collector.store.TransitionTotal;
import io.plumbline.collector.store.View;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import io.plumbline.model.metric.MetricCatalog;
import io.plumbline.model.metric.Spread;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The state of the fleet, read from the store at each scrape, so that it survives restarts and never drifts from it.
 *
 * <p>All results of all rules are there as 0 where no host has them, rules of this collector's packs even before the first
 * report: a panel can tell "none" from "not known".
 */
public final class FleetSeries implements MultiCollector {

    private final Readers readers;
    private final RuleBook ruleBook;
    private final ReportCadence cadence;
    private final InstantSource clock;
    private final Set<Spread> spread;

    /** {@code spread}: what there are series for; a large fleet leaves hosts and findings to the pages. */
    public FleetSeries(
            Readers readers, RuleBook ruleBook, ReportCadence cadence, InstantSource clock, Set<Spread> spread) {
        this.readers = readers;
        this.ruleBook = ruleBook;
        this.cadence = cadence;
        this.clock = clock;
        this.spread = Set.copyOf(spread);
    }

    @Override
    public MetricSnapshots collect() {
        return readers.read(view -> {
            List<Series> all = new ArrayList<>(rules(view));
            all.addAll(List.of(hosts(view), transitions(view), packs(view)));
            if (spread.contains(Spread.PER_HOST)) {
                all.addAll(eachHost(view));
            }
            if (spread.contains(Spread.PER_HOST_AND_RULE)) {
                all.add(eachFinding(view));
            }
            return new MetricSnapshots(all.stream().map(Series::snapshot).toList());
        });
    }

    private List<Series> rules(View view) {
        Series hosts = new Series(MetricCatalog.RULE_HOSTS);
        Series info = new Series(MetricCatalog.RULE_INFO);
        for (RuleRow rule : ruleBook.joined(view.rules())) {
            for (Result result : Result.values()) {
                hosts.add(rule.hosts().count(result), rule.id(), rule.severity().word(), result.word());
            }
            String pack =
                    ruleBook.find(rule.id()).map(entry -> entry.pack().name()).orElse("");
            info.add(1, rule.id(), rule.title(), pack, Integer.toString(rule.revision()));
        }
        return List.of(hosts, info);
    }

    private Series hosts(View view) {
        Series hosts = new Series(MetricCatalog.HOSTS);
        view.hostsByFreshness(cadence, clock.instant())
                .forEach((freshness, count) -> hosts.add((double) count, freshness.word()));
        return hosts;
    }

    private record Flow(String rule, String from, String to, Cause cause) {}

    /**
     * A rule's first result on a host, and its leaving, are no changes of a result. Breaking and mending are there as 0
     * from the start: to a rate, a counter that begins at 1 has never risen.
     */
    private Series transitions(View view) {
        Map<Flow, Double> flows = new LinkedHashMap<>();
        for (RuleRow rule : ruleBook.joined(view.rules())) {
            for (Cause cause : Cause.values()) {
                flows.put(new Flow(rule.id(), Result.PASS.word(), Result.FAIL.word(), cause), 0.0);
                flows.put(new Flow(rule.id(), Result.FAIL.word(), Result.PASS.word(), cause), 0.0);
            }
        }
        for (TransitionTotal total : view.transitionTotals()) {
            if (!total.from().equals(Transition.NEW) && !total.to().equals(Transition.GONE)) {
                flows.put(new Flow(total.rule(), total.from(), total.to(), total.cause()), (double) total.total());
            }
        }
        Series transitions = new Series(MetricCatalog.FINDING_TRANSITIONS);
        flows.forEach((flow, count) -> transitions.add(count, flow.rule, flow.from, flow.to, flow.cause.word()));
        return transitions;
    }

    private static Series packs(View view) {
        Series packs = new Series(MetricCatalog.PACK_HOSTS);
        view.packHosts()
                .forEach(each ->
                        packs.add(each.hosts(), each.pack().name(), each.pack().version()));
        return packs;
    }

    private static List<Series> eachHost(View view) {
        Series info = new Series(MetricCatalog.HOST_INFO);
        Series lastReport = new Series(MetricCatalog.HOST_LAST_REPORT);
        Series open = new Series(MetricCatalog.HOST_OPEN_FINDINGS);
        view.eachHost(HostFilter.ANY, HostOrder.NAME, false, host -> {
            info.add(1, host.id(), host.name(), host.os().build(), host.agentVersion());
            lastReport.add(seconds(host), host.id());
            for (Severity severity : Severity.values()) {
                open.add(host.failing(severity), host.id(), severity.word());
            }
        });
        return List.of(info, lastReport, open);
    }

    private static Series eachFinding(View view) {
        Series findings = new Series(MetricCatalog.FINDING);
        view.eachFinding(
                FindingFilter.ANY,
                finding -> findings.add(
                        1, finding.host(), finding.rule(), finding.result().word()));
        return findings;
    }

    private static double seconds(HostRow host) {
        return host.receivedAt().toEpochMilli() / 1e3;
    }
}
