package io.plumbline.agent.host;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Reading;
import io.plumbline.model.RegistryValue;

/** One value met while listing a key; its name is empty for the key's default value. */
public record RegistryEntry(String name, Reading<RegistryValue> value) {
    public RegistryEntry {
        requireNonNull(name, "name is null");
        requireNonNull(value, "value is null");
    }
}
