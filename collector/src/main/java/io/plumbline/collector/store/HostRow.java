package io.plumbline.collector.store;

import io.plumbline.model.AuditSource;
import io.plumbline.model.OperatingSystem;
import io.plumbline.model.PackVersion;
import io.plumbline.model.Severity;
import io.plumbline.model.Summary;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One host as of its latest report. {@code name}, {@code os} and {@code takenAt} are what the host says of itself,
 * {@code route} how its agent says that it was reached;
 * {@code receivedAt} and {@code firstSeen} are by the collector's clock.
 */
public record HostRow(
        String id,
        String name,
        OperatingSystem os,
        String agent,
        long seq,
        String agentVersion,
        AuditSource source,
        String route,
        List<PackVersion> packs,
        Instant firstSeen,
        Instant takenAt,
        Instant receivedAt,
        Summary summary,
        Map<Severity, Integer> failing) {
    public HostRow {
        packs = List.copyOf(packs);
        failing = Map.copyOf(failing);
    }

    public int failing(Severity severity) {
        return failing.getOrDefault(severity, 0);
    }
}
