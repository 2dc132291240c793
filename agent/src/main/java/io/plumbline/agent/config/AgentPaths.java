package io.plumbline.agent.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where an agent of this operating system keeps its things unless it is told otherwise. */
public record AgentPaths(Path configFile, Path state, Path spool) {
    public AgentPaths {
        requireNonNull(configFile, "configFile is null");
        requireNonNull(state, "state is null");
        requireNonNull(spool, "spool is null");
    }

    /** Windows: ProgramData. Elsewhere: the XDG base directories, or the working directory for who has no home. */
    public static AgentPaths of(String osName, Map<String, String> environment) {
        if (osName.startsWith("Windows")) {
            Path data = Path.of(environment.getOrDefault("ProgramData", "C:\\ProgramData"), "Plumbline");
            return new AgentPaths(data.resolve("agent.yaml"), data.resolve("state"), data.resolve("spool"));
        }
        Path config = base(environment, "XDG_CONFIG_HOME", ".config");
        Path state = base(environment, "XDG_STATE_HOME", ".local/state");
        return new AgentPaths(config.resolve("agent.yaml"), state.resolve("state"), state.resolve("spool"));
    }

    private static Path base(Map<String, String> environment, String variable, String belowHome) {
        @Nullable String xdg = environment.get(variable);
        @Nullable String home = environment.get("HOME");
        if (xdg != null && !xdg.isBlank()) {
            return Path.of(xdg, "plumbline");
        }
        return home != null && !home.isBlank()
                ? Path.of(home, belowHome, "plumbline")
                : Path.of("").toAbsolutePath().resolve("plumbline");
    }
}
