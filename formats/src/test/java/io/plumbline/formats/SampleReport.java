package io.plumbline.formats;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.AuditSource;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.FileVersion;
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
import io.plumbline.rules.Pack;
import io.plumbline.rules.PackException;
import io.plumbline.rules.PackReader;
import io.plumbline.rules.RuleFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A report with a finding of every result, and the pack that two of its rules are in. */
public final class SampleReport {

    static final Fact VERSION = new Fact(
            FactRef.of("file", "Windows\\System32\\drivers\\netbt.sys", "version"),
            Reading.present(new Value.Version(new FileVersion(6, 0, 6000, 16386))),
            "file Windows\\System32\\drivers\\netbt.sys");
    static final Fact DENIED = new Fact(
            FactRef.of("netbt", "node-type-configured"),
            Reading.denied("access denied; run elevated"),
            "HKLM\\SYSTEM\\CurrentControlSet\\Services\\NetBT\\Parameters » NodeType");

    static Finding finding(String rule, Severity severity, Result result, String reason, Fact evidence) {
        List<SubjectResult> subjects = result == Result.FAIL
                ? List.of(
                        new SubjectResult(
                                "Windows\\System32\\drivers\\netbt.sys", Result.FAIL, "6.0.6000.16386 is older"),
                        new SubjectResult("Windows\\System32\\netbtugc.exe", Result.PASS, "6.0.6000.20551"))
                : List.of();
        return new Finding(
                rule, 1, "What " + rule + " says in one line", severity, result, reason, subjects, List.of(evidence));
    }

    public static Report report(List<Finding> findings, ProbeRun... probes) {
        return new Report(
                new ReportId(
                        "r",
                        "a",
                        new UUID(1, 2),
                        1,
                        Instant.parse("2026-11-21T09:14:07Z"),
                        Duration.ofMillis(812),
                        AuditSource.IMAGE),
                new HostIdentity(
                        "h",
                        "WS-0412",
                        new OperatingSystem("Windows Vista", "6.0", "6000", "", "", "x86", "workstation")),
                "0.1.0",
                List.of(new PackVersion("name-resolution", "2026.1")),
                findings,
                List.of(VERSION, DENIED),
                List.of(probes));
    }

    public static Report mixed() {
        return report(
                List.of(
                        finding("passes", Severity.LOW, Result.PASS, "all is well", VERSION),
                        finding("fails-low", Severity.LOW, Result.FAIL, "one of two is older", VERSION),
                        finding("fails-high", Severity.HIGH, Result.FAIL, "one of two is older", VERSION),
                        finding("cannot-tell", Severity.MEDIUM, Result.ERROR, "the node type is denied", DENIED),
                        finding("not-here", Severity.LOW, Result.NOTCHECKED, "an image does not run", DENIED),
                        finding("elsewhere", Severity.LOW, Result.NOTAPPLICABLE, "not NT 4.0", VERSION),
                        finding("told", Severity.LOW, Result.INFORMATIONAL, "M-node", VERSION)),
                new ProbeRun("os", ProbeOutcome.OK, Duration.ofMillis(1), ""),
                new ProbeRun("adapter", ProbeOutcome.TIMED_OUT, Duration.ofSeconds(10), "no answer in 10 s"));
    }

    public static ReportView view(Report report) {
        return new ReportView(report, Verdict.of(report, true, Severity.LOW), List.of(pack()));
    }

    static Pack pack() {
        try {
            return PackReader.read(List.of(file("fails-high.yaml"), file("pack.yaml")));
        } catch (IOException | PackException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static RuleFile file(String name) throws IOException {
        try (InputStream in = SampleReport.class.getResourceAsStream("/sample-pack/" + name)) {
            return new RuleFile(name, new String(requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private SampleReport() {}
}
