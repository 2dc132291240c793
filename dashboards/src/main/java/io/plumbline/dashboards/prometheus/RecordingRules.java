package io.plumbline.dashboards.prometheus;

import static io.plumbline.model.metric.MetricCatalog.FRESHNESS;
import static io.plumbline.model.metric.MetricCatalog.HOSTS;
import static io.plumbline.model.metric.MetricCatalog.RESULT;
import static io.plumbline.model.metric.MetricCatalog.RULE_HOSTS;

import io.plumbline.dashboards.promql.Selector;
import java.util.List;

/**
 * The ratios that alerts are about.
 *
 * <p>A ratio of nothing is no series: 0 of 0 is neither good nor bad, and NaN would look like a value.
 */
public final class RecordingRules {

    private static final Selector STATES = Selector.of(RULE_HOSTS);
    private static final Selector JUDGED = STATES.is(RESULT, "pass", "fail");

    public static final RecordingRule COMPLIANCE = new RecordingRule(
            "fleet:plumbline_findings:compliance_ratio", ratio("job", STATES.is(RESULT, "pass"), JUDGED));
    public static final RecordingRule COVERAGE = new RecordingRule(
            "fleet:plumbline_findings:coverage_ratio",
            ratio("job", JUDGED, STATES.is(RESULT, "pass", "fail", "error", "unknown", "notchecked")));
    public static final RecordingRule OPEN_FAIL = new RecordingRule(
            "rule:plumbline_hosts:open_fail_ratio",
            ratio("job, rule, rule_severity", STATES.is(RESULT, "fail"), JUDGED));
    public static final RecordingRule UNASSESSED = new RecordingRule(
            "rule:plumbline_hosts:unassessed_ratio",
            ratio(
                    "job, rule, rule_severity",
                    STATES.is(RESULT, "error", "unknown", "notchecked"),
                    STATES.isNot(RESULT, "notapplicable", "informational")));
    public static final RecordingRule SILENT = new RecordingRule(
            "fleet:plumbline_hosts:silent_ratio",
            ratio("job", Selector.of(HOSTS).is(FRESHNESS, "silent"), Selector.of(HOSTS)));

    public static final List<RecordingRule> ALL = List.of(COMPLIANCE, COVERAGE, OPEN_FAIL, UNASSESSED, SILENT);

    private RecordingRules() {}

    private static String ratio(String by, Selector part, Selector whole) {
        return "sum by (%s) (%s)\n/\n(sum by (%s) (%s) > 0)".formatted(by, part, by, whole);
    }
}
