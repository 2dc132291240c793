package io.plumbline.model;

import static java.util.Objects.requireNonNull;

/**
 * Whom a report is about. {@code id} is the identity (hex, from the hashed MachineGuid or computer name and install date);
 * {@code name} is only for display and may be anything, or the same on two hosts.
 */
public record HostIdentity(String id, String name, OperatingSystem os) {
    public HostIdentity {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        requireNonNull(os, "os is null");
    }
}
