package io.plumbline.agent.cli;

import io.plumbline.agent.service.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Where {@code plumbline-agent} begins. */
public final class AgentMain {

    /** Narrower, picocli does not lay out. */
    private static final int LEAST_HELP_WIDTH = 55;

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(25);

    private AgentMain() {}

    public static void main(String[] arguments) {
        System.setProperty("java.util.logging.manager", LastingLogs.class.getName());
        StopSignal stop = new StopSignal();
        CountDownLatch ended = new CountDownLatch(1);
        int[] exitCode = {ExitCodes.OUR_BUG};
        Thread hook = new Thread(() -> endCleanly(stop, ended, exitCode), "plumbline-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        exitCode[0] = execute(Surroundings.ofThisProcess(stop), arguments);
        ended.countDown();
        System.exit(exitCode[0]);
    }

    /** On SIGTERM and Ctrl-C: lets the command end as if it had wanted to, with its own exit code. */
    private static void endCleanly(StopSignal stop, CountDownLatch ended, int[] exitCode) {
        stop.raise();
        try {
            if (ended.await(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                System.out.flush();
                System.err.flush();
                Runtime.getRuntime().halt(exitCode[0]);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    static int execute(Surroundings around, String... arguments) {
        LogLines.toStream(around.err());
        return commandLine(around).execute(arguments);
    }

    static CommandLine commandLine(Surroundings around) {
        CommandLine command = new CommandLine(new AgentCommand(around));
        command.setOut(writer(around.out()));
        command.setErr(writer(around.err()));
        command.setUsageHelpWidth(Math.max(LEAST_HELP_WIDTH, Terminal.width(around)));
        command.setColorScheme(AgentCommand.scheme(Terminal.colours(around, Terminal.Colour.AUTO)));
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setParameterExceptionHandler((refused, args) -> explain(refused, around));
        command.setExecutionExceptionHandler((failure, failed, parsed) -> explain(failure, around));
        return command;
    }

    private static PrintWriter writer(java.io.PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    private static int explain(ParameterException refused, Surroundings around) {
        around.err().println("plumbline-agent: " + Mistakes.sentence(refused));
        around.err().println("see: " + refused.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCodes.USAGE;
    }

    private static int explain(Exception failure, Surroundings around) {
        if (failure instanceof CommandFailure known) {
            around.err().println("plumbline-agent: " + known.getMessage());
            return known.exitCode();
        }
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        around.err().println("plumbline-agent: this is a bug of ours: " + failure);
        Path details = details(trace.toString());
        if (details == null) {
            around.err().print(trace);
        } else {
            around.err().println("the details are in " + details + "; please send them with the command you gave");
        }
        return ExitCodes.OUR_BUG;
    }

    private static @Nullable Path details(String trace) {
        try {
            Path file = Files.createTempFile("plumbline-agent-bug-", ".txt");
            Files.writeString(file, "plumbline-agent " + AgentVersion.current() + "\n" + trace, StandardCharsets.UTF_8);
            return file;
        } catch (IOException noPlace) {
            return null;
        }
    }
}
