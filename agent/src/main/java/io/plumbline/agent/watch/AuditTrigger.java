package io.plumbline.agent.watch;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for an audit some time after something changed; the audit itself runs elsewhere. */
public final class AuditTrigger implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrigger.class);

    private final Runnable audit;
    private final PendingChange pending;
    private final ScheduledExecutorService timer;
    private @Nullable ScheduledFuture<?> check;
    private String latest = "";

    /** @param audit asks for an audit and returns at once */
    public AuditTrigger(Pacing pacing, Runnable audit) {
        this.audit = audit;
        this.pending = new PendingChange(pacing);
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("plumbline-audit-trigger").factory());
    }

    /** @param what in words for the log */
    public synchronized void changed(String what) {
        if (timer.isShutdown()) {
            return;
        }
        latest = what;
        pending.changed(System.nanoTime());
        if (check == null) {
            checkWhenDue();
        }
    }

    private void checkWhenDue() {
        check = pending.untilDue(System.nanoTime())
                .<ScheduledFuture<?>>map(wait -> timer.schedule(this::fireIfDue, wait, TimeUnit.NANOSECONDS))
                .orElse(null);
    }

    private synchronized void fireIfDue() {
        long now = System.nanoTime();
        if (pending.untilDue(now).filter(wait -> wait == 0).isPresent()) {
            pending.audited(now);
            LOG.info("Auditing out of turn: {} changed", latest);
            audit.run();
        }
        checkWhenDue();
    }

    @Override
    public synchronized void close() {
        timer.shutdownNow();
    }
}
