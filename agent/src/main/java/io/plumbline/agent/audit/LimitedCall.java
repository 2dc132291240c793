package io.plumbline.agent.audit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A call on a daemon thread of its own, waited for only so long; whatever it throws or does, the caller comes back. */
final class LimitedCall<T> {

    /** What a thread that can be interrupted needs to end; one that is alive after it hangs. */
    private static final long GRACE_MILLIS = 100;

    sealed interface Outcome<T> {
        record Done<T>(T value) implements Outcome<T> {}

        record Broke<T>(Throwable cause) implements Outcome<T> {}

        /** {@code hangs}: its thread took no notice of being interrupted. */
        record Late<T>(boolean hangs) implements Outcome<T> {}

        record Interrupted<T>() implements Outcome<T> {}
    }

    private final FutureTask<T> task;
    private final Thread thread;
    private final Runnable givenUp;

    LimitedCall(String name, Callable<T> call) {
        this(name, call, () -> {});
    }

    /** @param givenUp done before the thread of a call that is late is interrupted */
    LimitedCall(String name, Callable<T> call, Runnable givenUp) {
        this.task = new FutureTask<>(call);
        this.givenUp = givenUp;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(task);
    }

    Thread thread() {
        return thread;
    }

    Outcome<T> run(Duration limit) {
        try {
            thread.start();
        } catch (OutOfMemoryError noThread) {
            return new Outcome.Broke<>(noThread);
        }
        try {
            return new Outcome.Done<>(task.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException broke) {
            return new Outcome.Broke<>(requireNonNull(broke.getCause()));
        } catch (TimeoutException late) {
            return late();
        } catch (InterruptedException stopped) {
            givenUp.run();
            thread.interrupt();
            Thread.currentThread().interrupt();
            return new Outcome.Interrupted<>();
        }
    }

    private Outcome<T> late() {
        givenUp.run();
        thread.interrupt();
        try {
            thread.join(GRACE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return new Outcome.Late<>(thread.isAlive());
    }
}
