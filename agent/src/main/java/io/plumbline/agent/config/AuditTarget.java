package io.plumbline.agent.config;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Another host, or a folder of them, that an agent audits besides its own.
 *
 * @param name small letters, digits and hyphens; told apart by it in logs, metrics and reports
 */
public record AuditTarget(String name, TargetRoute route, Duration interval) {
    public AuditTarget {
        requireNonNull(name, "name is null");
        requireNonNull(route, "route is null");
        requireNonNull(interval, "interval is null");
    }
}
