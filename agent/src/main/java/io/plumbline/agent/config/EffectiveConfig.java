package io.plumbline.agent.config;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** The configuration and, for each key, the setting that won; {@code warnings} are worth a look and stop nothing. */
public record EffectiveConfig(AgentConfig config, List<Setting> settings, List<ConfigProblem> warnings) {
    public EffectiveConfig {
        requireNonNull(config, "config is null");
        settings = List.copyOf(settings);
        warnings = List.copyOf(warnings);
    }
}
