package io.plumbline.agent.host.image.regf;

import io.plumbline.agent.host.image.ForeignTools;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** What step foreign-hives of {@code bin/provision} put in place: hives that Windows made, and regipy. */
public final class ForeignHives {

    private ForeignHives() {}

    public static Path get(String relative) {
        return provisioned("foreign-hives").resolve(relative);
    }

    /** What a step of {@code bin/provision} has made. */
    static Path provisioned(String step) {
        Path made = ForeignTools.provisioned(step);
        Assumptions.assumeTrue(Files.exists(made), step + ": not there; run bin/provision");
        return made;
    }
}
