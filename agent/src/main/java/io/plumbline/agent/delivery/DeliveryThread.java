package io.plumbline.agent.delivery;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that delivers, for as long as the agent runs.
 *
 * <p>A new report does not shorten a pause: else every audit would knock at a collector that asked for patience.
 */
public final class DeliveryThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryThread.class);

    private final Delivery delivery;
    private final Backoff diskTrouble;
    private final Semaphore work = new Semaphore(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    public DeliveryThread(Delivery delivery, Backoff diskTrouble) {
        this.delivery = delivery;
        this.diskTrouble = diskTrouble;
        this.thread = Thread.ofPlatform().daemon().name("plumbline-delivery").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** There is something new in the spool. */
    public void wake() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    private void run() {
        try {
            while (stopped.getCount() > 0) {
                work.acquire();
                deliverAll();
            }
        } catch (InterruptedException stop) {
            LOG.debug("Delivery interrupted");
        }
    }

    private void deliverAll() throws InterruptedException {
        boolean more = true;
        while (more && stopped.getCount() > 0) {
            Duration pause;
            try {
                Delivery.Step step = delivery.step();
                more = step.outcome().isPresent();
                pause = step.pause();
                logPause(step);
            } catch (IOException diskFailed) {
                LOG.error("The spool cannot be read or changed", diskFailed);
                pause = diskTrouble.next();
            } catch (RuntimeException bug) {
                LOG.error("Delivery failed and will be tried again", bug);
                pause = diskTrouble.next();
            }
            if (pause.isPositive() && stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private static void logPause(Delivery.Step step) {
        if (step.pause().isPositive()) {
            step.outcome()
                    .ifPresent(outcome -> LOG.warn(
                            "Not delivered: {}; next attempt in {} s",
                            outcome.display(),
                            step.pause().toSeconds()));
        }
    }

    /** Asks the thread to end and waits that long for the attempt under way; what is not delivered stays in the spool. */
    public void stop(Duration patience) {
        stopped.countDown();
        work.release();
        try {
            if (!thread.join(patience)) {
                thread.interrupt();
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop(Duration.ofSeconds(2));
    }
}
