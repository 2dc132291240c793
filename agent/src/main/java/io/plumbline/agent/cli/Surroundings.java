package io.plumbline.agent.cli;

import static java.util.Objects.requireNonNull;

import io.plumbline.agent.config.AgentPaths;
import io.plumbline.agent.service.StopSignal;
import java.io.Console;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/** What a command finds around it: streams, environment, operating system, and the signal that ends what runs on. */
record Surroundings(
        PrintStream out,
        PrintStream err,
        boolean terminal,
        Map<String, String> environment,
        String osName,
        StopSignal stop) {

    Surroundings {
        requireNonNull(out, "out is null");
        requireNonNull(err, "err is null");
        environment = Map.copyOf(environment);
        requireNonNull(osName, "osName is null");
        requireNonNull(stop, "stop is null");
    }

    static Surroundings ofThisProcess(StopSignal stop) {
        return new Surroundings(
                System.out,
                System.err,
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent(),
                System.getenv(),
                System.getProperty("os.name"),
                stop);
    }

    boolean onWindows() {
        return osName.startsWith("Windows");
    }

    AgentPaths paths() {
        return AgentPaths.of(osName, environment);
    }
}
