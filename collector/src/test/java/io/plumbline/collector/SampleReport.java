package io.plumbline.collector;

import io.plumbline.model.AuditSource;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Finding;
import io.plumbline.model.HostIdentity;
import io.plumbline.model.OperatingSystem;
import io.plumbline.model.PackVersion;
import io.plumbline.model.ProbeOutcome;
import io.plumbline.model.ProbeRun;
import io.plumbline.model.Reading;
import io.plumbline.model.Report;
import io.plumbline.model.ReportId;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import io.plumbline.model.SubjectResult;
import io.plumbline.model.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A Vista host as its agent would report it; every part that a test varies has a {@code with}. */
public record SampleReport(
        String agent,
        UUID epoch,
        long seq,
        String host,
        String name,
        Instant takenAt,
        String agentVersion,
        String packVersion,
        int revision,
        AuditSource source,
        Map<String, Result> results) {

    public static final String DFS_RULE = "kb933860-netbt-dfs-failover";
    public static final String NODE_TYPE_RULE = "netbt-node-type-valid";

    public static SampleReport of(String host) {
        return new SampleReport(
                "agent-" + host,
                epoch(1),
                1,
                host,
                host.toUpperCase(java.util.Locale.ROOT),
                Instant.parse("2026-11-21T09:00:00Z"),
                "0.1.0",
                "2026.11",
                1,
                AuditSource.LIVE,
                Map.of(DFS_RULE, Result.FAIL, NODE_TYPE_RULE, Result.PASS));
    }

    public static UUID epoch(int number) {
        return UUID.nameUUIDFromBytes(("epoch " + number).getBytes(StandardCharsets.UTF_8));
    }

    public SampleReport seq(long other) {
        return new SampleReport(
                agent, epoch, other, host, name, takenAt, agentVersion, packVersion, revision, source, results);
    }

    public SampleReport epoch(UUID other) {
        return new SampleReport(
                agent, other, seq, host, name, takenAt, agentVersion, packVersion, revision, source, results);
    }

    public SampleReport agent(String other) {
        return new SampleReport(
                other, epoch, seq, host, name, takenAt, agentVersion, packVersion, revision, source, results);
    }

    public SampleReport name(String other) {
        return new SampleReport(
                agent, epoch, seq, host, other, takenAt, agentVersion, packVersion, revision, source, results);
    }

    public SampleReport takenAt(Instant other) {
        return new SampleReport(
                agent, epoch, seq, host, name, other, agentVersion, packVersion, revision, source, results);
    }

    public SampleReport agentVersion(String other) {
        return new SampleReport(agent, epoch, seq, host, name, takenAt, other, packVersion, revision, source, results);
    }

    public SampleReport packVersion(String other) {
        return new SampleReport(agent, epoch, seq, host, name, takenAt, agentVersion, other, revision, source, results);
    }

    public SampleReport revision(int other) {
        return new SampleReport(
                agent, epoch, seq, host, name, takenAt, agentVersion, packVersion, other, source, results);
    }

    public SampleReport result(String rule, Result result) {
        Map<String, Result> other = new TreeMap<>(results);
        other.put(rule, result);
        return results(other);
    }

    public SampleReport results(Map<String, Result> other) {
        return new SampleReport(
                agent, epoch, seq, host, name, takenAt, agentVersion, packVersion, revision, source, other);
    }

    public Report report() {
        Fact version = new Fact(
                FactRef.of("file", "Windows\\System32\\drivers\\netbt.sys", "version"),
                Reading.present(new Value.Version(
                        io.plumbline.model.FileVersion.find("6.0.6000.16386").orElseThrow())),
                "file Windows\\System32\\drivers\\netbt.sys");
        Fact denied = new Fact(
                FactRef.of("netbt", "node-type-configured"),
                Reading.denied("access is denied"),
                "HKLM\\SYSTEM\\CurrentControlSet\\Services\\NetBT\\Parameters\\NodeType");
        List<Finding> findings = new TreeMap<>(results)
                .entrySet().stream()
                        .map(entry -> new Finding(
                                entry.getKey(),
                                revision,
                                "Title of " + entry.getKey(),
                                entry.getKey().equals(DFS_RULE) ? Severity.HIGH : Severity.MEDIUM,
                                entry.getValue(),
                                "because of " + name,
                                List.of(new SubjectResult(name, entry.getValue(), "the only one")),
                                List.of(version, denied)))
                        .toList();
        return new Report(
                new ReportId("r-" + seq, agent, epoch, seq, takenAt, Duration.ofMillis(420), source),
                new HostIdentity(
                        host,
                        name,
                        new OperatingSystem(
                                "Windows Vista Ultimate", "6.0", "6000", "16386", "", "x86", "workstation")),
                agentVersion,
                List.of(new PackVersion("name-resolution", packVersion)),
                findings,
                List.of(version, denied),
                List.of(new ProbeRun("file", ProbeOutcome.OK, Duration.ofMillis(7), "")));
    }
}
