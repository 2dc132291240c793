package io.plumbline.agent.cli;

import io.plumbline.agent.service.ServiceCommand;
import io.plumbline.formats.TextStyle;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
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
            DiffCommand.class,
            RulesCommand.class,
            ConfigCommand.class,
            ProbesCommand.class,
            RunCommand.class,
            ServiceCommand.class,
            SupportBundleCommand.class,
            CompletionCommand.class,
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
    private Terminal.Colour colour = Terminal.Colour.AUTO;
    private boolean quiet;

    @Spec
    private @Nullable CommandSpec spec;

    AgentCommand(Surroundings around) {
        this.around = around;
    }

    /** @param parent as picocli set it */
    static AgentCommand of(@Nullable AgentCommand parent) {
        if (parent == null) {
            throw new IllegalStateException("picocli has not set the parent command");
        }
        return parent;
    }

    Surroundings around() {
        return around;
    }

    TextStyle style() {
        return Terminal.style(around, colour);
    }

    Screen screen() {
        return new Screen(around.out(), style());
    }

    /** For lists: see {@link Terminal#listStyle}. */
    Screen list() {
        return new Screen(around.out(), Terminal.listStyle(around, colour));
    }

    /** To be closed when what is waited for has come. */
    Progress progress() {
        return new Progress(around.err(), !quiet && Terminal.showsProgress(around), Terminal.width(around));
    }

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = CommandLine.ScopeType.INHERIT,
            completionCandidates = WhenWords.class,
            description = "auto, always or never (default: auto; NO_COLOR and TERM=dumb are heeded).")
    void setColour(Terminal.Colour when) {
        colour = when;
        if (spec != null) {
            spec.commandLine().setColorScheme(scheme(Terminal.colours(around, when)));
        }
    }

    static CommandLine.Help.ColorScheme scheme(boolean colours) {
        return CommandLine.Help.defaultColorScheme(colours ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF);
    }

    @Option(
            names = {"-q", "--quiet", "--no-progress"},
            scope = CommandLine.ScopeType.INHERIT,
            description =
                    "Show no progress on standard error; without it, a terminal is shown what takes over a second.")
    void setQuiet(boolean wanted) {
        quiet = wanted;
    }

    /** As people write them. */
    static final class WhenWords implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Terminal.Colour.values())
                    .map(when -> when.name().toLowerCase(Locale.ROOT))
                    .iterator();
        }
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
