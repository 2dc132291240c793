package io.plumbline.model;

import static java.util.Objects.requireNonNull;

/** Which edition of a rule pack judged. */
public record PackVersion(String name, String version) {
    public PackVersion {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
    }
}
