package io.plumbline.agent.cli;

import io.plumbline.agent.service.ServiceCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The root of all commands. */
@Command(
        name = "plumbline-agent",
        description = "Tells whether a Windows host's name resolution is configured soundly, and why it is not.",
        mixinStandardHelpOptions = true,
        versionProvider = AgentVersion.class,
        subcommands = {
            AuditCommand.class,
            FactsCommand.class,
            ExplainCommand.class,
            RulesCommand.class,
            ConfigCommand.class,
            ProbesCommand.class,
            RunCommand.class,
            ServiceCommand.class,
            VersionCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:nothing failing at or above --fail-on, nothing in error or unknown",
            " 2:usage or configuration",
            "10:something fails at or above --fail-on",
            "11:nothing does, but something was not told (error, unknown)",
            "12:could not audit at all",
            "13:audited, not delivered",
            "70:a bug of ours"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline-agent audit                          this Windows host",
            "  plumbline-agent audit --image /mnt/disk        a Windows that does not run",
            "  plumbline-agent explain netbt-node-type-valid  what a rule wants, and why"
        })
final class AgentCommand implements Runnable {

    private final Surroundings around;

    @Spec
    private @Nullable CommandSpec spec;

    AgentCommand(Surroundings around) {
        this.around = around;
    }

    Surroundings around() {
        return around;
    }

    @Option(
            names = {"-v", "--verbose"},
            scope = CommandLine.ScopeType.INHERIT,
            description = "Say on standard error what is being done.")
    void setVerbose(boolean verbose) {
        if (verbose) {
            LogLines.verbose();
        }
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(around.out());
        }
    }
}
