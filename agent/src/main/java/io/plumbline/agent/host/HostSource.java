package io.plumbline.agent.host;

/** Where the host to audit is opened from, anew for each audit, and once more when a hung question holds the first access. */
@FunctionalInterface
public interface HostSource {

    /** Whoever opens it closes it. */
    WindowsHost open() throws HostUnavailableException;
}
