package io.plumbline.dashboards.grafana;

import static io.plumbline.model.metric.MetricCatalog.COLLECTOR_BUILD;
import static io.plumbline.model.metric.MetricCatalog.FINDING_TRANSITIONS;
import static io.plumbline.model.metric.MetricCatalog.FRESHNESS;
import static io.plumbline.model.metric.MetricCatalog.HOSTS;
import static io.plumbline.model.metric.MetricCatalog.RESULT;
import static io.plumbline.model.metric.MetricCatalog.RULE_HOSTS;
import static io.plumbline.model.metric.MetricCatalog.RULE_INFO;
import static io.plumbline.model.metric.MetricCatalog.RULE_SEVERITY;

import io.plumbline.dashboards.grafana.Dashboard.Row;
import io.plumbline.dashboards.promql.Selector;
import io.plumbline.dashboards.promql.Thresholds;
import java.util.List;
import java.util.Map;

/** Is the fleet sound, by rule, and what changed. */
final class StateRows {

    private static final Selector STATES = Selector.chosen(RULE_HOSTS);
    private static final String FAILS = STATES.is(RESULT, "fail").toString();
    private static final Selector JUDGED = STATES.is(RESULT, "pass", "fail");
    private static final Selector NOT_ASSESSED = STATES.is(RESULT, "error", "unknown", "notchecked");
    private static final Selector ASSESSABLE = STATES.isNot(RESULT, "notapplicable", "informational");

    private static final String COMPLIANCE = "sum(%s) / (sum(%s) > 0)".formatted(STATES.is(RESULT, "pass"), JUDGED);
    private static final String COVERAGE = "sum(%s) / (sum(%s) > 0)".formatted(JUDGED, ASSESSABLE);
    private static final String SILENT =
            "sum(%s) / (sum(%s) > 0)".formatted(Selector.chosen(HOSTS).is(FRESHNESS, "silent"), Selector.chosen(HOSTS));

    private static final String RULE_PAGE = "${collector:raw}/rules/${__data.fields.rule}";
    private static final String RULE_OF_SERIES = "${collector:raw}/rules/${__field.labels.rule}";

    private StateRows() {}

    static Row now() {
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
                Panel.of("Hosts", "short", 4, 4, stat, Target.now("sum(%s)".formatted(Selector.chosen(HOSTS))))
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
                                Target.now(Selector.chosen(COLLECTOR_BUILD).toString(), "{{version}}"))
                        .says(
                                "Version of each collector that answers scrapes. Missing here means down or not scraped.",
                                "no collector answers")
                        .linkedTo("${collector:raw}/"));
    }

    static Row results() {
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

    static Row rules() {
        String by =
                "sum by (rule, rule_severity, title, pack) ((%s) * on (job, instance, rule) group_left (title, pack) %s)";
        String info = Selector.chosen(RULE_INFO).toString();
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

    static Row changes() {
        Selector transitions = Selector.chosen(FINDING_TRANSITIONS);
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
}
