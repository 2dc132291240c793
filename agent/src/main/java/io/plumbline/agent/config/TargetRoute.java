package io.plumbline.agent.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/** By which route an agent reaches another host. */
public sealed interface TargetRoute {

    /** A mounted disk, a folder of collected files, a zip of one, or registry exports. */
    record Image(Path path) implements TargetRoute {
        public Image {
            requireNonNull(path, "path is null");
        }
    }

    /** A folder in which everything is a host: images and recorded hosts, as people or scripts put them there. */
    record DropFolder(Path path) implements TargetRoute {
        public DropFolder {
            requireNonNull(path, "path is null");
        }
    }

    /**
     * A Windows over SMB.
     *
     * @param host its name or address, with a port where that is another than 445
     * @param allowSmb1 whether it is asked although it speaks nothing newer, and so everything travels unprotected
     */
    record Remote(String host, Path credentialsFile, boolean allowSmb1) implements TargetRoute {
        public Remote {
            requireNonNull(host, "host is null");
            requireNonNull(credentialsFile, "credentialsFile is null");
        }
    }
}
