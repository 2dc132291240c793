package io.plumbline.agent.cli;

import io.plumbline.agent.config.EffectiveConfig;
import io.plumbline.agent.config.Setting;
import io.plumbline.formats.Marks;
import io.plumbline.formats.Plain;
import io.plumbline.model.Counted;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

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
            "  profile: baseline            without it, every rule of the packs",
            "  tailoring: branch-offices.yaml     what is changed about the packs: docs/rules/tailoring.md",
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

    private static final int KEYS = 21;
    private static final int VALUES = 33;

    @ParentCommand
    private @Nullable AgentCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    private Surroundings around() {
        return AgentCommand.of(parent).around();
    }

    @Override
    public void run() {
        throw Mistakes.needsOne(spec);
    }

    @Command(
            description = "Says whether the configuration can be used, or all that is wrong with it.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {"  plumbline-agent config check", "  plumbline-agent config check --config.file agent.yaml"})
    int check(@Mixin ConfigOptions configuration) {
        EffectiveConfig effective = configuration.read(around());
        PackOptions asConfigured = new PackOptions();
        asConfigured.plan(asConfigured.packs(effective.config().packs()));
        List<Setting> set = effective.settings().stream()
                .filter(setting -> !setting.origin().equals(Setting.DEFAULT))
                .toList();
        around().out()
                .println("the configuration can be used; "
                        + (set.isEmpty()
                                ? "nothing is set, so every key has"
                                : Counted.of(set.size(), "key is", "keys are") + " set, every other has")
                        + " its default ('config show --origin' lists them)");
        return ExitCodes.DONE;
    }

    @Command(
            description = "Shows every key with the value in force.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExample:%n",
            footer = "  plumbline-agent config show --origin")
    int show(
            @Mixin ConfigOptions configuration,
            @Option(
                            names = "--origin",
                            description = "And where the value comes from: file, line and column, variable, flag.")
                    boolean origin) {
        Screen screen = AgentCommand.of(parent).list();
        for (Setting setting : configuration.read(around()).settings()) {
            String value = Plain.of(setting.display());
            String from = origin ? "# " + Plain.of(setting.origin()) : "";
            boolean inColumns =
                    KEYS + VALUES + Plain.columns(from) <= screen.style().width();
            String padded = inColumns ? String.format(Locale.ROOT, "%-" + (VALUES - 1) + "s", value) : value + " ";
            screen.lines().wrapped(key(setting, screen.marks()), KEYS, from.isEmpty() ? value : padded + " " + from);
        }
        screen.show();
        return ExitCodes.DONE;
    }

    private static String key(Setting setting, Marks marks) {
        String dotted = setting.key().dotted();
        return marks.coloured(Marks.Colour.CYAN, dotted) + " ".repeat(Math.max(1, KEYS - dotted.length()));
    }
}
