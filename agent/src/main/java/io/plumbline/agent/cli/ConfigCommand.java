package io.plumbline.agent.cli;

import io.plumbline.agent.config.EffectiveConfig;
import io.plumbline.agent.config.Setting;
import io.plumbline.formats.Plain;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code plumbline-agent config …}: whether the configuration can be used, and where each value comes from. */
@Command(
        name = "config",
        description = "Checks and shows the configuration.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(check | show)",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline-agent config check --config.file agent.yaml",
            "  plumbline-agent config show --origin",
            "",
            "A configuration file, every key optional:",
            "  collector:",
            "    url: https://plumbline.example.com:9848",
            "  audit:",
            "    interval: 15m",
            "  packs: [name-resolution]     without it, every pack that comes with the agent",
            "  spool:",
            "    max-bytes: 64MiB",
            "  metrics:",
            "    address: 127.0.0.1:9849",
            "  labels:",
            "    site: berlin",
            "  targets:                     other hosts, each reported as one of its own: docs/proxy.md",
            "    - name: old-server",
            "      image: /mnt/old-server",
            "      interval: 1d"
        })
final class ConfigCommand implements Runnable {

    @ParentCommand
    private @Nullable AgentCommand parent;

    private Surroundings around() {
        if (parent == null) {
            throw new IllegalStateException("picocli has not set the parent command");
        }
        return parent.around();
    }

    @Override
    public void run() {
        throw CommandFailure.usage("config needs one of: check, show");
    }

    @Command(
            description = "Says whether the configuration can be used, or all that is wrong with it.",
            mixinStandardHelpOptions = true)
    int check(@Mixin ConfigOptions configuration) {
        EffectiveConfig effective = configuration.read(around());
        PackShelf.load(effective.config().packs());
        around().out().println("the configuration can be used");
        return ExitCodes.DONE;
    }

    @Command(description = "Shows every key with the value in force.", mixinStandardHelpOptions = true)
    int show(
            @Mixin ConfigOptions configuration,
            @Option(
                            names = "--origin",
                            description = "And where the value comes from: file, line and column, variable, flag.")
                    boolean origin) {
        for (Setting setting : configuration.read(around()).settings()) {
            String value = Plain.of(setting.display());
            around().out()
                    .println(
                            origin
                                    ? String.format(
                                            Locale.ROOT,
                                            "%-20s %-32s # %s",
                                            setting.key().dotted(),
                                            value,
                                            Plain.of(setting.origin()))
                                    : String.format(
                                                    Locale.ROOT,
                                                    "%-20s %s",
                                                    setting.key().dotted(),
                                                    value)
                                            .stripTrailing());
        }
        return ExitCodes.DONE;
    }
}
