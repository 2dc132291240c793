package io.plumbline.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PhaseTest {

    private static final Duration INTERVAL = Duration.ofMinutes(15);

    @Test
    void theNextTimeIsWithinOneIntervalAndAlwaysOnThePhase() {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("PhaseTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 1000; round++) {
            Phase phase = Phase.of("host-" + random.nextInt(), INTERVAL);
            Instant now = Instant.ofEpochMilli(random.nextLong(-1L << 40, 1L << 42));
            Instant next = phase.nextAfter(now);
            assertThat(next).as("seed %d", seed).isAfter(now).isBeforeOrEqualTo(now.plus(INTERVAL));
            assertThat(phase.nextAfter(next)).as("seed %d", seed).isEqualTo(next.plus(INTERVAL));
        }
    }

    @Test
    void aFleetIsSpreadEvenlyAndAHostKeepsItsPlace() {
        int[] tenths = new int[10];
        for (int host = 0; host < 10_000; host++) {
            Phase phase = Phase.of("host-" + host, INTERVAL);
            assertThat(Phase.of("host-" + host, INTERVAL)).isEqualTo(phase);
            tenths[(int) (phase.offset().toMillis() * 10 / INTERVAL.toMillis())]++;
        }
        assertThat(Arrays.stream(tenths).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(850, 1150));
    }
}
