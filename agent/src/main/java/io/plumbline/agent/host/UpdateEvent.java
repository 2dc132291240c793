package io.plumbline.agent.host;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One entry of the Windows Update Agent's history (IUpdateHistoryEntry).
 *
 * @param operation 1 installation, 2 uninstallation
 * @param result OperationResultCode: 0 not started, 1 in progress, 2 succeeded, 3 succeeded with errors, 4 failed, 5 aborted
 */
public record UpdateEvent(Instant at, String title, int operation, int result) {
    public UpdateEvent {
        requireNonNull(at, "at is null");
        requireNonNull(title, "title is null");
    }
}
