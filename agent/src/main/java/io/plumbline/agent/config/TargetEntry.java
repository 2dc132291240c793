package io.plumbline.agent.config;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;

/** One entry of {@code targets} as it is written in the file, each value with its place. */
record TargetEntry(String origin, Map<String, Field> fields) {

    record Field(String value, String origin) {}

    TargetEntry {
        requireNonNull(origin, "origin is null");
        fields = new LinkedHashMap<>(fields);
    }

    String display() {
        StringBuilder text = new StringBuilder();
        fields.forEach((key, field) ->
                text.append(text.isEmpty() ? "" : " ").append(key).append('=').append(field.value()));
        return text.toString();
    }
}
