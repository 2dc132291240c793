package io.plumbline.agent.service;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says once, and for all threads, that it is time to end. */
public final class StopSignal {

    private final CountDownLatch raised = new CountDownLatch(1);

    public void raise() {
        raised.countDown();
    }

    public boolean isRaised() {
        return raised.getCount() == 0;
    }

    /** @return whether it was raised within that time */
    public boolean await(Duration longest) throws InterruptedException {
        return raised.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    public void await() throws InterruptedException {
        raised.await();
    }
}
