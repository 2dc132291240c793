package io.plumbline.agent.config;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** One value as somebody wrote it, and where; a map's entries are written {@code name=value}. */
public record Setting(ConfigKey key, List<String> values, String origin) {

    /** The origin of a key that nobody set. */
    public static final String DEFAULT = "default";

    public Setting {
        requireNonNull(key, "key is null");
        values = List.copyOf(values);
        requireNonNull(origin, "origin is null");
    }

    public String display() {
        return String.join(", ", values);
    }
}
