package io.plumbline.model;

import static java.util.Objects.requireNonNull;

/** The full name of a registry value; the view is part of it, and an empty name means the key's default value. */
public record RegistryPath(RegistryHive hive, String key, String name, RegistryView view) {

    public RegistryPath {
        requireNonNull(hive, "hive is null");
        requireNonNull(key, "key is null");
        requireNonNull(name, "name is null");
        requireNonNull(view, "view is null");
    }

    public RegistryKey parent() {
        return new RegistryKey(hive, key, view);
    }

    @Override
    public String toString() {
        return parent() + " \u00bb " + (name.isEmpty() ? "(default)" : name);
    }
}
