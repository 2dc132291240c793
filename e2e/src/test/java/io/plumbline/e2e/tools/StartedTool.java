package io.plumbline.e2e.tools;

import java.util.concurrent.TimeUnit;

/** A foreign server that a test started. */
public final class StartedTool {

    private StartedTool() {}

    /** Asks it to end, and ends it when it does not. */
    public static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
