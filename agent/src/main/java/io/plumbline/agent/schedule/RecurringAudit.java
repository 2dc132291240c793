package io.plumbline.agent.schedule;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something to be audited again and again.
 *
 * @param name tells it from the others of a schedule
 * @param interval in whole seconds, at least one
 * @param work gives the identity of the host it audited, empty when it could not or audited several
 * @param fallbackIdentity whose phase to take where the first audit tells no host's
 */
public record RecurringAudit(String name, Duration interval, Supplier<Optional<String>> work, String fallbackIdentity) {
    public RecurringAudit {
        requireNonNull(name, "name is null");
        requireNonNull(work, "work is null");
        requireNonNull(fallbackIdentity, "fallbackIdentity is null");
        if (interval.toSeconds() < 1 || interval.toNanosPart() != 0) {
            throw new IllegalArgumentException("an interval is one or more whole seconds: " + interval);
        }
    }
}
