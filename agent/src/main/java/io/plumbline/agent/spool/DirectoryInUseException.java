package io.plumbline.agent.spool;

import java.io.IOException;
import java.nio.file.Path;

/** Another agent of this machine has the directory. */
public final class DirectoryInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    DirectoryInUseException(Path directory) {
        super("another agent is using " + directory
                + "; stop it (plumbline-agent service stop), or choose another directory");
    }
}
