package io.plumbline.agent.host;

import java.util.function.Consumer;

/** What tells that a host's configuration has changed. */
@FunctionalInterface
public interface ConfigurationWatch {

    /**
     * Begins to watch and returns at once.
     *
     * @param changed told what changed, in words for a log, from a thread of the watch; it must come back soon
     */
    Watching begin(Consumer<String> changed);

    /** A watch under way. */
    @FunctionalInterface
    interface Watching extends AutoCloseable {

        /** Tells of nothing more, and gives back what the watch held. Never called by the one who is told. */
        @Override
        void close();
    }
}
