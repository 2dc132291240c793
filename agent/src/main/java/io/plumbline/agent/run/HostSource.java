package io.plumbline.agent.run;

import io.plumbline.agent.host.WindowsHost;

/** Where the host to audit is opened from, anew for each audit. */
@FunctionalInterface
public interface HostSource {

    /** Whoever opens it closes it. */
    WindowsHost open() throws HostUnavailableException;
}
