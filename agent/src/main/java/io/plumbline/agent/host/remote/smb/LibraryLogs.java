package io.plumbline.agent.host.remote.smb;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The loggers of the libraries, silent: their finest levels write hashes of passwords, and their warnings repeat ours. */
final class LibraryLogs {

    /** Held here because the log manager forgets a logger that nobody holds, and its level with it. */
    private static final List<Logger> LOGGERS =
            List.of(Logger.getLogger("com.hierynomus"), Logger.getLogger("jcifs"), Logger.getLogger("net.engio"));

    private LibraryLogs() {}

    static void silence() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    }
}
