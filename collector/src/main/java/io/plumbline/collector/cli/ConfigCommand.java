package io.plumbline.collector.cli;

import io.plumbline.collector.config.CollectorConfig;
import io.plumbline.collector.config.ConfigException;
import io.plumbline.collector.config.Setting;
import io.plumbline.collector.config.Settings;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says before the start what a start would say. */
@Command(
        name = "config",
        description = "Check the configuration, or show it with where each value comes from.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before a command runs
    private CommandSpec spec;

    @Override
    public void run() {
        throw new picocli.CommandLine.ParameterException(spec.commandLine(), "say check or show");
    }

    @Command(
            name = "check",
            description = "Exit 0 if a collector would start with this.",
            mixinStandardHelpOptions = true)
    void check(@Mixin ConfigOptions options) throws ConfigException {
        CollectorConfig config = CollectorConfig.of(options.settings());
        print("ok: would listen on " + config.listen().getAddress().getHostAddress() + ":"
                + config.listen().getPort());
    }

    @Command(
            name = "show",
            description = "Print every setting, its meaning and its origin.",
            mixinStandardHelpOptions = true)
    void show(@Mixin ConfigOptions options) throws ConfigException {
        Settings settings = options.settings();
        CollectorConfig.of(settings);
        StringBuilder shown = new StringBuilder();
        for (Setting setting : Setting.values()) {
            Settings.Given given = settings.get(setting);
            shown.append("# ").append(setting.meaning()).append(System.lineSeparator());
            shown.append(setting.key()).append(": ").append(given.text().isEmpty() ? "\"\"" : given.text());
            shown.append("  # ").append(given.origin()).append(System.lineSeparator());
        }
        print(shown.toString().stripTrailing());
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }
}
