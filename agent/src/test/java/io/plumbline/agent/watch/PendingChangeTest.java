package io.plumbline.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PendingChangeTest {

    private static final Pacing PACING = Pacing.USUAL;

    private final PendingChange pending = new PendingChange(PACING);

    @Test
    void nothingIsDueBeforeAChange() {
        assertThat(pending.untilDue(seconds(0))).isEmpty();
    }

    @Test
    void auditIsDueWhenItHasBeenQuiet() {
        pending.changed(seconds(0));
        pending.changed(seconds(4));

        assertThat(pending.untilDue(seconds(4))).isEqualTo(Optional.of(seconds(10)));
        assertThat(pending.untilDue(seconds(14))).isEqualTo(Optional.of(0L));
        assertThat(pending.untilDue(seconds(99))).isEqualTo(Optional.of(0L));
    }

    @Test
    void changesWithoutEndArePutOffOnlySoLong() {
        for (int second = 0; second < 60; second++) {
            pending.changed(seconds(second));
            assertThat(pending.untilDue(seconds(second)).orElseThrow()).isPositive();
        }

        assertThat(pending.untilDue(seconds(60))).isEqualTo(Optional.of(0L));
    }

    @Test
    void auditsKeepTheirDistance() {
        pending.changed(seconds(0));
        pending.audited(seconds(10));
        assertThat(pending.untilDue(seconds(10))).isEmpty();

        pending.changed(seconds(11));

        assertThat(pending.untilDue(seconds(21))).isEqualTo(Optional.of(seconds(49)));
        assertThat(pending.untilDue(seconds(70))).isEqualTo(Optional.of(0L));
    }

    /** Whatever comes when: audits are apart, and every change has one that begins after it and not too late. */
    @Test
    void everyChangeGetsItsAuditAndNoneTooMany() {
        long seed = Long.getLong("plumbline.seed", System.nanoTime());
        System.out.println("PendingChangeTest seed " + seed);
        Random random = new Random(seed);
        List<Long> changes = new ArrayList<>();
        List<Long> audits = new ArrayList<>();
        long now = random.nextLong();
        for (int step = 0; step < 100_000; step++) {
            now += random.nextLong(seconds(5));
            if (random.nextInt(step / 1000 % 10 + 1) == 0 && step < 99_000) {
                pending.changed(now);
                changes.add(now);
            }
            if (pending.untilDue(now).filter(wait -> wait == 0).isPresent()) {
                pending.audited(now);
                audits.add(now);
            }
        }

        for (int i = 1; i < audits.size(); i++) {
            assertThat(audits.get(i) - audits.get(i - 1))
                    .as("seed %d, audit %d", seed, i)
                    .isGreaterThanOrEqualTo(PACING.spacing().toNanos());
        }
        int next = 0;
        for (long change : changes) {
            while (next < audits.size() && audits.get(next) - change < 0) {
                next++;
            }
            assertThat(next).as("seed %d: a change without an audit", seed).isLessThan(audits.size());
            assertThat(audits.get(next) - change)
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(PACING.longest().plus(PACING.spacing()).toNanos() + seconds(5));
        }
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
