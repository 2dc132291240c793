package io.plumbline.model.metric;

import static io.plumbline.model.metric.Exposer.AGENT;
import static io.plumbline.model.metric.Exposer.COLLECTOR;
import static io.plumbline.model.metric.MetricLabel.known;
import static io.plumbline.model.metric.MetricLabel.upTo;
import static io.plumbline.model.metric.MetricType.COUNTER;
import static io.plumbline.model.metric.MetricType.GAUGE;
import static io.plumbline.model.metric.MetricType.INFO;

import io.plumbline.model.ProbeOutcome;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Every metric of agent and collector: the only place where a metric gets its name.
 *
 * <p>Timestamps, not ages; base units; hosts only under {@code host}, because {@code instance} is the scraped collector.
 * {@code docs/metrics.md}, the dashboards, the alerts and their tests are made from {@link #ALL}.
 */
public final class MetricCatalog {

    // Labels.

    public static final MetricLabel RULE = upTo(2_000, "rule", "rule ids of the packs in force");
    public static final MetricLabel RULE_SEVERITY = known("rule_severity", words(Severity.values(), Severity::word));
    public static final MetricLabel RESULT = known("result", words(Result.values(), Result::word));
    public static final MetricLabel FROM = known("from", words(Result.values(), Result::word));
    public static final MetricLabel TO = known("to", words(Result.values(), Result::word));

    /** What changed when a result did; of several, the first in this order. */
    public static final MetricLabel CAUSE = known("cause", "pack", "agent", "host");

    public static final MetricLabel TITLE = upTo(2_000, "title", "one for each rule");
    public static final MetricLabel REVISION = upTo(4_000, "revision", "revisions of rules that hosts report");
    public static final MetricLabel PACK = upTo(50, "pack", "names of rule packs");
    public static final MetricLabel PACK_VERSION = upTo(500, "version", "versions of packs that hosts report");

    /** fresh: heard of within two intervals; late: within four; silent: longer ago. */
    public static final MetricLabel FRESHNESS = known("freshness", "fresh", "late", "silent");

    public static final MetricLabel INGEST_OUTCOME = known("outcome", "accepted", "duplicate", "rejected", "failed");
    public static final MetricLabel REJECTION =
            known("reason", "media-type", "not-gzip", "too-large", "not-json", "wrong-version", "invalid", "conflict");
    public static final MetricLabel HOST = upTo(100_000, "host", "host ids (hashes, never display names)");
    public static final MetricLabel HOST_NAME = upTo(100_000, "host_name", "display names, one for each host");
    public static final MetricLabel OS_BUILD = upTo(1_000, "os_build", "builds of Windows in the fleet");
    public static final MetricLabel AGENT_VERSION = upTo(100, "agent_version", "versions of agents in the fleet");
    public static final MetricLabel BUILD_VERSION = upTo(1, "version", "the running version");

    public static final MetricLabel NODE_TYPE_SOURCE = known("source", "configured", "dhcp", "effective", "running");
    public static final MetricLabel FILE = upTo(1_000, "file", "files that rules name");
    public static final MetricLabel FILE_VERSION = upTo(1_000, "version", "one for each file");
    public static final MetricLabel BRANCH = known("branch", "gdr", "ldr", "unknown");
    public static final MetricLabel AUDIT_OUTCOME = known("outcome", "completed", "partial", "failed");
    public static final MetricLabel TARGET = upTo(256, "target", "targets of the agent's configuration");
    public static final MetricLabel TARGET_OUTCOME =
            known("outcome", "completed", "partial", "failed", "unreachable", "duplicate");
    public static final MetricLabel PROBE = upTo(100, "probe", "probes of this agent");
    public static final MetricLabel PROBE_OUTCOME = known("outcome", words(ProbeOutcome.values(), ProbeOutcome::word));
    public static final MetricLabel DROP_REASON = known("reason", "size", "age");
    public static final MetricLabel DELIVERY_OUTCOME =
            known("outcome", "accepted", "duplicate", "rejected", "unavailable");

    // The collector's: the state of the fleet.

    public static final Metric RULE_HOSTS = Metric.of(
                    COLLECTOR,
                    GAUGE,
                    "plumbline_rule_hosts",
                    "Hosts whose latest report gives this result for this rule; 0 where no host does.")
            .labelled(RULE, RULE_SEVERITY, RESULT);
    public static final Metric RULE_INFO = Metric.of(
                    COLLECTOR,
                    INFO,
                    "plumbline_rule_info",
                    "Title, pack and newest reported revision of a rule; always 1.")
            .labelled(RULE, TITLE, PACK, REVISION);
    public static final Metric HOSTS = Metric.of(
                    COLLECTOR, GAUGE, "plumbline_hosts", "Hosts by how long ago they last reported.")
            .labelled(FRESHNESS);
    public static final Metric FINDING_TRANSITIONS = Metric.of(
                    COLLECTOR,
                    COUNTER,
                    "plumbline_finding_transitions_total",
                    "Changes of a rule's result on a host, by what caused them; a host's first result is none.")
            .labelled(RULE, FROM, TO, CAUSE);
    public static final Metric PACK_HOSTS = Metric.of(
                    COLLECTOR,
                    GAUGE,
                    "plumbline_pack_hosts",
                    "Hosts whose latest report was judged with this version of the pack.")
            .labelled(PACK, PACK_VERSION);

    // The collector's: taking reports in.

    public static final Metric INGEST_REPORTS = Metric.of(
                    COLLECTOR,
                    COUNTER,
                    "plumbline_ingest_reports_total",
                    "Reports received; accepted ones are on disk, failed ones were sound and could not be stored.")
            .labelled(INGEST_OUTCOME);
    public static final Metric INGEST_REJECTIONS = Metric.of(
                    COLLECTOR,
                    COUNTER,
                    "plumbline_ingest_rejections_total",
                    "Reports refused, by what was wrong with them.")
            .labelled(REJECTION);
    public static final Metric INGEST_DURATION = Metric.durations(
            COLLECTOR,
            "plumbline_ingest_duration_seconds",
            "Time from a report's last byte to its acknowledgement, storing included.",
            0.001,
            0.0025,
            0.005,
            0.01,
            0.025,
            0.05,
            0.1,
            0.25,
            0.5,
            1.0,
            2.5,
            10.0);
    public static final Metric COLLECTOR_BUILD = Metric.of(
                    COLLECTOR, INFO, "plumbline_collector_build_info", "Version of the collector; always 1.")
            .labelled(BUILD_VERSION);

    // The collector's: one host each.

    public static final Metric HOST_INFO = Metric.of(
                    COLLECTOR,
                    INFO,
                    "plumbline_host_info",
                    "Display name, Windows build and agent of a host; always 1.")
            .labelled(HOST, HOST_NAME, OS_BUILD, AGENT_VERSION)
            .spread(Spread.PER_HOST);
    public static final Metric HOST_LAST_REPORT = Metric.of(
                    COLLECTOR,
                    GAUGE,
                    "plumbline_host_last_report_timestamp_seconds",
                    "When the collector last accepted a report about this host, by the collector's clock.")
            .in("seconds")
            .labelled(HOST)
            .spread(Spread.PER_HOST);
    public static final Metric HOST_OPEN_FINDINGS = Metric.of(
                    COLLECTOR, GAUGE, "plumbline_host_open_findings", "Rules that fail on this host, by severity.")
            .labelled(HOST, RULE_SEVERITY)
            .spread(Spread.PER_HOST);

    public static final Metric FINDING = Metric.of(
                    COLLECTOR, GAUGE, "plumbline_finding", "Result of a rule on a host in its latest report; always 1.")
            .labelled(HOST, RULE, RESULT)
            .spread(Spread.PER_HOST_AND_RULE)
            .internal();

    // The agent's: what the last audit found.

    public static final Metric AGENT_RULE_RESULT = Metric.of(
                    AGENT,
                    GAUGE,
                    "plumbline_agent_rule_result",
                    "1 for the result that the last audit gave this rule, 0 for every other.")
            .labelled(RULE, RULE_SEVERITY, RESULT);
    public static final Metric AGENT_NODE_TYPE = Metric.of(
                    AGENT,
                    GAUGE,
                    "plumbline_agent_netbt_node_type",
                    "NetBT node type as a number (B 1, P 2, M 4, H 8); no series where a source has no number.")
            .labelled(NODE_TYPE_SOURCE);
    public static final Metric AGENT_FILE_VERSION = Metric.of(
                    AGENT,
                    INFO,
                    "plumbline_agent_file_version_info",
                    "Version and servicing branch of a file that a rule names; always 1.")
            .labelled(FILE, FILE_VERSION, BRANCH);

    // The agent's: its own health.

    public static final Metric AGENT_AUDITS = Metric.of(
                    AGENT,
                    COUNTER,
                    "plumbline_agent_audits_total",
                    "Audits run; partial means that a probe or a rule could not tell, failed that nothing was read.")
            .labelled(AUDIT_OUTCOME);
    public static final Metric AGENT_AUDIT_DURATION = Metric.durations(
            AGENT,
            "plumbline_agent_audit_duration_seconds",
            "Time an audit takes, from the first probe to the judged report.",
            0.1,
            0.25,
            0.5,
            1.0,
            2.5,
            5.0,
            10.0,
            30.0,
            60.0);
    public static final Metric AGENT_AUDIT_LAST_SUCCESS = Metric.of(
                    AGENT,
                    GAUGE,
                    "plumbline_agent_audit_last_success_timestamp_seconds",
                    "When the last audit that did not fail ended; NaN before the first.")
            .in("seconds");
    public static final Metric AGENT_PROBE_RUNS = Metric.of(
                    AGENT, COUNTER, "plumbline_agent_probe_runs_total", "Runs of a probe, by how they ended.")
            .labelled(PROBE, PROBE_OUTCOME);
    public static final Metric AGENT_PROBE_DURATION = Metric.durations(
                    AGENT,
                    "plumbline_agent_probe_duration_seconds",
                    "Time a run of a probe takes.",
                    0.01,
                    0.1,
                    1.0,
                    10.0)
            .labelled(PROBE);
    public static final Metric AGENT_TARGET_AUDITS = Metric.of(
                    AGENT,
                    COUNTER,
                    "plumbline_agent_target_audits_total",
                    "Audits of other hosts; unreachable ones were not opened, duplicates are the same host as another target.")
            .labelled(TARGET_OUTCOME);
    public static final Metric AGENT_TARGET_LAST_SUCCESS = Metric.of(
                    AGENT,
                    GAUGE,
                    "plumbline_agent_target_last_success_timestamp_seconds",
                    "When every host of a target was last audited; no series before the first time.")
            .in("seconds")
            .labelled(TARGET);
    public static final Metric AGENT_SPOOL_REPORTS =
            Metric.of(AGENT, GAUGE, "plumbline_agent_spool_reports", "Reports that wait for an acknowledgement.");
    public static final Metric AGENT_SPOOL_BYTES = Metric.of(
                    AGENT, GAUGE, "plumbline_agent_spool_bytes", "Disk that the waiting reports take.")
            .in("bytes");
    public static final Metric AGENT_SPOOL_OLDEST = Metric.of(
                    AGENT,
                    GAUGE,
                    "plumbline_agent_spool_oldest_timestamp_seconds",
                    "When the oldest waiting report was taken; NaN while none waits.")
            .in("seconds");
    public static final Metric AGENT_SPOOL_DROPPED = Metric.of(
                    AGENT,
                    COUNTER,
                    "plumbline_agent_spool_dropped_total",
                    "Reports given up unsent, because the spool was full or they were too old.")
            .labelled(DROP_REASON);
    public static final Metric AGENT_SPOOL_QUARANTINED = Metric.of(
            AGENT,
            COUNTER,
            "plumbline_agent_spool_quarantined_total",
            "Reports set aside because their file was damaged or the collector refused them for good.");
    public static final Metric AGENT_DELIVERY_ATTEMPTS = Metric.of(
                    AGENT,
                    COUNTER,
                    "plumbline_agent_delivery_attempts_total",
                    "Attempts to deliver a report; unavailable ones are tried again.")
            .labelled(DELIVERY_OUTCOME);
    public static final Metric AGENT_DELIVERY_LAST_SUCCESS = Metric.of(
                    AGENT,
                    GAUGE,
                    "plumbline_agent_delivery_last_success_timestamp_seconds",
                    "When the collector last acknowledged a report; NaN before the first.")
            .in("seconds");
    public static final Metric AGENT_BUILD = Metric.of(
                    AGENT, INFO, "plumbline_agent_build_info", "Version of the agent; always 1.")
            .labelled(BUILD_VERSION);

    /** In the order of the page; a test sees to it that every constant of this class is in it. */
    public static final List<Metric> ALL = List.of(
            RULE_HOSTS,
            RULE_INFO,
            HOSTS,
            FINDING_TRANSITIONS,
            PACK_HOSTS,
            INGEST_REPORTS,
            INGEST_REJECTIONS,
            INGEST_DURATION,
            COLLECTOR_BUILD,
            HOST_INFO,
            HOST_LAST_REPORT,
            HOST_OPEN_FINDINGS,
            FINDING,
            AGENT_RULE_RESULT,
            AGENT_NODE_TYPE,
            AGENT_FILE_VERSION,
            AGENT_AUDITS,
            AGENT_AUDIT_DURATION,
            AGENT_AUDIT_LAST_SUCCESS,
            AGENT_PROBE_RUNS,
            AGENT_PROBE_DURATION,
            AGENT_TARGET_AUDITS,
            AGENT_TARGET_LAST_SUCCESS,
            AGENT_SPOOL_REPORTS,
            AGENT_SPOOL_BYTES,
            AGENT_SPOOL_OLDEST,
            AGENT_SPOOL_DROPPED,
            AGENT_SPOOL_QUARANTINED,
            AGENT_DELIVERY_ATTEMPTS,
            AGENT_DELIVERY_LAST_SUCCESS,
            AGENT_BUILD);

    private MetricCatalog() {}

    public static List<Metric> of(Exposer exposer) {
        return ALL.stream().filter(metric -> metric.exposer() == exposer).toList();
    }

    /** The metric that a series of this name belongs to: {@code x_bucket} to the histogram {@code x}. */
    public static Optional<Metric> findBySeries(String seriesName) {
        return ALL.stream()
                .filter(metric -> metric.seriesNames().contains(seriesName))
                .findFirst();
    }

    private static <T> List<String> words(T[] values, Function<T, String> word) {
        return Arrays.stream(values).map(word).toList();
    }
}
