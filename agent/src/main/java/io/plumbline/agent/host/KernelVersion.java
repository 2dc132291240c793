package io.plumbline.agent.host;

import static java.util.Objects.requireNonNull;

/** Major, minor and build of the kernel, and the service pack's text, empty for none. */
public record KernelVersion(int major, int minor, int build, String servicePack) {
    public KernelVersion {
        requireNonNull(servicePack, "servicePack is null");
    }
}
