package io.plumbline.agent.run;

import static java.util.Objects.requireNonNull;

import io.plumbline.agent.audit.Audit;
import io.plumbline.agent.audit.AuditPlan;
import io.plumbline.agent.audit.AuditRun;
import io.plumbline.agent.audit.CrashJournal;
import io.plumbline.agent.audit.ProbeJournal;
import io.plumbline.agent.config.AgentConfig;
import io.plumbline.agent.config.AuditTarget;
import io.plumbline.agent.delivery.Backoff;
import io.plumbline.agent.delivery.CollectorClient;
import io.plumbline.agent.delivery.Delivery;
import io.plumbline.agent.delivery.DeliveryThread;
import io.plumbline.agent.delivery.Timeouts;
import io.plumbline.agent.host.ConfigurationWatch;
import io.plumbline.agent.host.HostSource;
import io.plumbline.agent.host.HostUnavailableException;
import io.plumbline.agent.metrics.AgentMetrics;
import io.plumbline.agent.metrics.MetricsServer;
import io.plumbline.agent.schedule.AuditSchedule;
import io.plumbline.agent.schedule.RecurringAudit;
import io.plumbline.agent.watch.AuditTrigger;
import io.plumbline.agent.watch.Pacing;
import io.plumbline.model.Counted;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import io.plumbline.model.Summary;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An agent at work, from {@link #start} to {@link #stop}. */
public final class RunningAgent implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningAgent.class);

    /** Longer than any healthy audit and any answer of a collector that is there. */
    private static final Duration AUDIT_PATIENCE = Duration.ofSeconds(10);

    private static final Duration DELIVERY_PATIENCE = Duration.ofSeconds(5);

    private final AgentConfig config;
    private final @Nullable HostSource own;
    private final @Nullable CrashJournal journal;
    private final AuditRun audits;
    private final String version;
    private final SpoolAccess spool;
    private final AgentMetrics metrics;
    private final TargetAudits targets;

    /** Done when the own host is known: a target may be the same one. */
    private final CountDownLatch ownFirst = new CountDownLatch(1);

    private final AtomicLong lastAuditEnded = new AtomicLong(System.nanoTime());
    private @Nullable CollectorClient client;
    private @Nullable DeliveryThread delivery;
    private @Nullable MetricsServer server;
    private @Nullable AuditSchedule schedule;
    private @Nullable AuditSchedule targetSchedule;
    private @Nullable AuditTrigger trigger;
    private ConfigurationWatch.@Nullable Watching watching;

    private RunningAgent(
            AgentConfig config, @Nullable HostSource own, AuditPlan plan, String version, SpoolAccess spool) {
        this.config = config;
        this.own = own;
        this.journal = openJournal(config, version);
        this.audits = new AuditRun(plan, journal == null ? ProbeJournal.NONE : journal);
        this.version = version;
        this.spool = spool;
        this.metrics = new AgentMetrics(version, config.labels(), spool.spool(), Clock.systemUTC());
        this.targets = new TargetAudits(audits, this::append, metrics);
    }

    /**
     * Begins with an audit at once, and returns before it has ended.
     *
     * @param own the host that the agent speaks for itself; empty for one that audits targets only
     * @throws IOException when spool or state cannot be used; nothing has been started then
     */
    public static RunningAgent start(AgentConfig config, Optional<HostSource> own, AuditPlan plan, String version)
            throws IOException {
        RunningAgent agent = new RunningAgent(config, own.orElse(null), plan, version, SpoolAccess.open(config));
        config.findCollector()
                .ifPresentOrElse(
                        agent::startDelivery,
                        () -> LOG.warn("No collector.url is set: reports are kept in {}", config.spoolDirectory()));
        config.findMetrics().ifPresent(agent::startMetrics);
        agent.startAudits();
        LOG.info(
                "Agent {} started: {}{}",
                agent.spool.spool().agent(),
                own.isPresent() ? "an audit every " + config.interval().toSeconds() + " s" : "no host of its own",
                config.targets().isEmpty()
                        ? ""
                        : ", " + Counted.of(config.targets().size(), "target"));
        return agent;
    }

    /** Targets have a thread of their own: one that is slow never keeps the agent from its own host. */
    private void startAudits() {
        String agent = spool.spool().agent();
        if (own == null) {
            ownFirst.countDown();
        } else {
            AuditSchedule ownAudits = AuditSchedule.start(config.interval(), this::audit, agent);
            schedule = ownAudits;
            config.findWatch()
                    .ifPresent(pacing -> own.findWatch().ifPresent(watch -> startWatch(watch, pacing, ownAudits)));
        }
        if (!config.targets().isEmpty()) {
            targetSchedule = AuditSchedule.start(config.targets().stream()
                    .map(target -> new RecurringAudit(
                            target.name(), target.interval(), () -> audit(target), agent + " " + target.name()))
                    .toList());
        }
    }

    /** Not to know which probe ended the last process is no reason not to audit. */
    private static @Nullable CrashJournal openJournal(AgentConfig config, String version) {
        try {
            return CrashJournal.open(config.stateDirectory(), version, Clock.systemUTC());
        } catch (IOException unusable) {
            LOG.warn("No journal of crashes: a probe that ends the agent would not be known", unusable);
            return null;
        }
    }

    private void startWatch(ConfigurationWatch watch, Pacing pacing, AuditSchedule audited) {
        AuditTrigger paced = new AuditTrigger(pacing, audited::auditSoon);
        trigger = paced;
        watching = watch.begin(paced::changed);
    }

    private void startDelivery(URI collector) {
        RandomGenerator random = RandomGenerator.getDefault();
        CollectorClient collectorClient =
                new CollectorClient(collector, spool.spool().agent(), version, Timeouts.DEFAULT);
        Delivery steps = new Delivery(
                spool.spool(), collectorClient, new Backoff(Backoff.BASE, Backoff.CAP, random), metrics::attempted);
        DeliveryThread thread = new DeliveryThread(steps, new Backoff(Backoff.BASE, Backoff.CAP, random));
        client = collectorClient;
        delivery = thread;
        thread.start();
    }

    /** Metrics are a window, not the work: an agent that cannot have its port audits all the same. */
    private void startMetrics(InetSocketAddress address) {
        try {
            server = MetricsServer.start(address, metrics, this::findAilment);
        } catch (IOException taken) {
            LOG.error(
                    "No metrics: {} cannot be listened on ({}); choose another metrics.address, or off",
                    address,
                    taken.getMessage());
        }
    }

    private Optional<String> findAilment() {
        Duration silence = Duration.ofNanos(System.nanoTime() - lastAuditEnded.get());
        return silence.compareTo(longestSilence().multipliedBy(3).plusMinutes(2)) > 0
                ? Optional.of("no audit has ended for " + silence.toSeconds() + " s")
                : Optional.empty();
    }

    private Duration longestSilence() {
        return own != null
                ? config.interval()
                : config.targets().stream()
                        .map(AuditTarget::interval)
                        .min(Duration::compareTo)
                        .orElse(config.interval());
    }

    private Optional<String> audit(AuditTarget target) {
        try {
            ownFirst.await();
            return targets.audit(target);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lastAuditEnded.set(System.nanoTime());
        }
    }

    /** The host's identity, where the audit told it. */
    private Optional<String> audit() {
        HostSource hosts = requireNonNull(own, "no host of its own");
        try {
            Audit audit = audits.audit(AuditRun.THIS_HOST, hosts);
            keep(audit);
            targets.own(audit.host().id());
            return audit.readAnything() ? Optional.of(audit.host().id()) : Optional.empty();
        } catch (HostUnavailableException none) {
            LOG.error("No audit: {}", none.getMessage());
            metrics.auditFailed();
            return Optional.empty();
        } catch (RuntimeException | LinkageError bug) {
            metrics.auditFailed();
            throw bug;
        } finally {
            ownFirst.countDown();
            lastAuditEnded.set(System.nanoTime());
        }
    }

    private void keep(Audit audit) {
        try {
            metrics.audited(append(audit), audit.readAnything());
        } catch (IOException notDurable) {
            LOG.error("The report could not be spooled; the next audit tries again", notDurable);
            metrics.auditFailed();
        }
    }

    private Report append(Audit audit) throws IOException {
        Report report = spool.append(audit, version);
        LOG.info("Audited {}: {}", report.host().name(), counts(report.summary()));
        if (delivery != null) {
            delivery.wake();
        }
        return report;
    }

    private static String counts(Summary summary) {
        return Arrays.stream(Result.values())
                .filter(result -> summary.count(result) > 0)
                .map(result -> summary.count(result) + " " + result.word())
                .collect(Collectors.joining(", "));
    }

    /** Where {@code /metrics} is served; empty when it is not. */
    public Optional<InetSocketAddress> findMetricsAddress() {
        return Optional.ofNullable(server).map(MetricsServer::address);
    }

    /** Waits for the audit and the delivery under way, each for some seconds; what is not delivered stays in the spool. */
    public void stop() {
        if (watching != null) {
            watching.close();
        }
        if (trigger != null) {
            trigger.close();
        }
        targets.stop();
        ownFirst.countDown();
        if (schedule != null) {
            schedule.stop(AUDIT_PATIENCE);
        }
        if (targetSchedule != null) {
            targetSchedule.stop(AUDIT_PATIENCE);
        }
        if (delivery != null) {
            delivery.stop(DELIVERY_PATIENCE);
        }
        if (client != null) {
            client.close();
        }
        if (server != null) {
            server.close();
        }
        try (spool) {
            if (journal != null) {
                journal.stopping();
                journal.close();
            }
        } catch (IOException notClosed) {
            LOG.warn("Spool and state were not closed as they should", notClosed);
        }
        LOG.info("Agent stopped");
    }

    @Override
    public void close() {
        stop();
    }
}
