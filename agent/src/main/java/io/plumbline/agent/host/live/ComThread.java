package io.plumbline.agent.host.live;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.COM.COMUtils;
import com.sun.jna.platform.win32.Ole32;
import io.plumbline.model.Reading;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that speaks COM, and the deadline of every question put to it.
 *
 * <p>No interface pointer leaves it: a question is answered with values of ours. A question that misses its deadline cannot
 * be taken back, since nothing ends a thread in native code; until it has ended by itself, every other one fails at once
 * and says so, and none waits behind it. The thread ends when nobody has asked for a while.
 */
final class ComThread {

    /** Two of them fit into the time that a probe has. */
    static final Duration DEADLINE = Duration.ofSeconds(8);

    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Duration deadline;
    private final BooleanSupplier enter;
    private final Runnable leave;
    private final ThreadPoolExecutor executor;
    private @Nullable FutureTask<?> overdue;
    private String overdueQuestion = "";

    ComThread(Duration deadline) {
        this(deadline, ComThread::enterApartment, ComThread::leaveApartment);
    }

    /** @param enter makes a new thread able to answer, and says whether {@code leave} has to follow */
    ComThread(Duration deadline, BooleanSupplier enter, Runnable leave) {
        this.deadline = deadline;
        this.enter = enter;
        this.leave = leave;
        executor = new ThreadPoolExecutor(
                1, 1, IDLE.toMillis(), TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), this::thread);
        executor.allowCoreThreadTimeOut(true);
    }

    private Thread thread(Runnable work) {
        return Thread.ofPlatform().daemon().name("plumbline-com").unstarted(() -> {
            boolean entered = enter.getAsBoolean();
            try {
                work.run();
            } finally {
                if (entered) {
                    leave.run();
                }
            }
        });
    }

    /**
     * The multithreaded apartment: WMI and the Windows Update Agent live in either, and in this one nobody has to pump
     * messages. Where it cannot be entered, COM itself tells every question so (CO_E_NOTINITIALIZED).
     */
    private static boolean enterApartment() {
        try {
            return COMUtils.SUCCEEDED(Ole32.INSTANCE.CoInitializeEx(Pointer.NULL, Ole32.COINIT_MULTITHREADED));
        } catch (LinkageError noCom) {
            return false;
        }
    }

    private static void leaveApartment() {
        Ole32.INSTANCE.CoUninitialize();
    }

    /** @param what is asked, for the detail of a failure: {@code WMI for Win32_QuickFixEngineering} */
    <T> Reading<T> ask(String what, Callable<Reading<T>> question) {
        FutureTask<Reading<T>> task = new FutureTask<>(question);
        synchronized (this) {
            if (overdue != null && !overdue.isDone()) {
                return Reading.failed("not asked " + what + ": Windows still owes an answer to " + overdueQuestion);
            }
            overdue = null;
            executor.execute(task);
        }
        try {
            return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            giveUp(what, task);
            return Reading.failed("no answer from " + what + " within " + deadline.toMillis() + " ms");
        } catch (InterruptedException stopped) {
            giveUp(what, task);
            Thread.currentThread().interrupt();
            return Reading.failed("interrupted while " + what + " was asked");
        } catch (ExecutionException broke) {
            if (broke.getCause() instanceof LinkageError missing) {
                return Reading.unsupported("this Windows cannot be asked " + what + ": " + missing.getMessage());
            }
            throw new IllegalStateException(what + " broke", broke.getCause());
        }
    }

    private synchronized void giveUp(String what, FutureTask<?> task) {
        overdue = task;
        overdueQuestion = what;
    }
}
