package io.plumbline.agent.spool;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/** What lies in the spool now, and what was lost or set aside since it was opened. */
public record SpoolStatus(
        int reports, long bytes, Optional<Instant> oldest, long dropped, long quarantined, long deadLettered) {
    public SpoolStatus {
        requireNonNull(oldest, "oldest is null");
    }
}
