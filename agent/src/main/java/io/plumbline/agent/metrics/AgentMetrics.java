package io.plumbline.agent.metrics;

import static io.plumbline.model.metric.MetricCatalog.AGENT_AUDITS;
import static io.plumbline.model.metric.MetricCatalog.AGENT_AUDIT_DURATION;
import static io.plumbline.model.metric.MetricCatalog.AGENT_AUDIT_LAST_SUCCESS;
import static io.plumbline.model.metric.MetricCatalog.AGENT_BUILD;
import static io.plumbline.model.metric.MetricCatalog.AGENT_DELIVERY_ATTEMPTS;
import static io.plumbline.model.metric.MetricCatalog.AGENT_DELIVERY_LAST_SUCCESS;
import static io.plumbline.model.metric.MetricCatalog.AGENT_FILE_VERSION;
import static io.plumbline.model.metric.MetricCatalog.AGENT_NODE_TYPE;
import static io.plumbline.model.metric.MetricCatalog.AGENT_PROBE_DURATION;
import static io.plumbline.model.metric.MetricCatalog.AGENT_PROBE_RUNS;
import static io.plumbline.model.metric.MetricCatalog.AGENT_RULE_RESULT;
import static io.plumbline.model.metric.MetricCatalog.AGENT_SPOOL_BYTES;
import static io.plumbline.model.metric.MetricCatalog.AGENT_SPOOL_DROPPED;
import static io.plumbline.model.metric.MetricCatalog.AGENT_SPOOL_OLDEST;
import static io.plumbline.model.metric.MetricCatalog.AGENT_SPOOL_QUARANTINED;
import static io.plumbline.model.metric.MetricCatalog.AGENT_SPOOL_REPORTS;
import static io.plumbline.model.metric.MetricCatalog.AGENT_TARGET_AUDITS;
import static io.plumbline.model.metric.MetricCatalog.AGENT_TARGET_LAST_SUCCESS;
import static io.plumbline.model.metric.MetricCatalog.AUDIT_OUTCOME;
import static io.plumbline.model.metric.MetricCatalog.DELIVERY_OUTCOME;
import static io.plumbline.model.metric.MetricCatalog.TARGET_OUTCOME;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.plumbline.agent.delivery.DeliveryOutcome;
import io.plumbline.agent.spool.Spool;
import io.plumbline.formats.ReportSeries;
import io.plumbline.formats.ReportSeries.Series;
import io.plumbline.model.Finding;
import io.plumbline.model.ProbeRun;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import io.plumbline.model.metric.MetricLabel;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The agent's meters: it is told of audits and attempts to deliver, and asks the spool when somebody scrapes. */
public final class AgentMetrics {

    /** How an audit ended, as the catalogue spells it. */
    public enum AuditOutcome {
        COMPLETED,
        /** A probe or a rule could not tell. */
        PARTIAL,
        /** Nothing was read, or there is no report. */
        FAILED;

        private final String word = name().toLowerCase(Locale.ROOT);
    }

    /** How the audit of a target's host ended, as the catalogue spells it. */
    public enum TargetOutcome {
        COMPLETED,
        /** A probe or a rule could not tell. */
        PARTIAL,
        /** It was opened, and nothing was read or nothing could be kept. */
        FAILED,
        UNREACHABLE,
        /** It is the same host as another target. */
        DUPLICATE;

        private final String word = name().toLowerCase(Locale.ROOT);
    }

    private static final Set<Result> NOT_TOLD = EnumSet.of(Result.ERROR, Result.UNKNOWN);

    private final Meters meters;
    private final InstantSource clock;
    private final MultiGauge ruleResults;
    private final MultiGauge nodeTypes;
    private final MultiGauge fileVersions;
    private final Map<String, Instant> targets = new ConcurrentHashMap<>();
    private volatile @Nullable Instant lastAudit;
    private volatile @Nullable Instant lastDelivery;

    public AgentMetrics(String version, Map<String, String> labels, Spool spool, InstantSource clock) {
        this.meters = new Meters(labels);
        this.clock = clock;
        this.ruleResults = meters.gauges(AGENT_RULE_RESULT);
        this.nodeTypes = meters.gauges(AGENT_NODE_TYPE);
        this.fileVersions = meters.gauges(AGENT_FILE_VERSION);
        words(AUDIT_OUTCOME).forEach(outcome -> meters.counter(AGENT_AUDITS, outcome));
        words(DELIVERY_OUTCOME).forEach(outcome -> meters.counter(AGENT_DELIVERY_ATTEMPTS, outcome));
        words(TARGET_OUTCOME).forEach(outcome -> meters.counter(AGENT_TARGET_AUDITS, outcome));
        meters.timer(AGENT_AUDIT_DURATION);
        meters.gauge(AGENT_AUDIT_LAST_SUCCESS, () -> seconds(lastAudit));
        meters.gauge(AGENT_DELIVERY_LAST_SUCCESS, () -> seconds(lastDelivery));
        meters.gauge(AGENT_BUILD, () -> 1, version);
        meters.gauge(AGENT_SPOOL_REPORTS, () -> spool.status().reports());
        meters.gauge(AGENT_SPOOL_BYTES, () -> spool.status().bytes());
        meters.gauge(AGENT_SPOOL_OLDEST, () -> seconds(spool.status().oldest().orElse(null)));
        meters.counter(AGENT_SPOOL_DROPPED, spool, it -> it.status().dropped(), "size");
        meters.counter(
                AGENT_SPOOL_QUARANTINED,
                spool,
                it -> it.status().quarantined() + it.status().deadLettered());
    }

    private static List<String> words(MetricLabel label) {
        return label.values() instanceof MetricLabel.Values.Known(List<String> words) ? words : List.of();
    }

    private static double seconds(@Nullable Instant instant) {
        return instant == null ? Double.NaN : instant.toEpochMilli() / 1000.0;
    }

    PrometheusRegistry prometheus() {
        return meters.prometheus();
    }

    /** Without the decaying maximum that Micrometer gives each timer: the catalogue has none such. */
    MetricSnapshots scrape() {
        return prometheus().scrape(name -> !name.endsWith("_max"));
    }

    /** There is a report; {@code readAnything} is false when the host told nothing at all. */
    public void audited(Report report, boolean readAnything) {
        report.probes().forEach(this::probed);
        meters.timer(AGENT_AUDIT_DURATION).record(report.report().took());
        boolean told = report.findings().stream().map(Finding::result).noneMatch(NOT_TOLD::contains);
        audited(readAnything ? (told ? AuditOutcome.COMPLETED : AuditOutcome.PARTIAL) : AuditOutcome.FAILED);
        ruleResults.register(rows(ReportSeries.ruleResults(report)), true);
        nodeTypes.register(rows(ReportSeries.nodeTypes(report)), true);
        fileVersions.register(rows(ReportSeries.fileVersions(report)), true);
    }

    /** There is none. */
    public void auditFailed() {
        audited(AuditOutcome.FAILED);
    }

    private void audited(AuditOutcome outcome) {
        meters.counter(AGENT_AUDITS, outcome.word).increment();
        if (outcome != AuditOutcome.FAILED) {
            lastAudit = clock.instant();
        }
    }

    public void targetAudited(TargetOutcome outcome) {
        meters.counter(AGENT_TARGET_AUDITS, outcome.word).increment();
    }

    /** Every host of the target was audited. */
    public void targetSucceeded(String target) {
        Instant now = clock.instant();
        if (targets.put(target, now) == null) {
            meters.gauge(AGENT_TARGET_LAST_SUCCESS, () -> seconds(targets.get(target)), target);
        }
    }

    private void probed(ProbeRun run) {
        meters.counter(AGENT_PROBE_RUNS, run.probe(), run.outcome().word()).increment();
        meters.timer(AGENT_PROBE_DURATION, run.probe()).record(run.took());
    }

    public void attempted(DeliveryOutcome outcome) {
        meters.counter(AGENT_DELIVERY_ATTEMPTS, outcome.word()).increment();
        if (outcome instanceof DeliveryOutcome.Acknowledged) {
            lastDelivery = clock.instant();
        }
    }

    private static List<MultiGauge.Row<?>> rows(List<Series> series) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (Series each : series) {
            Tags tags = Meters.tags(each.metric(), each.labelValues().toArray(String[]::new));
            rows.add(MultiGauge.Row.of(tags, each.value()));
        }
        return rows;
    }
}
