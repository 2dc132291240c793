package io.plumbline.model;

import java.util.Optional;

/** The root a registry path starts from, under the short name people type. */
public enum RegistryHive {
    HKLM("HKEY_LOCAL_MACHINE"),
    HKCU("HKEY_CURRENT_USER"),
    HKU("HKEY_USERS"),
    HKCR("HKEY_CLASSES_ROOT");

    private final String longName;

    RegistryHive(String longName) {
        this.longName = longName;
    }

    public String longName() {
        return longName;
    }

    /** By short or long name, whatever the case. */
    public static Optional<RegistryHive> find(String name) {
        for (RegistryHive hive : values()) {
            if (hive.name().equalsIgnoreCase(name) || hive.longName.equalsIgnoreCase(name)) {
                return Optional.of(hive);
            }
        }
        return Optional.empty();
    }
}
