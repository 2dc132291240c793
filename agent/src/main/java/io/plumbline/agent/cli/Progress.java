package io.plumbline.agent.cli;

import static java.util.Objects.requireNonNull;

import io.plumbline.formats.Plain;
import java.io.PrintStream;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One line on a terminal's standard error that says what is being waited for, once it takes over a second; it is gone at
 * the end. It is erased by blanks and not by an escape sequence, which an old console would show.
 */
final class Progress implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long TICK_MILLIS = 200;

    private final PrintStream err;
    private final int width;
    private final LongSupplier nanoTime;
    private final long started;
    private final @Nullable Timer ticks;
    private String what = "";
    private int shown;
    private boolean over;

    Progress(PrintStream err, boolean shows, int width) {
        this(err, shows, width, System::nanoTime);
    }

    Progress(PrintStream err, boolean shows, int width, LongSupplier nanoTime) {
        this.err = requireNonNull(err, "err is null");
        this.width = width;
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
        if (shows) {
            ticks = new Timer("plumbline-progress", true);
            ticks.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            show();
                        }
                    },
                    TICK_MILLIS,
                    TICK_MILLIS);
        } else {
            ticks = null;
        }
    }

    synchronized void says(String doing) {
        what = Plain.of(doing);
    }

    /** Other lines on standard error stand above this one: it is written anew below them. */
    synchronized void show() {
        long waited = nanoTime.getAsLong() - started;
        if (over || waited < PATIENCE_NANOS || what.isEmpty()) {
            return;
        }
        String elapsed = ", " + TimeUnit.NANOSECONDS.toSeconds(waited) + " s";
        String line = cut(what, Math.max(0, width - 1 - elapsed.length())) + elapsed;
        int columns = Plain.columns(line);
        err.print("\r" + line + " ".repeat(Math.max(0, shown - columns)));
        err.flush();
        shown = columns;
    }

    private static String cut(String text, int columns) {
        StringBuilder cut = new StringBuilder();
        int room = columns;
        for (int point : text.codePoints().toArray()) {
            room -= Plain.columns(new String(Character.toChars(point)));
            if (room < 0) {
                break;
            }
            cut.appendCodePoint(point);
        }
        return cut.toString();
    }

    @Override
    public void close() {
        if (ticks != null) {
            ticks.cancel();
        }
        synchronized (this) {
            over = true;
            if (shown > 0) {
                err.print("\r" + " ".repeat(shown) + "\r");
                err.flush();
                shown = 0;
            }
        }
    }
}
