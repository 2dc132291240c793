package io.plumbline.agent.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void pausesAreDrawnFromABoundThatDoublesToTheCapAndStartsOverAfterSuccess() {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("BackoffTest seed " + seed);
        Backoff backoff = new Backoff(Backoff.BASE, Backoff.CAP, new Random(seed));
        for (int round = 0; round < 200; round++) {
            Duration bound = Backoff.BASE;
            for (int attempt = 0; attempt < 12; attempt++) {
                assertThat(backoff.next()).as("seed %d", seed).isBetween(Duration.ZERO, bound);
                bound = bound.multipliedBy(2).compareTo(Backoff.CAP) < 0 ? bound.multipliedBy(2) : Backoff.CAP;
            }
            backoff.reset();
        }
    }

    @Test
    void afterManyFailuresPausesReachTheirCapAndNeverEnd() {
        Backoff backoff = new Backoff(Backoff.BASE, Backoff.CAP, new Random(1));
        Duration longest = Duration.ZERO;
        for (int attempt = 0; attempt < 10_000; attempt++) {
            Duration pause = backoff.next();
            longest = pause.compareTo(longest) > 0 ? pause : longest;
        }
        assertThat(longest).isBetween(Backoff.CAP.minusSeconds(30), Backoff.CAP);
    }
}
