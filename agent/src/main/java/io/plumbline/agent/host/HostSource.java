package io.plumbline.agent.host;

import java.util.Optional;

/** Where the host to audit is opened from, anew for each audit, and once more when a hung question holds the first access. */
@FunctionalInterface
public interface HostSource {

    /** Whoever opens it closes it. */
    WindowsHost open() throws HostUnavailableException;

    /** What tells of changes of that host's configuration; empty where nothing does. */
    default Optional<ConfigurationWatch> findWatch() {
        return Optional.empty();
    }
}
