package io.plumbline.model;

import static java.util.Objects.requireNonNull;

/** Which Windows a host runs, for display; empty texts where the route could not tell. Rules read facts instead. */
public record OperatingSystem(
        String name,
        String version,
        String build,
        String revision,
        String servicePack,
        String architecture,
        String productType) {
    public OperatingSystem {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        requireNonNull(build, "build is null");
        requireNonNull(revision, "revision is null");
        requireNonNull(servicePack, "servicePack is null");
        requireNonNull(architecture, "architecture is null");
        requireNonNull(productType, "productType is null");
    }
}
