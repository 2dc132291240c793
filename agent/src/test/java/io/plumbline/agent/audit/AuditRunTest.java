package io.plumbline.agent.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.agent.derive.Conclusion;
import io.plumbline.agent.derive.Derivation;
import io.plumbline.agent.derive.Derivations;
import io.plumbline.agent.derive.DerivedFact;
import io.plumbline.agent.gallery.RecordedHost;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.snapshot.RecordingHost;
import io.plumbline.agent.host.snapshot.SnapshotFormatException;
import io.plumbline.agent.host.snapshot.SnapshotHost;
import io.plumbline.agent.probe.Probe;
import io.plumbline.agent.probe.ProbeDescription;
import io.plumbline.agent.probe.Probes;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Finding;
import io.plumbline.model.ProbeOutcome;
import io.plumbline.model.ProbeRun;
import io.plumbline.model.Reading;
import io.plumbline.model.ReadingKind;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.Result;
import io.plumbline.model.Value;
import io.plumbline.rules.Pack;
import io.plumbline.rules.PackException;
import io.plumbline.rules.PackReader;
import io.plumbline.rules.Packs;
import io.plumbline.rules.RuleFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditRunTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final AuditPlan PLAN = AuditPlan.of(Packs.builtIn());

    /** A real probe, except that reading goes the given way. */
    private record Replaced(Probe probe, Function<WindowsHost, List<Fact>> reading) implements Probe {
        @Override
        public ProbeDescription description() {
            return probe.description();
        }

        @Override
        public List<Fact> collect(WindowsHost host, Set<String> subjects) {
            return reading.apply(host);
        }
    }

    private static Audit auditWith(String replaced, Function<WindowsHost, List<Fact>> reading, AuditLimits limits) {
        List<Probe> probes = Probes.all().stream()
                .map(probe -> probe.name().equals(replaced) ? new Replaced(probe, reading) : probe)
                .toList();
        return new AuditRun(PLAN, limits, () -> NOW, System::nanoTime, probes, Derivations.all(), ProbeJournal.NONE)
                .audit(RecordedHost.of("host1-nt4-wlbs-1nic").open());
    }

    private static ProbeRun run(Audit audit, String probe) {
        return audit.probes().stream()
                .filter(each -> each.probe().equals(probe))
                .findFirst()
                .orElseThrow();
    }

    private static Result result(Audit audit, String rule) {
        return audit.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(Finding::result)
                .findFirst()
                .orElseThrow();
    }

    private static void assertOnlyAdaptersBroke(Audit audit, ProbeOutcome outcome) {
        assertThat(run(audit, "adapter").outcome()).isEqualTo(outcome);
        assertThat(run(audit, "adapter").detail()).isNotBlank();
        assertThat(audit.probes().stream().filter(each -> !each.probe().equals("adapter")))
                .allMatch(each -> each.outcome() == ProbeOutcome.OK);
        assertThat(audit.facts().reading(FactRef.rows("adapter")).kind()).isEqualTo(ReadingKind.FAILED);
        assertThat(audit.findings()).hasSize(PLAN.rules().size());
        assertThat(result(audit, "netbt-node-type-valid")).isEqualTo(Result.PASS);
        assertThat(result(audit, "kb192466-single-adapter")).isEqualTo(Result.ERROR);
        assertThat(result(audit, "kb150536-error-53-readiness")).isEqualTo(Result.ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exception", "linkage", "stack", "memory", "duplicate", "foreign"})
    void probeThatBreaksFailsAloneAndIsNamed(String how) {
        Audit audit = auditWith(
                "adapter",
                host -> switch (how) {
                    case "exception" -> throw new IllegalStateException("broken");
                    case "linkage" -> throw new UnsatisfiedLinkError("no export");
                    case "stack" -> throw new StackOverflowError();
                    case "memory" -> throw new OutOfMemoryError("pretended");
                    case "duplicate" -> List.of(fact("adapter", "rows"), fact("adapter", "rows"));
                    default -> List.of(fact("os", "family"));
                },
                AuditLimits.USUAL);
        assertOnlyAdaptersBroke(audit, ProbeOutcome.FAILED);
    }

    private static Fact fact(String probe, String field) {
        return new Fact(FactRef.of(probe, field), Reading.absent(), "made up");
    }

    @Test
    void probeThatNeverEndsIsGivenUpAndTheRestGoesOn() throws InterruptedException {
        CountDownLatch forever = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        AuditLimits limits = new AuditLimits(Duration.ofMillis(400), Duration.ofSeconds(60));
        Audit audit = auditWith(
                "adapter",
                host -> {
                    try {
                        forever.await();
                    } catch (InterruptedException interrupted) {
                        stopped.countDown();
                        Thread.currentThread().interrupt();
                    }
                    return List.of();
                },
                limits);
        assertOnlyAdaptersBroke(audit, ProbeOutcome.TIMED_OUT);
        stopped.await();
    }

    @Test
    void probeThatWasGivenUpMayAskTheHostNothingAnyMore() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch refused = new CountDownLatch(1);
        AuditLimits limits = new AuditLimits(Duration.ofMillis(400), Duration.ofSeconds(60));
        auditWith(
                "adapter",
                host -> {
                    while (over.getCount() > 0) {
                        try {
                            over.await();
                        } catch (InterruptedException ignoredByAStubbornProbe) {
                            over.countDown();
                        }
                    }
                    try {
                        host.registry().subkeys(RegistryKey.service("Tcpip"));
                    } catch (RuntimeException expected) {
                        refused.countDown();
                    }
                    return List.of();
                },
                limits);
        refused.await();
    }

    @Test
    void probesThatTheAuditHasNoTimeForAreSkippedAndTheirFactsAreFailures() {
        AtomicLong ticks = new AtomicLong();
        AuditLimits limits = new AuditLimits(Duration.ofSeconds(20), Duration.ofSeconds(90));
        Audit audit = new AuditRun(
                        PLAN,
                        limits,
                        () -> NOW,
                        () -> ticks.getAndAdd(Duration.ofSeconds(17).toNanos()))
                .audit(RecordedHost.of("host3-vista-rtm").open());
        assertThat(audit.probes()).extracting(ProbeRun::outcome).contains(ProbeOutcome.OK, ProbeOutcome.SKIPPED);
        assertThat(run(audit, "restart").outcome()).isEqualTo(ProbeOutcome.SKIPPED);
        assertThat(audit.facts()
                        .reading(FactRef.of("restart", "pending-renames"))
                        .why())
                .contains("used up");
        assertThat(audit.findings()).hasSize(PLAN.rules().size());
        assertThat(audit.takenAt()).isEqualTo(NOW);
    }

    @Test
    void derivationThatBreaksFailsAloneAndIsNamed() {
        Derivation broken = new Derivation() {
            @Override
            public List<DerivedFact> derives() {
                return List.of(
                        new DerivedFact(FactRef.of("adapter", "mood"), "text"),
                        new DerivedFact(FactRef.of("adapters", "mood"), "text"));
            }

            @Override
            public List<Conclusion> derive(Facts facts) {
                throw new IllegalStateException("broken");
            }
        };
        List<Derivation> derivations = new ArrayList<>(List.of(broken));
        derivations.addAll(Derivations.all());
        Audit audit = new AuditRun(
                        PLAN,
                        AuditLimits.USUAL,
                        () -> NOW,
                        System::nanoTime,
                        Probes.all(),
                        derivations,
                        ProbeJournal.NONE)
                .audit(RecordedHost.of("host3-vista-rtm").open());
        assertThat(run(audit, "derivations").outcome()).isEqualTo(ProbeOutcome.PARTIAL);
        assertThat(run(audit, "derivations").detail()).contains("broken");
        assertThat(audit.facts().reading(FactRef.of("adapters", "mood")).kind()).isEqualTo(ReadingKind.FAILED);
        String adapter = audit.facts().rows("adapter").find().orElseThrow().getFirst();
        assertThat(audit.facts().reading(FactRef.of("adapter", adapter, "mood")).why())
                .contains("broken");
        assertThat(result(audit, "kb933860-netbt-dfs-failover")).isEqualTo(Result.FAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host1-nt4-wlbs-1nic",
                "host2-nt4-wlbs-2nic",
                "host3-vista-rtm",
                "host6-wfw-m-node",
                "host7-windows-11",
                "host8-server-2022-nlb"
            })
    void replayOfARecordedAuditGivesTheSameFactsAndFindings(String name) throws SnapshotFormatException {
        AuditRun run = new AuditRun(PLAN, AuditLimits.USUAL, () -> NOW, System::nanoTime);
        RecordingHost recorder = new RecordingHost(RecordedHost.of(name).open());
        Audit audit = run.audit(recorder);
        Audit replay = run.audit(SnapshotHost.parse("replay", recorder.snapshot()));
        assertThat(List.copyOf(replay.facts().all()))
                .isEqualTo(List.copyOf(audit.facts().all()));
        assertThat(replay.findings()).isEqualTo(audit.findings());
        assertThat(replay.host()).isEqualTo(audit.host());
    }

    @Test
    void hostOutOfReachToldNothing() {
        String nothing = """
                plumbline-snapshot 1
                [host]
                description = "broken"
                recorded-from = image
                family = nt
                registry = whole
                files = whole
                [system]
                system-root = "C:\\\\Windows"
                [registry HKLM]
                values = failed 1009 "damaged"
                subkeys = failed 1009 "damaged"
                """;
        Audit audit = new RecordedHost("broken", nothing).audit();
        assertThat(audit.readAnything()).isFalse();
        // What a host is made of is known without reading it, so a rule of Windows for Workgroups is out of scope even
        // here.
        assertThat(audit.findings())
                .filteredOn(finding -> !finding.rule().equals("kb153713-refresh-interval"))
                .extracting(Finding::result)
                .containsOnly(Result.ERROR, Result.NOTCHECKED);
        assertThat(RecordedHost.of("host6-wfw-m-node").audit().readAnything()).isTrue();
        assertThat(RecordedHost.of("host6-wfw-m-node")
                        .with("content = text:", "content = denied \"no\"\n# ")
                        .with(",\\\n  \"", "\n# ")
                        .audit()
                        .readAnything())
                .isFalse();
    }

    @Test
    void oneRuleInTwoPacksIsRefused() {
        Pack pack = Packs.builtIn().getFirst();
        Pack copy = Pack.of("copy", "1", pack.rules());
        assertThatThrownBy(() -> AuditPlan.of(List.of(pack, copy)))
                .hasMessageContaining("is in pack " + pack.name() + " and in pack copy");
    }

    @Test
    void planForSomeRulesReadsAndJudgesTheseOnly() {
        AuditPlan plan = PLAN.onlyRules(Set.of("kb933860-restart-pending"));
        Audit audit =
                new AuditRun(plan).audit(RecordedHost.of("host3-vista-rtm").open());
        assertThat(audit.findings()).extracting(Finding::rule).containsExactly("kb933860-restart-pending");
        assertThatThrownBy(() -> PLAN.onlyRules(Set.of("kb933860", "kb933860-restart-pending")))
                .hasMessage("no pack has a rule kb933860");
    }

    @Test
    void hostIsTheOneWithItsMachineGuidWhateverItIsCalled() {
        Audit one = RecordedHost.of("host3-vista-rtm").audit();
        Audit renamed = RecordedHost.of("host3-vista-rtm")
                .with("\"VISTA1\"", "\"OTHER\"")
                .audit();
        Audit other = RecordedHost.of("host3-vista-rtm")
                .with("0c0ffee0-1000", "0c0ffee1-1000")
                .audit();
        assertThat(one.host().id())
                .matches("[0-9a-f]{64}")
                .isEqualTo(renamed.host().id());
        assertThat(one.host().name()).isEqualTo("VISTA1");
        assertThat(renamed.host().name()).isEqualTo("OTHER");
        assertThat(other.host().id()).isNotEqualTo(one.host().id());
    }

    @Test
    void hostWithoutAGuidIsTheOneWithItsNameAndInstallDate() {
        RecordedHost host = RecordedHost.of("host1-nt4-wlbs-1nic");
        String id = host.audit().host().id();
        assertThat(host.with("192.0.2.11", "192.0.2.13").audit().host().id()).isEqualTo(id);
        assertThat(host.with("InstallDate\" = dword:3", "InstallDate\" = dword:2")
                        .audit()
                        .host()
                        .id())
                .isNotEqualTo(id);
        assertThat(host.with("\"WLBS1\"", "\"WLBS9\"").audit().host().id()).isNotEqualTo(id);
    }

    @Test
    void hostsWithoutAnyMarkAreToldApartByWhatTheyHold() {
        RecordedHost host = RecordedHost.of("host6-wfw-m-node");
        Audit audit = host.audit();
        assertThat(audit.host().name()).isEqualTo("BRANCH7");
        assertThat(host.audit().host().id()).isEqualTo(audit.host().id());
        assertThat(host.with("NodeType=4", "NodeType=8").audit().host().id())
                .isNotEqualTo(audit.host().id());
        assertThat(Optional.of(audit.host().os().name())).hasValue("Windows for Workgroups");
    }

    @Test
    void textsOfAHostileHostAreBounded() {
        Audit audit = RecordedHost.of("host3-vista-rtm")
                .with("\"ComputerName\" = \"VISTA1\"", "\"ComputerName\" = \"" + "x".repeat(20_000) + "\"")
                .audit();
        assertThat(audit.facts().reading(FactRef.of("os", "computer-name")).why())
                .contains("more than a fact holds");
        assertThat(audit.host().name()).hasSizeLessThanOrEqualTo(128);
        assertThat(audit.facts().all())
                .noneMatch(fact ->
                        fact.reading().find().map(Value::display).orElse("").length() > 100_000);
    }

    /** Nothing of a host but empty answers: such an audit told nothing, whatever the probes make of emptiness. */
    @Test
    void hostThatHoldsNothingToldNothing() throws SnapshotFormatException {
        String empty = """
                plumbline-snapshot 1
                [host]
                description = "empty"
                recorded-from = image
                family = nt
                registry = whole
                files = whole
                """;
        assertThat(new AuditRun(PLAN).audit(SnapshotHost.parse("empty", empty)).readAnything())
                .isFalse();
    }

    @Test
    void ruleMayAskWhenTheHostWasRead() throws PackException {
        Pack pack = PackReader.read(
                List.of(new RuleFile("pack.yaml", "{ name: own, version: \"1\" }"), new RuleFile("dated.yaml", """
                        id: dated
                        revision: 1
                        title: Support for this has not ended
                        severity: low
                        decide:
                          - when: { audit.at: { at-most: { moment: 2030-01-01T00:00:00Z } } }
                            result: pass
                            reason: "it is {audit.at}"
                          - { result: fail, reason: "it ended before {audit.at}" }
                        rationale: What is no longer supported gets no fixes, whatever else is right about it.
                        remediation: { manual: replace it }
                        references: [ "a page" ]
                        cases:
                          - { name: before, given: { audit.at: { moment: 2026-01-01T00:00:00Z } }, result: pass }
                          - { name: after, given: { audit.at: { moment: 2031-01-01T00:00:00Z } }, result: fail }
                          - { name: not known, given: { audit.at: absent }, result: unknown }
                        """)));

        Audit audit = new AuditRun(AuditPlan.of(List.of(pack)), AuditLimits.USUAL, () -> NOW, System::nanoTime)
                .audit(RecordedHost.of("host1-nt4-wlbs-1nic").open());

        assertThat(result(audit, "dated")).isEqualTo(Result.PASS);
        assertThat(audit.facts().reading(FactRef.of("audit", "at"))).isEqualTo(Reading.present(new Value.Moment(NOW)));
        assertThat(auditWith("adapter", host -> List.of(), AuditLimits.USUAL)
                        .facts()
                        .find(FactRef.of("audit", "at")))
                .isEmpty();
    }
}
