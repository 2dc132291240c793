package io.plumbline.agent.service;

import com.sun.jna.Platform;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code plumbline-agent service …}: exit code 0 when done, 2 when not, with the reason and what to do on stderr. */
@Command(
        name = "service",
        description = "Runs the agent as a Windows service.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline-agent service install -- --set collector.url=https://plumbline.example.com:9848",
            "  plumbline-agent service start"
        },
        synopsisSubcommandLabel = "(install | uninstall | start | stop | status)")
public final class ServiceCommand {

    private static final int DONE = 0;
    private static final int NOT_DONE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--name",
            defaultValue = "Plumbline",
            scope = ScopeType.INHERIT,
            description = "The service's name (default: ${DEFAULT-VALUE}).")
    private String name = "Plumbline";

    @Command(
            description = "Registers the service, which starts with Windows from then on.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {
                "  plumbline-agent service install",
                "  plumbline-agent service install -- --config.file C:/Plumbline/agent.yaml"
            })
    int install(
            @Option(
                            names = "--account",
                            defaultValue = ServiceInstaller.LOCAL_SERVICE,
                            description = "The account it runs as (default: ${DEFAULT-VALUE}).")
                    String account,
            @Parameters(arity = "0..*", paramLabel = "OPTION", description = "Options for 'run', after '--'.") @Nullable
                    List<String> runOptions) {
        return attempt(out -> {
            List<String> arguments = new ArrayList<>(List.of("run"));
            if (runOptions != null) {
                arguments.addAll(runOptions);
            }
            Path data = programData();
            List<String> shortcomings =
                    new ServiceInstaller(name, Installation.ofThisJvm()).install(data, account, arguments);
            out.println("The service " + name + " is installed. It runs as " + account
                    + " and keeps its state and logs in " + data + ".");
            shortcomings.forEach(shortcoming -> out.println("  Note: " + shortcoming));
            out.println("  What next: plumbline-agent service start");
        });
    }

    @Command(
            description = "Stops the service and removes it; its data stays.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExample:%n",
            footer = "  plumbline-agent service uninstall")
    int uninstall() {
        return attempt(out -> {
            new ServiceInstaller(name, Installation.ofThisJvm()).uninstall();
            out.println("The service " + name + " is removed; its data is kept.");
        });
    }

    @Command(
            description = "Starts the service and waits until it runs.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExample:%n",
            footer = "  plumbline-agent service start")
    int start() {
        return attempt(out -> {
            new ServiceControl(name).start(PATIENCE);
            out.println("The service " + name + " runs.");
        });
    }

    @Command(
            description = "Stops the service and waits until its process has ended.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExample:%n",
            footer = "  plumbline-agent service stop")
    int stop() {
        return attempt(out -> {
            new ServiceControl(name).stop(PATIENCE);
            out.println("The service " + name + " has stopped.");
        });
    }

    @Command(
            description = "Says whether the service is installed and runs.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExample:%n",
            footer = "  plumbline-agent service status")
    int status() {
        return attempt(out -> {
            Optional<ServiceStatus> status = new ServiceControl(name).findStatus();
            out.println("The service " + name + " is "
                    + status.map(ServiceStatus::words).orElse("not installed") + ".");
        });
    }

    /** Where the agent itself keeps its configuration, state and spool, unless its configuration says otherwise. */
    private static Path programData() throws ServiceFailureException {
        String programData = System.getenv("ProgramData");
        if (programData == null) {
            throw new ServiceFailureException(
                    "This Windows has no variable ProgramData.", "set it, usually to C:\\ProgramData, then try again.");
        }
        return Path.of(programData, "Plumbline");
    }

    private int attempt(Action action) {
        if (spec == null) {
            throw new IllegalStateException("picocli has not set the command's specification");
        }
        PrintWriter out = spec.commandLine().getOut();
        try {
            if (!Platform.isWindows()) {
                throw new ServiceFailureException(
                        "This host is not Windows; there are no Windows services here.",
                        "on other systems, run 'plumbline-agent run' under the system's own supervisor.");
            }
            action.perform(out);
            out.flush();
            return DONE;
        } catch (ServiceFailureException failure) {
            spec.commandLine().getErr().println(failure.getMessage());
            spec.commandLine().getErr().flush();
            return NOT_DONE;
        }
    }

    @FunctionalInterface
    private interface Action {
        void perform(PrintWriter out) throws ServiceFailureException;
    }
}
