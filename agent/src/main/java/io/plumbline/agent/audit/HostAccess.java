package io.plumbline.agent.audit;

import io.plumbline.agent.host.WindowsHost;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One opened host and the lock under which it is asked, for it serves one thread at a time.
 *
 * <p>A thread that hangs in a question holds the lock for ever. The host is closed by whoever comes last: closing it below
 * such a thread would unmap what it reads.
 */
final class HostAccess {

    private final WindowsHost host;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicBoolean toBeClosed = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    HostAccess(WindowsHost host) {
        this.host = host;
    }

    WindowsHost host() {
        return host;
    }

    boolean isHeld() {
        return lock.isLocked();
    }

    /** Asks unless {@code over} by the time the host is free. */
    <T> T ask(Supplier<Boolean> over, Supplier<T> question) {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new CancellationException("given up while the host was busy with another probe");
        }
        try {
            if (over.get()) {
                throw new CancellationException("this probe's time is over");
            }
            return question.get();
        } finally {
            lock.unlock();
            if (toBeClosed.get()) {
                closeIfFree();
            }
        }
    }

    /** Closes the host, now or when the thread that is inside leaves it. */
    void close() {
        toBeClosed.set(true);
        closeIfFree();
    }

    private void closeIfFree() {
        if (lock.tryLock()) {
            try {
                if (closed.compareAndSet(false, true)) {
                    host.close();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
