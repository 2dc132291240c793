package io.plumbline.agent.audit;

import static java.util.Objects.requireNonNull;

import io.plumbline.agent.derive.Conclusion;
import io.plumbline.model.AuditSource;
import io.plumbline.model.Facts;
import io.plumbline.model.Finding;
import io.plumbline.model.HostIdentity;
import io.plumbline.model.PackVersion;
import io.plumbline.model.ProbeRun;
import io.plumbline.model.Report;
import io.plumbline.model.ReportId;
import io.plumbline.model.Result;
import io.plumbline.model.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What one audit of one host came to: everything a report needs but the number of the report. */
public record Audit(
        HostIdentity host,
        AuditSource source,
        String route,
        Instant takenAt,
        Duration took,
        List<PackVersion> packs,
        Facts facts,
        List<Finding> findings,
        List<ProbeRun> probes) {

    /** Known whenever a host could be opened, without reading anything of it. */
    private static final Set<String> FOR_NOTHING = Set.of("os.family", "os.version", "os.system-root");

    public Audit {
        requireNonNull(host, "host is null");
        requireNonNull(source, "source is null");
        requireNonNull(route, "route is null");
        requireNonNull(takenAt, "takenAt is null");
        requireNonNull(took, "took is null");
        requireNonNull(facts, "facts is null");
        packs = List.copyOf(packs);
        findings = List.copyOf(findings);
        probes = List.copyOf(probes);
    }

    /** The same, where whoever opened the host knows better than the host how it was reached. */
    public Audit reachedBy(String otherRoute) {
        return new Audit(host, source, otherRoute, takenAt, took, packs, facts, findings, probes);
    }

    /** @param id bears this audit's {@code takenAt}, {@code took}, {@code source} and {@code route} */
    public Report toReport(ReportId id, String agentVersion) {
        return new Report(id, host, agentVersion, packs, findings, List.copyOf(facts.all()), probes);
    }

    /** Whether every rule could be told: no finding is an error or unknown. */
    public boolean told() {
        return findings.stream().map(Finding::result).noneMatch(Set.of(Result.ERROR, Result.UNKNOWN)::contains);
    }

    /**
     * Whether the host told anything at all. A "no", an empty list and what only says which kind of host it is do not count:
     * a host whose every key is out of reach gives these too.
     */
    public boolean readAnything() {
        return facts.all().stream()
                .filter(fact -> !Conclusion.isConcluded(fact)
                        && !FOR_NOTHING.contains(fact.ref().toString())
                        && !Set.of("rows", "path").contains(fact.ref().field())
                        && !fact.ref().subject().equals("wfw"))
                .flatMap(fact -> fact.reading().find().stream())
                .anyMatch(value -> !value.equals(Value.flag(false)) && !value.equals(new Value.Items()));
    }
}
