package io.plumbline.agent.cli;

import java.util.logging.LogManager;

/** Does not take the log away at the first sign of shutdown, while the agent still has things to say about its stopping. */
public final class LastingLogs extends LogManager {

    @Override
    public void reset() {
        // The handlers write through; there is nothing to save, and what stops last wants to be heard.
    }
}
