package io.plumbline.agent.host.snapshot;

import java.io.IOException;

/** A text that is no snapshot; the message says in which file and line, what was found, and what belongs there. */
public final class SnapshotFormatException extends IOException {

    SnapshotFormatException(String file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
    }
}
