package io.plumbline.agent.service;

import java.util.List;

/** What runs until it is told to stop; found by {@link java.util.ServiceLoader}, so that its host need not know it. */
@FunctionalInterface
public interface ServiceProgram {

    /**
     * Runs until {@code stop} is raised or the program cannot go on. It must come back soon after the signal: Windows kills
     * a service that takes longer than its stop timeout.
     *
     * @param arguments as on the command line, {@code run} first
     * @return the exit code
     */
    int run(List<String> arguments, StopSignal stop);
}
