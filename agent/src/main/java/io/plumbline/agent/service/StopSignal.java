package io.plumbline.agent.service;

import java.util.concurrent.CountDownLatch;

/** Says once, and for all threads, that it is time to end. */
public final class StopSignal {

    private final CountDownLatch raised = new CountDownLatch(1);

    public void raise() {
        raised.countDown();
    }

    public boolean isRaised() {
        return raised.getCount() == 0;
    }

    public void await() throws InterruptedException {
        raised.await();
    }
}
