package io.plumbline.agent.cli;

import static java.util.Objects.requireNonNull;

import io.plumbline.agent.config.AgentPaths;
import io.plumbline.agent.service.StopSignal;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a command finds around it: streams, environment, operating system, and the signal that ends what runs on.
 *
 * @param terminal whether somebody reads standard output as it appears; {@code errTerminal} the same of standard error
 */
record Surroundings(
        PrintStream out,
        PrintStream err,
        boolean terminal,
        boolean errTerminal,
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
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return new Surroundings(
                System.out,
                System.err,
                terminal,
                errorsGoToATerminal(terminal),
                System.getenv(),
                System.getProperty("os.name"),
                stop);
    }

    /** Java knows of standard input and output only. Where /proc tells nothing (Windows), errors go where output goes. */
    private static boolean errorsGoToATerminal(boolean terminal) {
        try {
            Path target = Files.readSymbolicLink(Path.of("/proc/self/fd/2"));
            return target.startsWith("/dev/pts") || target.toString().matches("/dev/(tty|console).*");
        } catch (IOException | UnsupportedOperationException noProc) {
            return terminal;
        }
    }

    boolean onWindows() {
        return osName.startsWith("Windows");
    }

    AgentPaths paths() {
        return AgentPaths.of(osName, environment);
    }
}
