package io.plumbline.collector.web;

import static java.util.Objects.requireNonNull;

import io.plumbline.collector.api.FindingsQuery;
import io.plumbline.collector.api.HostsQuery;
import io.plumbline.collector.history.ReportCadence;
import io.plumbline.collector.rulebook.KnownRule;
import io.plumbline.collector.rulebook.RuleBook;
import io.plumbline.collector.store.FindingFilter;
import io.plumbline.collector.store.FindingRow;
import io.plumbline.collector.store.HostRow;
import io.plumbline.collector.store.RuleRow;
import io.plumbline.collector.store.Slice;
import io.plumbline.collector.store.TransitionRow;
import io.plumbline.collector.store.View;
import io.plumbline.collector.store.Window;
import io.plumbline.collector.web.HostPage.FactGroup;
import io.plumbline.collector.web.HostPage.Group;
import io.plumbline.collector.web.HostPage.Standing;
import io.plumbline.model.Fact;
import io.plumbline.model.Finding;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import io.plumbline.model.Summary;
import io.plumbline.rules.RuleProse;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gathers what each page shows from one view of the store; empty where the store knows of no such thing. */
final class PageMaker {

    private static final int WORST_RULES = 10;
    private static final int LATEST_CHANGES = 15;
    private static final int CHANGES = 500;
    private static final int CHANGES_OF_A_FINDING = 200;
    private static final Set<Result> NOT_ASSESSED = EnumSet.of(Result.ERROR, Result.UNKNOWN, Result.NOTCHECKED);

    private final RuleBook ruleBook;
    private final ReportCadence cadence;

    PageMaker(RuleBook ruleBook, ReportCadence cadence) {
        this.ruleBook = ruleBook;
        this.cadence = cadence;
    }

    FleetPage fleet(View view, Page page) {
        List<RuleRow> rules = ruleBook.joined(view.rules());
        List<RuleRow> worst = rules.stream()
                .filter(rule -> rule.hosts().count(Result.FAIL) > 0)
                .sorted(Comparator.comparing(RuleRow::severity)
                        .thenComparing(rule -> -rule.hosts().count(Result.FAIL))
                        .thenComparing(RuleRow::id))
                .limit(WORST_RULES)
                .toList();
        return new FleetPage(
                page,
                sum(rules),
                view.hostsByFreshness(cadence, page.now()),
                worst,
                view.latestTransitions(LATEST_CHANGES),
                rules.size());
    }

    private static Summary sum(Collection<RuleRow> rules) {
        Map<Result, Integer> counts = new EnumMap<>(Result.class);
        for (RuleRow rule : rules) {
            rule.hosts().counts().forEach((result, count) -> counts.merge(result, count, Integer::sum));
        }
        return new Summary(counts);
    }

    RulesPage rules(View view, Page page) {
        return new RulesPage(page, ruleBook.joined(view.rules()));
    }

    Optional<RulePage> findRule(View view, Page page, FindingsQuery query) {
        Optional<RuleRow> rule = ruleBook.joined(view.rules()).stream()
                .filter(each -> each.id().equals(query.rule()))
                .findFirst();
        return rule.map(known -> {
            Slice<FindingRow> findings = view.findings(query.filter(), Window.page(query.page(), Pager.PAGE_SIZE));
            Pager pager = new Pager(
                    query.page(),
                    findings.total(),
                    number -> "/rules/" + known.id() + query.page(number).queryString() + "#hosts");
            return new RulePage(page, known, ruleBook.find(known.id()).orElse(null), query, findings.rows(), pager);
        });
    }

    HostsPage hosts(View view, Page page, HostsQuery query) {
        Slice<HostRow> hosts = view.hosts(
                query.filter(cadence, page.now()),
                query.order(),
                query.descending(),
                Window.page(query.page(), Pager.PAGE_SIZE));
        Pager pager = new Pager(
                query.page(),
                hosts.total(),
                number -> "/hosts" + query.page(number).queryString());
        List<String> rules =
                ruleBook.joined(view.rules()).stream().map(RuleRow::id).toList();
        return new HostsPage(page, query, hosts.rows(), pager, rules, cadence);
    }

    ChangesPage changes(View view, Page page) {
        return new ChangesPage(page, view.latestTransitions(CHANGES));
    }

    Optional<HostPage> findHost(View view, Function<String, Page> named, String id) {
        Optional<Report> report = view.findReport(id);
        return view.findHost(id)
                .flatMap(host -> report.map(latest -> {
                    Page page = named.apply(Legible.name(host.name()));
                    return new HostPage(
                            page,
                            host,
                            cadence.freshness(host.receivedAt(), page.now()),
                            groups(latest, since(view, id)),
                            factGroups(latest),
                            latest.probes());
                }));
    }

    private static Map<String, Instant> since(View view, String host) {
        Map<String, Instant> since = new HashMap<>();
        view.eachFinding(
                new FindingFilter(host, "", null, null), finding -> since.put(finding.rule(), finding.since()));
        return since;
    }

    private static List<Group> groups(Report report, Map<String, Instant> since) {
        List<Standing> all = report.findings().stream()
                .sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::rule))
                .map(finding -> new Standing(finding, getSince(since, finding.rule())))
                .toList();
        return List.of(
                group("Failing", false, all, EnumSet.of(Result.FAIL)),
                group("Not assessed", false, all, NOT_ASSESSED),
                group("Passing", true, all, EnumSet.of(Result.PASS)),
                group("For information", true, all, EnumSet.of(Result.INFORMATIONAL)),
                group("Not applicable", true, all, EnumSet.of(Result.NOTAPPLICABLE)));
    }

    private static Instant getSince(Map<String, Instant> since, String rule) {
        return requireNonNull(since.get(rule), "a report and its findings are stored together");
    }

    private static Group group(String title, boolean folded, List<Standing> all, Set<Result> results) {
        return new Group(
                title,
                folded,
                all.stream()
                        .filter(standing -> results.contains(standing.finding().result()))
                        .toList());
    }

    private static List<FactGroup> factGroups(Report report) {
        Map<String, List<Fact>> byProbe = report.facts().stream()
                .collect(Collectors.groupingBy(fact -> fact.ref().probe(), TreeMap::new, Collectors.toList()));
        return byProbe.entrySet().stream()
                .map(entry -> new FactGroup(entry.getKey(), entry.getValue()))
                .toList();
    }

    Optional<FindingPage> findFinding(View view, Function<String, Page> named, String hostId, String rule) {
        Optional<FindingRow> row =
                view.findings(new FindingFilter(hostId, rule, null, null), Window.page(1, 1)).rows().stream()
                        .findFirst();
        Optional<Finding> finding = view.findReport(hostId)
                .flatMap(report -> report.findings().stream()
                        .filter(each -> each.rule().equals(rule))
                        .findFirst());
        List<TransitionRow> changes = view.transitionsOf(hostId, rule, CHANGES_OF_A_FINDING);
        if (row.isEmpty() || finding.isEmpty() || changes.isEmpty()) {
            return Optional.empty();
        }
        return view.findHost(hostId).map(host -> {
            Page page = named.apply(Legible.name(host.name()));
            Optional<KnownRule> entry = ruleBook.find(rule);
            return new FindingPage(
                    page,
                    host,
                    cadence.freshness(host.receivedAt(), page.now()),
                    finding.get(),
                    row.get().since(),
                    entry.map(known -> RuleProse.decides(known.rule())).orElse(List.of()),
                    changes,
                    Timeline.of(changes, page.now()),
                    entry.orElse(null));
        });
    }
}
