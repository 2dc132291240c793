package io.plumbline.dashboards.grafana;

import static io.plumbline.model.metric.MetricCatalog.*;

import io.plumbline.dashboards.Selector;
import io.plumbline.dashboards.Thresholds;
import io.plumbline.dashboards.grafana.Dashboard.Annotation;
import io.plumbline.dashboards.grafana.Dashboard.Row;
import io.plumbline.model.metric.Metric;
import java.util.List;
import java.util.Map;

/**
 * The one dashboard: is the fleet sound, what changed, who is silent, does the collector keep up.
 *
 * <p>It asks for the collector's own series, not for recorded ones, so that it shows data as soon as a collector is
 * scraped.
 */
public final class FleetDashboard {

    public static final String UID = "plumbline-fleet";

    private static final Selector STATES = chosen(RULE_HOSTS);
    private static final String FAILS = STATES.is(RESULT, "fail").toString();
    private static final Selector JUDGED = STATES.is(RESULT, "pass", "fail");
    private static final Selector NOT_ASSESSED = STATES.is(RESULT, "error", "unknown", "notchecked");
    private static final Selector ASSESSABLE = STATES.isNot(RESULT, "notapplicable", "informational");

    private static final String COMPLIANCE = "sum(%s) / (sum(%s) > 0)".formatted(STATES.is(RESULT, "pass"), JUDGED);
    private static final String COVERAGE = "sum(%s) / (sum(%s) > 0)".formatted(JUDGED, ASSESSABLE);
    private static final String SILENT =
            "sum(%s) / (sum(%s) > 0)".formatted(chosen(HOSTS).is(FRESHNESS, "silent"), chosen(HOSTS));

    private static final String RULE_PAGE = "${collector:raw}/rules/${__data.fields.rule}";
    private static final String HOST_PAGE = "${collector:raw}/hosts/${__data.fields.host}";
    private static final String RULE_OF_SERIES = "${collector:raw}/rules/${__field.labels.rule}";

    private FleetDashboard() {}

    public static Dashboard dashboard() {
        return new Dashboard(
                UID,
                "Plumbline fleet",
                "Whether each Windows host's name-resolution configuration is sound, why it is not, and since when.",
                HOSTS.name(),
                "http://127.0.0.1:9847",
                List.of(
                        new Annotation(
                                "Pack version first seen",
                                appeared("pack, version", PACK_HOSTS),
                                "{{pack}} {{version}}",
                                Colours.ORANGE),
                        new Annotation(
                                "Collector version first seen",
                                appeared("version", COLLECTOR_BUILD),
                                "{{version}}",
                                Colours.GREY)),
                List.of(now(), results(), rules(), changes(), hosts(), packs(), collector()));
    }

    private static Selector chosen(Metric metric) {
        return Selector.of(metric).chosen();
    }

    private static String appeared(String labels, Metric metric) {
        String present = "group by (%s) (%s".formatted(labels, chosen(metric));
        return present + ") unless " + present + " offset 10m)";
    }

    private static Row now() {
        View stat = new View.Stat(false);
        return new Row(
                "Now",
                Panel.of("Compliance", "percentunit", 4, 4, stat, Target.now(COMPLIANCE))
                        .says(
                                "Passed of all that passed or failed. Read it with coverage beside it: what was not assessed is"
                                        + " not in here.",
                                "nothing judged yet")
                        .linkedTo("${collector:raw}/"),
                Panel.of("Coverage", "percentunit", 4, 4, stat, Target.now(COVERAGE))
                        .says(
                                "Assessed of all that applies. What is missing ended in error, unknown or notchecked: see the"
                                        + " rules below, sorted by Not assessed.",
                                "nothing applies yet")
                        .limitedBy(Limit.below(Thresholds.COVERAGE_RATIO))
                        .linkedTo("${collector:raw}/rules"),
                Panel.of(
                                "Critical and high, failing",
                                "short",
                                4,
                                4,
                                stat,
                                Target.now("sum(%s)"
                                        .formatted(STATES.is(RESULT, "fail").is(RULE_SEVERITY, "critical", "high"))))
                        .says(
                                "Findings of critical and high rules that fail, counted once for each host. Open the rules and"
                                        + " begin at the top.",
                                "no such rule reported")
                        .linkedTo("${collector:raw}/rules"),
                Panel.of("Hosts", "short", 4, 4, stat, Target.now("sum(%s)".formatted(chosen(HOSTS))))
                        .says("Hosts that ever reported and were not retired.", "no host has reported")
                        .linkedTo("${collector:raw}/hosts"),
                Panel.of("Silent hosts", "percentunit", 4, 4, stat, Target.now(SILENT))
                        .says(
                                "Share of hosts not heard of for four intervals. They are unknown, not compliant: look at their"
                                        + " agents.",
                                "no host has reported")
                        .limitedBy(Limit.above(Thresholds.SILENT_RATIO))
                        .linkedTo("${collector:raw}/hosts?freshness=silent"),
                Panel.of(
                                "Collector",
                                "string",
                                4,
                                4,
                                new View.Stat(true),
                                Target.now(chosen(COLLECTOR_BUILD).toString(), "{{version}}"))
                        .says(
                                "Version of each collector that answers scrapes. Missing here means down or not scraped.",
                                "no collector answers")
                        .linkedTo("${collector:raw}/"));
    }

    private static Row results() {
        return new Row(
                "Results",
                Panel.of(
                                "Findings by result",
                                "short",
                                12,
                                8,
                                new View.Lines(true, Colours.RESULTS),
                                Target.overTime("sum by (result) (%s)".formatted(STATES), "{{result}}"))
                        .says(
                                "Every rule on every host by its latest result. A step at once on many hosts is a roll-out or a"
                                        + " pack: see the marks.",
                                "no host has reported"),
                Panel.of(
                                "Compliance and coverage",
                                "percentunit",
                                12,
                                8,
                                new View.Lines(false, Map.of("compliance", Colours.GREEN, "coverage", Colours.BLUE)),
                                Target.overTime(COMPLIANCE, "compliance"),
                                Target.overTime(COVERAGE, "coverage"))
                        .says(
                                "Both, always together. Compliance that rises while coverage falls is no improvement. The line is"
                                        + " where PlumblineCoverageLow begins.",
                                "nothing judged yet")
                        .limitedBy(Limit.below(Thresholds.COVERAGE_RATIO)));
    }

    private static Row rules() {
        String by =
                "sum by (rule, rule_severity, title, pack) ((%s) * on (job, instance, rule) group_left (title, pack) %s)";
        String info = chosen(RULE_INFO).toString();
        String failing = by.formatted(FAILS, info);
        return new Row(
                "Rules",
                Panel.of(
                                "Rules",
                                "short",
                                24,
                                10,
                                new View.Table(
                                        List.of(
                                                Column.text("rule", "Rule").linkedTo(RULE_PAGE),
                                                Column.text("title", "Title"),
                                                Column.text("rule_severity", "Severity"),
                                                Column.text("pack", "Pack"),
                                                Column.number("Value #A", "Failing hosts", "short"),
                                                Column.number("Value #B", "Change in a day", "short"),
                                                Column.number("Value #C", "Not assessed", "short"),
                                                Column.number("Value #D", "Passing hosts", "short")),
                                        "Failing hosts"),
                                Target.now(failing),
                                Target.now(failing + "\n-\n" + by.formatted(FAILS + " offset 1d", info + " offset 1d")),
                                Target.now(by.formatted(NOT_ASSESSED, info)),
                                Target.now(by.formatted(STATES.is(RESULT, "pass"), info)))
                        .says(
                                "One row a rule. A click on the rule opens its page in the collector, with the hosts that fail and"
                                        + " the fix. Not assessed is error, unknown and notchecked.",
                                "no host has reported"),
                Panel.of(
                                "Failing share by rule",
                                "percentunit",
                                12,
                                8,
                                new View.Lines(false, Map.of()),
                                Target.overTime(
                                        "topk(10, sum by (rule) (%s) / (sum by (rule) (%s) > 0))"
                                                .formatted(FAILS, JUDGED),
                                        "{{rule}}"))
                        .says(
                                "Share of judged hosts on which a rule fails, the ten highest. A rise of "
                                        + Math.round(Thresholds.REGRESSION * 100)
                                        + " points within an hour raises PlumblineRuleRegressed.",
                                "nothing judged yet")
                        .linkedTo(RULE_OF_SERIES),
                Panel.of(
                                "Not assessed share by rule",
                                "percentunit",
                                12,
                                8,
                                new View.Lines(false, Map.of()),
                                Target.overTime(
                                        "topk(10, sum by (rule) (%s) / (sum by (rule) (%s) > 0))"
                                                .formatted(NOT_ASSESSED, ASSESSABLE),
                                        "{{rule}}"))
                        .says(
                                "Share of hosts on which a rule applies and could not be assessed, the ten highest. Above the line"
                                        + " suspect the rule or a missing right.",
                                "nothing applies yet")
                        .limitedBy(Limit.above(Thresholds.UNASSESSED_RATIO))
                        .linkedTo(RULE_OF_SERIES));
    }

    private static Row changes() {
        Selector transitions = chosen(FINDING_TRANSITIONS);
        return new Row(
                "Changes",
                Panel.of(
                                "Changes per hour",
                                "suffix: /h",
                                10,
                                8,
                                new View.Lines(true, Colours.CAUSES),
                                Target.overTime(
                                        "3600 * sum by (cause) (rate(%s))"
                                                .formatted(transitions.over("$__rate_interval")),
                                        "{{cause}}"))
                        .says(
                                "Results that changed, by what changed: the host, the pack that judges it, or the agent that reads"
                                        + " it. Only host is news about the fleet.",
                                "no result ever changed"),
                Panel.of(
                                "Changes in the selected time",
                                "short",
                                14,
                                8,
                                new View.Table(
                                        List.of(
                                                Column.text("rule", "Rule").linkedTo(RULE_PAGE),
                                                Column.text("from", "From"),
                                                Column.text("to", "To"),
                                                Column.text("cause", "Cause"),
                                                Column.number("Value", "Hosts", "short")),
                                        "Hosts"),
                                Target.now("sum by (rule, from, to, cause) (increase(%s)) > 0"
                                        .formatted(transitions.over("$__range"))))
                        .says(
                                "Which results changed and how often. Many hosts in one line with cause host is one change in the"
                                        + " fleet: find it before the next.",
                                "no result changed in this time"));
    }

    private static Row hosts() {
        String host =
                " * on (job, instance, host) group_left (host_name, os_build, agent_version) " + chosen(HOST_INFO);
        return new Row(
                "Hosts",
                Panel.of(
                                "Hosts by freshness",
                                "short",
                                8,
                                10,
                                new View.Lines(true, Colours.FRESHNESS),
                                Target.overTime("sum by (freshness) (%s)".formatted(chosen(HOSTS)), "{{freshness}}"))
                        .says(
                                "fresh: reported within two intervals; late: within four; silent: longer ago. Late ones that do not"
                                        + " come back turn silent.",
                                "no host has reported"),
                Panel.of(
                                "Hosts with most failing rules",
                                "short",
                                8,
                                10,
                                hostTable("Failing rules", "short"),
                                Target.now("topk(25, sum by (host, host_name, os_build, agent_version) (%s%s))"
                                        .formatted(chosen(HOST_OPEN_FINDINGS), host)))
                        .says(
                                "The 25 hosts with most failing rules. The collector's page has all of them, and the fix of each"
                                        + " finding.",
                                "per-host metrics are off, or no host has reported"),
                Panel.of(
                                "Hosts not heard of for longest",
                                "short",
                                8,
                                10,
                                hostTable("Last report", "dateTimeFromNow"),
                                Target.now(
                                        "bottomk(25, max by (host, host_name, os_build, agent_version) (%s%s)) * 1000"
                                                .formatted(chosen(HOST_LAST_REPORT), host)))
                        .says(
                                "The 25 hosts whose last report is oldest. Start with those that went silent together.",
                                "per-host metrics are off, or no host has reported"));
    }

    private static View hostTable(String heading, String unit) {
        return new View.Table(
                List.of(
                        Column.text("host_name", "Name").linkedTo(HOST_PAGE),
                        Column.number("Value", heading, unit),
                        Column.text("os_build", "Build"),
                        Column.text("agent_version", "Agent"),
                        Column.text("host", "Host").linkedTo(HOST_PAGE)),
                heading);
    }

    private static Row packs() {
        Selector packs = chosen(PACK_HOSTS);
        return new Row(
                "Packs",
                Panel.of(
                                "Hosts by pack version",
                                "short",
                                16,
                                7,
                                new View.Lines(true, Map.of()),
                                Target.overTime("sum by (pack, version) (%s)".formatted(packs), "{{pack}} {{version}}"))
                        .says(
                                "Which version of each rule pack judged the hosts. During a roll-out one band gives way to the"
                                        + " next; a band that stays is a stalled roll-out.",
                                "no host has reported"),
                Panel.of(
                                "Hosts off the common version",
                                "percentunit",
                                8,
                                7,
                                new View.Lines(false, Map.of()),
                                Target.overTime(
                                        "1 - max by (pack) (%s) / sum by (pack) (%s)".formatted(packs, packs),
                                        "{{pack}}"))
                        .says(
                                "Share of hosts judged with another version of a pack than most. Above the line for a day raises"
                                        + " PlumblinePackSkew.",
                                "no host has reported")
                        .limitedBy(Limit.above(Thresholds.PACK_SKEW_RATIO)));
    }

    private static Row collector() {
        Selector reports = chosen(INGEST_REPORTS);
        String latency = "histogram_quantile(%s, sum by (le) (rate("
                + Selector.buckets(INGEST_DURATION).chosen().over("$__rate_interval") + ")))";
        return new Row(
                "Collector",
                Panel.of(
                                "Reports received",
                                "cps",
                                6,
                                8,
                                new View.Lines(true, Colours.OUTCOMES),
                                Target.overTime(
                                        "sum by (outcome) (rate(%s))".formatted(reports.over("$__rate_interval")),
                                        "{{outcome}}"))
                        .says(
                                "Reports a second by outcome. failed ones could not be stored: see to the disk. Duplicates are"
                                        + " harmless and follow a lost acknowledgement.",
                                "no report received yet"),
                Panel.of(
                                "Refused share",
                                "percentunit",
                                6,
                                8,
                                new View.Lines(false, Map.of("refused", Colours.RED)),
                                Target.overTime(
                                        "sum(rate(%s)) / (sum(rate(%s)) > 0)"
                                                .formatted(
                                                        reports.is(INGEST_OUTCOME, "rejected")
                                                                .over("$__rate_interval"),
                                                        reports.over("$__rate_interval")),
                                        "refused"))
                        .says(
                                "Share of received reports that were refused. Above the line raises PlumblineReportsRejected; the"
                                        + " reasons are next to it.",
                                "no report received in this time")
                        .limitedBy(Limit.above(Thresholds.REJECTED_RATIO)),
                Panel.of(
                                "Reports refused, by reason",
                                "cps",
                                6,
                                8,
                                new View.Lines(true, Map.of()),
                                Target.overTime(
                                        "sum by (reason) (rate(%s))"
                                                .formatted(chosen(INGEST_REJECTIONS)
                                                        .over("$__rate_interval")),
                                        "{{reason}}"))
                        .says(
                                "Why reports were refused. wrong-version means agents newer than the collector; not-gzip and"
                                        + " not-json mean something between them.",
                                "no report refused yet"),
                Panel.of(
                                "Time to acknowledge",
                                "s",
                                6,
                                8,
                                new View.Lines(false, Map.of()),
                                Target.overTime(latency.formatted("0.5"), "median"),
                                Target.overTime(latency.formatted("0.99"), "99 of 100"))
                        .says(
                                "From a report's last byte to its acknowledgement, the write to disk included. It grows with the"
                                        + " disk's fsync, seldom with the fleet.",
                                "no report received in this time"));
    }
}
