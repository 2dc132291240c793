package io.plumbline.dashboards.grafana;

import static io.plumbline.model.metric.MetricCatalog.HOSTS;
import static io.plumbline.model.metric.MetricCatalog.HOST_INFO;
import static io.plumbline.model.metric.MetricCatalog.HOST_LAST_REPORT;
import static io.plumbline.model.metric.MetricCatalog.HOST_OPEN_FINDINGS;
import static io.plumbline.model.metric.MetricCatalog.INGEST_DURATION;
import static io.plumbline.model.metric.MetricCatalog.INGEST_OUTCOME;
import static io.plumbline.model.metric.MetricCatalog.INGEST_REJECTIONS;
import static io.plumbline.model.metric.MetricCatalog.INGEST_REPORTS;
import static io.plumbline.model.metric.MetricCatalog.PACK_HOSTS;

import io.plumbline.dashboards.grafana.Dashboard.Row;
import io.plumbline.dashboards.promql.Selector;
import io.plumbline.dashboards.promql.Thresholds;
import java.util.List;
import java.util.Map;

/** Who is silent, who is judged by what, and does the collector keep up. */
final class OperationRows {

    private static final String HOST_PAGE = "${collector:raw}/hosts/${__data.fields.host}";

    private OperationRows() {}

    static Row hosts() {
        String host = " * on (job, instance, host) group_left (host_name, os_build, agent_version) "
                + Selector.chosen(HOST_INFO);
        return new Row(
                "Hosts",
                Panel.of(
                                "Hosts by freshness",
                                "short",
                                8,
                                10,
                                new View.Lines(true, Colours.FRESHNESS),
                                Target.overTime(
                                        "sum by (freshness) (%s)".formatted(Selector.chosen(HOSTS)), "{{freshness}}"))
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
                                        .formatted(Selector.chosen(HOST_OPEN_FINDINGS), host)))
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
                                                .formatted(Selector.chosen(HOST_LAST_REPORT), host)))
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

    static Row packs() {
        Selector packs = Selector.chosen(PACK_HOSTS);
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

    static Row collector() {
        Selector reports = Selector.chosen(INGEST_REPORTS);
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
                                                .formatted(Selector.chosen(INGEST_REJECTIONS)
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
