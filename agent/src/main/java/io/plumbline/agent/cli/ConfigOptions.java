package io.plumbline.agent.cli;

import io.plumbline.agent.config.ConfigException;
import io.plumbline.agent.config.ConfigProblem;
import io.plumbline.agent.config.ConfigReader;
import io.plumbline.agent.config.EffectiveConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the configuration comes from. */
final class ConfigOptions {

    @Option(
            names = {"--config.file", "--config"},
            paramLabel = "FILE",
            description = "The configuration (default: the system's own place, if it is there).")
    private @Nullable Path file;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Set a key of the configuration; may be repeated.")
    private List<String> settings = new ArrayList<>();

    /** Warnings go to standard error at once. @throws CommandFailure with all that is wrong */
    EffectiveConfig read(Surroundings around) {
        try {
            EffectiveConfig effective =
                    ConfigReader.read(around.paths(), around.environment(), Optional.ofNullable(file), settings);
            for (ConfigProblem warning : effective.warnings()) {
                around.err().println("plumbline-agent: warning: " + warning);
            }
            return effective;
        } catch (ConfigException refused) {
            throw CommandFailure.usage(
                    "the configuration cannot be used:" + System.lineSeparator() + refused.getMessage());
        }
    }
}
