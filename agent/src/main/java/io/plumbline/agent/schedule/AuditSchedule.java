package io.plumbline.agent.schedule;

import static org.quartz.CalendarIntervalScheduleBuilder.calendarIntervalSchedule;
import static org.quartz.JobBuilder.newJob;
import static org.quartz.TriggerBuilder.newTrigger;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
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
    private static final JobKey JOB = JobKey.jobKey("audit");
    private static final TriggerKey AT_PHASE = TriggerKey.triggerKey("at-phase");
    private static final Duration MISFIRE_THRESHOLD = Duration.ofSeconds(5);
    private static final Duration CLOCK_CHECK = Duration.ofSeconds(30);

    private final Scheduler scheduler;
    private final Duration interval;
    private final Supplier<Optional<String>> audit;
    private final String fallbackIdentity;
    private final InstantSource clock;
    private final ScheduledExecutorService clockWatch;

    /** Held while an audit runs, and for good once stopped. */
    private final Semaphore atWork = new Semaphore(1);

    private @Nullable Future<?> watching;
    private volatile Optional<Phase> phase = Optional.empty();

    private AuditSchedule(
            Scheduler scheduler,
            Duration interval,
            Supplier<Optional<String>> audit,
            String fallbackIdentity,
            InstantSource clock) {
        this.scheduler = scheduler;
        this.interval = interval;
        this.audit = audit;
        this.fallbackIdentity = fallbackIdentity;
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

    static AuditSchedule start(
            Duration interval,
            Supplier<Optional<String>> audit,
            String fallbackIdentity,
            InstantSource clock,
            Duration misfireThreshold) {
        if (interval.toSeconds() < 1 || interval.toNanosPart() != 0) {
            throw new IllegalArgumentException("an interval is one or more whole seconds: " + interval);
        }
        try {
            AuditSchedule schedule =
                    new AuditSchedule(scheduler(misfireThreshold), interval, audit, fallbackIdentity, clock);
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
        scheduler.setJobFactory((bundle, ignored) -> new AuditJob(this::run));
        JobDetail job = newJob(AuditJob.class).withIdentity(JOB).storeDurably().build();
        scheduler.addJob(job, true);
        scheduler.scheduleJob(newTrigger().forJob(JOB).startNow().build());
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

    private void run() {
        if (!atWork.tryAcquire()) {
            return;
        }
        Optional<String> host = Optional.empty();
        try {
            host = audit.get();
        } catch (RuntimeException | LinkageError bug) {
            LOG.error("The audit broke; the next one comes at its time", bug);
        } finally {
            atWork.release();
        }
        if (phase.isEmpty()) {
            layFrom(Phase.of(host.orElse(fallbackIdentity), interval));
        }
    }

    private synchronized void layFrom(Phase chosen) {
        phase = Optional.of(chosen);
        Trigger trigger = newTrigger()
                .withIdentity(AT_PHASE)
                .forJob(JOB)
                .startAt(Date.from(chosen.nextAfter(clock.instant())))
                .withSchedule(calendarIntervalSchedule()
                        .withIntervalInSeconds(Math.toIntExact(interval.toSeconds()))
                        .withMisfireHandlingInstructionFireAndProceed())
                .build();
        try {
            if (scheduler.rescheduleJob(AT_PHASE, trigger) == null) {
                scheduler.scheduleJob(trigger);
            }
        } catch (SchedulerException broken) {
            throw new IllegalStateException("Quartz does not take a trigger", broken);
        }
    }

    /** @param drift how much further the clock went than time did; negative when it was set back */
    void realignIfSetBack(Duration drift) {
        if (drift.plus(interval).isNegative()) {
            LOG.warn(
                    "The clock was set back by {} s: the schedule begins anew",
                    drift.negated().toSeconds());
            phase.ifPresent(this::layFrom);
        }
    }

    /** An audit out of turn, after the one under way if there is one; the phase stays as it is. */
    public void auditSoon() {
        try {
            scheduler.triggerJob(JOB);
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
}
