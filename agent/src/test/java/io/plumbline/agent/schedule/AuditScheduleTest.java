package io.plumbline.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quartz.Trigger;
import org.quartz.TriggerKey;

class AuditScheduleTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration THRESHOLD = Duration.ofMillis(300);

    private final List<Instant> runs = new CopyOnWriteArrayList<>();
    private AuditSchedule schedule = AuditSchedule.start(Duration.ofDays(1), Optional::empty, "unused");

    private AuditSchedule start(Duration interval, InstantSource clock) {
        schedule.close();
        schedule = AuditSchedule.start(
                interval,
                () -> {
                    runs.add(Instant.now());
                    return Optional.of("host");
                },
                "fallback",
                clock,
                THRESHOLD);
        return schedule;
    }

    @AfterEach
    void stop() {
        schedule.close();
    }

    private Instant next() throws Exception {
        Trigger trigger = schedule.scheduler().getTrigger(TriggerKey.triggerKey("at-phase"));
        return trigger == null ? Instant.MIN : trigger.getNextFireTime().toInstant();
    }

    @Test
    void anAuditRunsAtOnceAndThenOnThePhaseOfTheHost() throws Exception {
        start(SECOND, Clock.systemUTC());
        await().until(() -> runs.size() >= 4);
        Phase phase = Phase.of("host", SECOND);
        assertThat(Math.floorMod(next().toEpochMilli() - phase.offset().toMillis(), 1000L))
                .isZero();
    }

    @Test
    void whatWasMissedInSleepIsMadeUpForOnceAndThePhaseIsKept() throws Exception {
        start(Duration.ofSeconds(2), Clock.systemUTC());
        await().until(() -> runs.size() >= 2);
        schedule.scheduler().standby();
        int before = runs.size();
        Instant missed = next();
        await().atMost(Duration.ofSeconds(20)).until(() -> Instant.now().isAfter(missed.plusSeconds(5)));
        schedule.scheduler().start();
        Instant woken = Instant.now();
        await().until(() -> runs.size() > before);
        Phase phase = Phase.of("host", Duration.ofSeconds(2));
        await().until(() -> next().isAfter(woken));
        assertThat(Math.floorMod(next().toEpochMilli() - phase.offset().toMillis(), 2000L))
                .isZero();
        long madeUp = runs.stream()
                .skip(before)
                .filter(run -> run.isBefore(phase.nextAfter(woken)))
                .count();
        assertThat(madeUp).isEqualTo(1);
    }

    @Test
    void anAuditOutOfTurnRunsAtOnceAndKeepsThePhase() throws Exception {
        start(Duration.ofDays(1), Clock.systemUTC());
        await().until(() -> runs.size() == 1);
        Phase phase = Phase.of("host", Duration.ofDays(1));
        await().until(() -> next().isAfter(Instant.now()));

        schedule.auditSoon();

        await().until(() -> runs.size() == 2);
        assertThat(next()).isEqualTo(phase.nextAfter(Instant.now()));
    }

    @Test
    void neverTwoAtOnceHoweverLongOneTakes() throws Exception {
        schedule.close();
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        CountDownLatch release = new CountDownLatch(1);
        schedule = AuditSchedule.start(
                SECOND,
                () -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    try {
                        if (done.get() == 1) {
                            release.await();
                        }
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    inside.decrementAndGet();
                    done.incrementAndGet();
                    return Optional.of("host");
                },
                "fallback",
                Clock.systemUTC(),
                THRESHOLD);
        await().until(() -> inside.get() == 1 && done.get() == 1);
        Instant blocked = Instant.now();
        await().until(() -> Instant.now().isAfter(blocked.plusSeconds(3)));
        release.countDown();
        await().until(() -> done.get() >= 4);
        assertThat(most).hasValue(1);
    }

    @Test
    void anAuditThatBreaksDoesNotEndTheSchedule() {
        schedule.close();
        AtomicInteger runsSoFar = new AtomicInteger();
        schedule = AuditSchedule.start(
                SECOND,
                () -> {
                    if (runsSoFar.incrementAndGet() < 3) {
                        throw new IllegalStateException("broken on purpose");
                    }
                    return Optional.of("host");
                },
                "fallback");
        await().until(() -> runsSoFar.get() >= 4);
    }

    @Test
    void aClockSetBackByTenYearsDoesNotSilenceTheAgent() throws Exception {
        AtomicLong now = new AtomicLong(Instant.parse("2056-11-21T00:00:00Z").toEpochMilli());
        start(Duration.ofMinutes(15), () -> Instant.ofEpochMilli(now.get()));
        await().until(() -> !next().equals(Instant.MIN));
        Instant farOff = next();
        assertThat(farOff).isAfter(Instant.parse("2056-11-21T00:00:00Z"));
        now.set(Instant.parse("2046-11-21T00:00:00Z").toEpochMilli());
        schedule.realignIfSetBack(Duration.ofMinutes(-1));
        assertThat(next()).isEqualTo(farOff);
        schedule.realignIfSetBack(Duration.ofDays(-3652));
        assertThat(next())
                .isEqualTo(Phase.of("host", Duration.ofMinutes(15)).nextAfter(Instant.ofEpochMilli(now.get())));
    }

    @Test
    void itsThreadsDoNotKeepAProcessAlive() {
        start(SECOND, Clock.systemUTC());
        await().until(() -> !runs.isEmpty());
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("plumbline-"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
    }
}
