package io.plumbline.collector.cli;

import io.plumbline.collector.Collector;
import io.plumbline.collector.config.ConfigException;
import java.io.PrintWriter;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline-collector}. */
@Command(
        name = "plumbline-collector",
        description = "Takes the reports of Plumbline's agents and shows the fleet as pages, lists and metrics.",
        mixinStandardHelpOptions = true,
        subcommands = {ServeCommand.class, ConfigCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class CollectorCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before a command runs
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new CollectorCommand()).setExecutionExceptionHandler((fault, command, parsed) -> {
            PrintWriter err = command.getErr();
            if (fault instanceof ConfigException wrong) {
                err.println(wrong.getMessage());
                return ExitCodes.CONFIGURATION;
            }
            LoggerFactory.getLogger(CollectorCommand.class).error("A fault of ours", fault);
            return ExitCodes.BUG;
        });
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say serve, config or version");
    }

    @Command(name = "version", description = "Print the version.")
    void version() {
        PrintWriter out = spec.commandLine().getOut();
        out.println("plumbline-collector " + Collector.version());
        out.flush();
    }
}
