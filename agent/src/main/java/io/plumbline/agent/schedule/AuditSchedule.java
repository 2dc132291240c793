package io.plumbline.agent.schedule;

import static org.quartz.CalendarIntervalScheduleBuilder.calendarIntervalSchedule;
import static org.quartz.JobBuilder.newJob;
import static org.quartz.TriggerBuilder.newTrigger;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.DefaultThreadExecutor;
import org.quartz.impl.DirectSchedulerFactory;
import org.quartz.simpl.RAMJobStore;
import org.quartz.simpl.SimpleThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Quartz, kept small: no configuration file, no store, one daemon thread for audits.
 *
 * <p>The interval counts in whole seconds: Quartz' calendar trigger is the one whose "fire once now" after a misfire keeps
 * to the phase, and it knows no less. Its simple trigger would begin a new phase after each sleep, the same for a whole
 * fleet that woke together.
 */
public final class AuditSchedule implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditSchedule.class);
    private static final Duration MISFIRE_THRESHOLD = Duration.ofSeconds(5);
    private static final Duration CLOCK_CHECK = Duration.ofSeconds(30);

    private final Scheduler scheduler;
    private final List<PhasedAudit> audits;
    private final InstantSource clock;
    private final ScheduledExecutorService clockWatch;

    /** Held while an audit runs, and for good once stopped. */
    private final Semaphore atWork = new Semaphore(1);

    private @Nullable Future<?> watching;

    private AuditSchedule(Scheduler scheduler, List<RecurringAudit> audits, InstantSource clock) {
        this.scheduler = scheduler;
        this.audits = audits.stream().map(PhasedAudit::new).toList();
        this.clock = clock;
        this.clockWatch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("plumbline-clock-watch").factory());
    }

    /**
     * Begins with an audit at once.
     *
     * @param interval in whole seconds
     * @param audit gives the identity of the host it audited, empty when it could not
     * @param fallbackIdentity whose phase to take until the first audit has told the host's
     */
    public static AuditSchedule start(Duration interval, Supplier<Optional<String>> audit, String fallbackIdentity) {
        return start(interval, audit, fallbackIdentity, Clock.systemUTC(), MISFIRE_THRESHOLD);
    }

    /** Begins with each of them at once, in this order; never runs two at a time. */
    public static AuditSchedule start(List<RecurringAudit> audits) {
        return start(audits, Clock.systemUTC(), MISFIRE_THRESHOLD);
    }

    static AuditSchedule start(
            Duration interval,
            Supplier<Optional<String>> audit,
            String fallbackIdentity,
            InstantSource clock,
            Duration misfireThreshold) {
        return start(List.of(new RecurringAudit("", interval, audit, fallbackIdentity)), clock, misfireThreshold);
    }

    private static AuditSchedule start(List<RecurringAudit> audits, InstantSource clock, Duration misfireThreshold) {
        try {
            AuditSchedule schedule = new AuditSchedule(scheduler(misfireThreshold), audits, clock);
            schedule.begin();
            return schedule;
        } catch (SchedulerException broken) {
            throw new IllegalStateException("Quartz does not start", broken);
        }
    }

    private static Scheduler scheduler(Duration misfireThreshold) throws SchedulerException {
        String name = "plumbline-" + UUID.randomUUID();
        SimpleThreadPool pool = new SimpleThreadPool(1, Thread.NORM_PRIORITY);
        pool.setMakeThreadsDaemons(true);
        pool.setThreadNamePrefix("plumbline-audit");
        RAMJobStore store = new RAMJobStore();
        store.setMisfireThreshold(misfireThreshold.toMillis());
        DirectSchedulerFactory factory = DirectSchedulerFactory.getInstance();
        factory.createScheduler(
                name,
                name,
                pool,
                new DefaultThreadExecutor(),
                store,
                Map.of(),
                null,
                0,
                -1,
                -1,
                false,
                null,
                1,
                0,
                true);
        return factory.getScheduler(name);
    }

    private void begin() throws SchedulerException {
        scheduler.setJobFactory((bundle, ignored) -> new AuditJob(() -> audits.stream()
                .filter(audit -> audit.job.equals(bundle.getJobDetail().getKey()))
                .forEach(this::run)));
        for (PhasedAudit audit : audits) {
            JobDetail job = newJob(AuditJob.class)
                    .withIdentity(audit.job)
                    .storeDurably()
                    .build();
            scheduler.addJob(job, true);
            scheduler.scheduleJob(newTrigger().forJob(audit.job).startNow().build());
        }
        scheduler.start();
        long[] before = {System.nanoTime(), clock.millis()};
        watching = clockWatch.scheduleWithFixedDelay(
                () -> {
                    long ticked = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before[0]);
                    realignIfSetBack(Duration.ofMillis(clock.millis() - before[1] - ticked));
                    before[0] = System.nanoTime();
                    before[1] = clock.millis();
                },
                CLOCK_CHECK.toMillis(),
                CLOCK_CHECK.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void run(PhasedAudit phased) {
        if (!atWork.tryAcquire()) {
            return;
        }
        Optional<String> host = Optional.empty();
        try {
            host = phased.audit.work().get();
        } catch (RuntimeException | LinkageError bug) {
            LOG.error("The audit broke; the next one comes at its time", bug);
        } finally {
            atWork.release();
        }
        if (phased.phase.isEmpty()) {
            RecurringAudit audit = phased.audit;
            layFrom(phased, Phase.of(host.orElse(audit.fallbackIdentity()), audit.interval()));
        }
    }

    private synchronized void layFrom(PhasedAudit phased, Phase chosen) {
        phased.phase = Optional.of(chosen);
        Trigger trigger = newTrigger()
                .withIdentity(phased.atPhase)
                .forJob(phased.job)
                .startAt(Date.from(chosen.nextAfter(clock.instant())))
                .withSchedule(calendarIntervalSchedule()
                        .withIntervalInSeconds(
                                Math.toIntExact(phased.audit.interval().toSeconds()))
                        .withMisfireHandlingInstructionFireAndProceed())
                .build();
        try {
            if (scheduler.rescheduleJob(phased.atPhase, trigger) == null) {
                scheduler.scheduleJob(trigger);
            }
        } catch (SchedulerException broken) {
            throw new IllegalStateException("Quartz does not take a trigger", broken);
        }
    }

    /** @param drift how much further the clock went than time did; negative when it was set back */
    void realignIfSetBack(Duration drift) {
        for (PhasedAudit phased : audits) {
            if (drift.plus(phased.audit.interval()).isNegative()) {
                LOG.warn(
                        "The clock was set back by {} s: the schedule begins anew",
                        drift.negated().toSeconds());
                phased.phase.ifPresent(phase -> layFrom(phased, phase));
            }
        }
    }

    /** An audit of each out of turn, after the one under way if there is one; the phases stay as they are. */
    public void auditSoon() {
        try {
            for (PhasedAudit phased : audits) {
                scheduler.triggerJob(phased.job);
            }
        } catch (SchedulerException stopped) {
            LOG.warn("No audit out of turn: Quartz takes none", stopped);
        }
    }

    /** For tests: as when the machine sleeps and wakes. */
    Scheduler scheduler() {
        return scheduler;
    }

    /** Begins no more audits and waits so long for one under way; its thread never keeps the process alive. */
    public void stop(Duration patience) {
        if (watching != null) {
            watching.cancel(false);
        }
        clockWatch.shutdownNow();
        try {
            scheduler.shutdown(false);
            if (!atWork.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("An audit is still under way after {} s", patience.toSeconds());
            }
        } catch (SchedulerException broken) {
            LOG.warn("Quartz does not stop as it should", broken);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop(Duration.ofSeconds(2));
    }

    /** One of the audits and where in its interval it stands, once that is known. */
    private static final class PhasedAudit {
        private final RecurringAudit audit;
        private final JobKey job;
        private final TriggerKey atPhase;
        private volatile Optional<Phase> phase = Optional.empty();

        PhasedAudit(RecurringAudit audit) {
            String suffix = audit.name().isEmpty() ? "" : "-" + audit.name();
            this.audit = audit;
            this.job = JobKey.jobKey("audit" + suffix);
            this.atPhase = TriggerKey.triggerKey("at-phase" + suffix);
        }
    }
}
