package io.plumbline.agent.run;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.watch.ConfigurationWatch;
import java.util.Optional;

/** Where the host to audit is opened from, anew for each audit. */
@FunctionalInterface
public interface HostSource {

    /** Whoever opens it closes it. */
    WindowsHost open() throws HostUnavailableException;

    /** What tells of changes of that host's configuration; empty where nothing does. */
    default Optional<ConfigurationWatch> findWatch() {
        return Optional.empty();
    }
}
