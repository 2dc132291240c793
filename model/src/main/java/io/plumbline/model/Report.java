package io.plumbline.model;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;

/**
 * One audit of one host: who read it, what was read, what the packs in force concluded.
 *
 * <p>Canonical: findings stand in order of rule id, facts of name, probes and packs of name, so that the same facts give
 * the same bytes whatever order the probes ran in.
 */
public record Report(
        ReportId report,
        HostIdentity host,
        String agentVersion,
        List<PackVersion> packs,
        List<Finding> findings,
        List<Fact> facts,
        List<ProbeRun> probes) {

    public static final int SCHEMA_VERSION = 1;

    public Report {
        requireNonNull(report, "report is null");
        requireNonNull(host, "host is null");
        requireNonNull(agentVersion, "agentVersion is null");
        packs = sorted(packs, Comparator.comparing(PackVersion::name).thenComparing(PackVersion::version));
        findings = sorted(findings, Comparator.comparing(Finding::rule));
        facts = sorted(facts, Comparator.comparing(Fact::ref));
        probes = sorted(probes, Comparator.comparing(ProbeRun::probe));
    }

    private static <T> List<T> sorted(List<T> list, Comparator<? super T> order) {
        return list.stream().sorted(order).toList();
    }

    /** Counted from the findings each time, so that it can never disagree with them. */
    public Summary summary() {
        return Summary.of(findings);
    }
}
