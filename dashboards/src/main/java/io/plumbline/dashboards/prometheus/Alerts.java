package io.plumbline.dashboards.prometheus;

import static io.plumbline.model.metric.MetricCatalog.HOSTS;
import static io.plumbline.model.metric.MetricCatalog.INGEST_OUTCOME;
import static io.plumbline.model.metric.MetricCatalog.INGEST_REPORTS;
import static io.plumbline.model.metric.MetricCatalog.PACK_HOSTS;

import io.plumbline.dashboards.prometheus.Alert.Level;
import io.plumbline.dashboards.prometheus.Alert.Runbook;
import io.plumbline.dashboards.promql.Selector;
import io.plumbline.dashboards.promql.Thresholds;
import java.util.List;

/** The alerts: critical ones only where Plumbline itself is blind, because a setting can wait for the morning. */
public final class Alerts {

    private static final Selector REPORTS = Selector.of(INGEST_REPORTS);
    private static final Selector PACKS = Selector.of(PACK_HOSTS);

    public static final Alert COLLECTOR_DOWN = new Alert(
            "PlumblineCollectorDown",
            Level.CRITICAL,
            "5m",
            "",
            "up{job=~\"plumbline.*\"} == 0",
            "Prometheus cannot scrape the Plumbline collector.",
            "{{ $labels.instance }} of {{ $labels.job }} has not answered a scrape; the state of the fleet is unknown.",
            new Runbook(
                    "Nothing is known of the fleet until the collector answers. Agents keep their reports and deliver them"
                            + " afterwards: nothing acknowledged is lost.",
                    List.of(
                            "Ask the collector itself: `curl http://ADDRESS/-/healthy` on its host.",
                            "Read its log for the reason it gave when it stopped or refused to start.",
                            "Compare the address in the scrape configuration with `--listen`."),
                    List.of(
                            "Start the collector again; a full disk must be relieved first.",
                            "Watch *Reports received* until the backlog of the agents is in.")));

    public static final Alert INGEST_STALLED = new Alert(
            "PlumblineIngestStalled",
            Level.CRITICAL,
            "30m",
            "",
            "sum by (job) (rate(%s)) == 0\nand\nsum by (job) (%s) > 0"
                    .formatted(REPORTS.is(INGEST_OUTCOME, "accepted").over("30m"), Selector.of(HOSTS)),
            "The collector accepts no reports although it knows hosts.",
            "{{ $labels.job }} has accepted no report for an hour; what it shows is ageing.",
            new Runbook(
                    "The collector is up and hosts exist, but not one report has been accepted. The pages show the past.",
                    List.of(
                            "*Reports received* tells refused reports from none at all.",
                            "`plumbline_ingest_reports_total{outcome=\"failed\"}` rising means that the store cannot write.",
                            "None at all: look at the network, a proxy or a firewall between agents and collector."),
                    List.of(
                            "Free disk or repair the store, then check `/-/ready`.",
                            "On one agent run `plumbline-agent status`: it names the last delivery error.")));

    public static final Alert REPORTS_NOT_STORED = new Alert(
            "PlumblineReportsNotStored",
            Level.WARNING,
            "5m",
            "",
            "sum by (job) (increase(%s)) > 0"
                    .formatted(REPORTS.is(INGEST_OUTCOME, "failed").over("15m")),
            "The collector received sound reports that it could not store.",
            "{{ $labels.job }} failed to store {{ $value | humanize }} reports in 15 minutes; agents try them again.",
            new Runbook(
                    "A report was sound and its write failed. The agent was not told that it arrived and sends it again.",
                    List.of(
                            "The collector's log names the failing write.",
                            "Free space and health of the disk that holds the database."),
                    List.of(
                            "Relieve or replace the disk.",
                            "After an fsync that failed restart the collector: it trusts nothing of that write.")));

    public static final Alert REPORTS_REJECTED = new Alert(
            "PlumblineReportsRejected",
            Level.WARNING,
            "15m",
            "",
            "sum by (job) (rate(%s))\n/\nsum by (job) (rate(%s))\n> %s"
                    .formatted(
                            REPORTS.is(INGEST_OUTCOME, "rejected").over("15m"),
                            REPORTS.over("15m"),
                            Thresholds.REJECTED_RATIO),
            "The collector refuses more reports than it should.",
            "{{ $labels.job }} refuses {{ $value | humanizePercentage }} of the reports it receives.",
            new Runbook(
                    "Some reports are not what this collector understands: an agent newer than it, a proxy that rewrites"
                            + " bodies, or somebody trying things.",
                    List.of(
                            "*Reports refused, by reason* tells.",
                            "The collector's log names the sender and the fault of each kind once."),
                    List.of(
                            "`wrong-version`: update the collector before its agents.",
                            "`too-large`: look at the host for a runaway list; raise the limit only knowingly.",
                            "`not-gzip`, `not-json`: take the proxy out of the way.")));

    public static final Alert HOSTS_SILENT = new Alert(
            "PlumblineHostsSilent",
            Level.WARNING,
            "1h",
            "",
            RecordingRules.SILENT.name() + " > " + Thresholds.SILENT_RATIO,
            "Too many hosts have gone silent.",
            "{{ $value | humanizePercentage }} of the hosts of {{ $labels.job }} have not reported for four intervals.",
            new Runbook(
                    "A silent host is unknown, never compliant. Its last results are shown with their date.",
                    List.of(
                            "The collector's page `/hosts?freshness=silent` lists them.",
                            "One site, one version or all at once? Names and builds in the list usually tell."),
                    List.of(
                            "On one of them: `plumbline-agent status`, then the service.",
                            "Hosts that are gone for good: retire them, so that they stop counting.")));

    public static final Alert RULE_REGRESSED = new Alert(
            "PlumblineRuleRegressed",
            Level.WARNING,
            "15m",
            "1h",
            "%s\n-\n(%s offset 1h)\n> %s"
                    .formatted(RecordingRules.OPEN_FAIL.name(), RecordingRules.OPEN_FAIL.name(), Thresholds.REGRESSION),
            "A rule fails on more hosts than an hour ago.",
            "{{ $labels.rule }} ({{ $labels.rule_severity }}) fails on {{ $value | humanizePercentage }} more of the hosts"
                    + " of {{ $labels.job }} than an hour ago.",
            new Runbook(
                    "Something changed many hosts at once: a policy, an update, an image, or the rule itself.",
                    List.of(
                            "*Changes per hour* shows the cause: `pack` means that the rule changed, not the hosts.",
                            "The rule's page lists the hosts that fail and since when."),
                    List.of(
                            "`host`: find the change (group policy, deployment) and take it back or finish it.",
                            "`pack`: read the pack's changelog; the hosts are as they were.",
                            "Each finding carries the fix for its host.")));

    public static final Alert COVERAGE_LOW = new Alert(
            "PlumblineCoverageLow",
            Level.WARNING,
            "1h",
            "",
            RecordingRules.COVERAGE.name() + " < " + Thresholds.COVERAGE_RATIO,
            "Too many rules could not be assessed.",
            "Only {{ $value | humanizePercentage }} of what applies to the hosts of {{ $labels.job }} was assessed; the rest"
                    + " ended in error, unknown or notchecked.",
            new Runbook(
                    "Compliance speaks of what was assessed only. With low coverage a good compliance means little.",
                    List.of(
                            "*Rules* sorted by *Not assessed* shows where it is lost.",
                            "A finding's page says which reading was missing: denied, failed, unsupported."),
                    List.of(
                            "denied: give the agent's account the right it lacks.",
                            "unsupported: image audits cannot see a running state; audit those hosts live.")));

    public static final Alert RULE_UNASSESSED = new Alert(
            "PlumblineRuleUnassessed",
            Level.INFO,
            "1h",
            "",
            RecordingRules.UNASSESSED.name() + " > " + Thresholds.UNASSESSED_RATIO,
            "A rule cannot be assessed on many hosts.",
            "{{ $labels.rule }} could not be assessed on {{ $value | humanizePercentage }} of the hosts of"
                    + " {{ $labels.job }} that it applies to.",
            new Runbook(
                    "A rule that errs everywhere is a broken rule or a missing right, seldom broken hosts.",
                    List.of(
                            "The rule's page, filtered by `error`, `unknown` and `notchecked`.",
                            "The reason of one finding; the probes of that host's last report."),
                    List.of(
                            "The same reason everywhere: report the rule, with one finding as JSON.",
                            "One version of Windows only: the rule's `applies` is too wide.")));

    public static final Alert PACK_SKEW = new Alert(
            "PlumblinePackSkew",
            Level.INFO,
            "24h",
            "",
            "1 - max by (job, pack) (%s) / sum by (job, pack) (%s) > %s"
                    .formatted(PACKS, PACKS, Thresholds.PACK_SKEW_RATIO),
            "Hosts are judged with different versions of a rule pack.",
            "{{ $value | humanizePercentage }} of the hosts of {{ $labels.job }} use another version of pack"
                    + " {{ $labels.pack }} than most do.",
            new Runbook(
                    "Results of different pack versions are not comparable; a roll-out that stalled leaves two fleets.",
                    List.of(
                            "*Hosts by pack version* shows which versions there are and how many hosts hold on to each.",
                            "`/hosts` shows agent and pack version of each host."),
                    List.of("Finish the roll-out, or take it back.")));

    public static final List<Alert> ALL = List.of(
            COLLECTOR_DOWN,
            INGEST_STALLED,
            REPORTS_NOT_STORED,
            REPORTS_REJECTED,
            HOSTS_SILENT,
            RULE_REGRESSED,
            COVERAGE_LOW,
            RULE_UNASSESSED,
            PACK_SKEW);

    private Alerts() {}
}
