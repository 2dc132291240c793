package io.plumbline.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AuditTriggerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicInteger audits = new AtomicInteger();

    @Test
    void manyChangesAreOneAuditAndALaterOneIsAnother() {
        Pacing brief = new Pacing(Duration.ofMillis(50), Duration.ofSeconds(60), Duration.ZERO);
        try (AuditTrigger trigger = new AuditTrigger(brief, audits::incrementAndGet)) {
            for (int i = 0; i < 100; i++) {
                trigger.changed("NetBT\\Parameters");
            }
            await().atMost(PATIENCE).until(() -> audits.get() == 1);

            trigger.changed("Tcpip\\Parameters");
            await().atMost(PATIENCE).until(() -> audits.get() == 2);
        }
    }

    @Test
    void nothingIsTriggeredAfterTheEnd() {
        AuditTrigger trigger = new AuditTrigger(Pacing.USUAL, audits::incrementAndGet);
        trigger.changed("NetBT\\Parameters");
        trigger.close();
        trigger.changed("NetBT\\Parameters");

        assertThat(audits).hasValue(0);
    }
}
