package io.plumbline.agent.watch;

import java.util.Optional;

/** When the changes so far want their audit: a pure state over nanoseconds of a clock that only goes forward. */
final class PendingChange {

    private final Pacing pacing;
    private boolean pending;
    private long first;
    private long last;
    private Optional<Long> lastAudit = Optional.empty();

    PendingChange(Pacing pacing) {
        this.pacing = pacing;
    }

    void changed(long now) {
        if (!pending) {
            pending = true;
            first = now;
        }
        last = now;
    }

    /** Nanoseconds until the audit is due, 0 when it is; empty while nothing has changed. */
    Optional<Long> untilDue(long now) {
        if (!pending) {
            return Optional.empty();
        }
        long quiet = last + pacing.quiet().toNanos() - now;
        long longest = first + pacing.longest().toNanos() - now;
        long spacing =
                lastAudit.map(at -> at + pacing.spacing().toNanos() - now).orElse(0L);
        return Optional.of(Math.max(0, Math.max(Math.min(quiet, longest), spacing)));
    }

    /** The audit begins: what changes from now on wants another. */
    void audited(long now) {
        pending = false;
        lastAudit = Optional.of(now);
    }
}
