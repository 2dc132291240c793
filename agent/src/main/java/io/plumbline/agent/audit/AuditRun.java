package io.plumbline.agent.audit;

import io.plumbline.agent.derive.Conclusion;
import io.plumbline.agent.derive.Derivation;
import io.plumbline.agent.derive.Derivations;
import io.plumbline.agent.host.HostSource;
import io.plumbline.agent.host.HostUnavailableException;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.probe.Probe;
import io.plumbline.agent.probe.Probes;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Finding;
import io.plumbline.model.ProbeOutcome;
import io.plumbline.model.ProbeRun;
import io.plumbline.model.Reading;
import io.plumbline.model.Result;
import io.plumbline.model.Value;
import io.plumbline.rules.Judge;
import io.plumbline.rules.Rule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Audits hosts by one plan, one at a time; a part that breaks is named in the result and takes nothing else down. */
public final class AuditRun {

    private static final String DERIVATIONS = "derivations";
    /** Not a probe: what is said of the host as a whole. */
    private static final String HOST = "host";
    /** How journals call the host that an agent runs on, or that a command was given. */
    public static final String THIS_HOST = "this-host";

    private final AuditPlan plan;
    private final boolean asksWhen;
    private final AuditLimits limits;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final List<Probe> probes;
    private final List<Derivation> derivations;
    private final HungThreads hung = new HungThreads();
    private final ProbeJournal journal;

    public AuditRun(AuditPlan plan) {
        this(plan, ProbeJournal.NONE);
    }

    /** @param journal knows which probes took the process down before */
    public AuditRun(AuditPlan plan, ProbeJournal journal) {
        this(plan, AuditLimits.USUAL, Clock.systemUTC(), journal);
    }

    AuditRun(AuditPlan plan, AuditLimits limits, InstantSource clock, ProbeJournal journal) {
        this(plan, limits, clock, System::nanoTime, Probes.all(), Derivations.all(), journal);
    }

    /** @param nanoTime measures durations, as {@link System#nanoTime} does; {@code clock} may jump meanwhile */
    public AuditRun(AuditPlan plan, AuditLimits limits, InstantSource clock, LongSupplier nanoTime) {
        this(plan, limits, clock, nanoTime, Probes.all(), Derivations.all(), ProbeJournal.NONE);
    }

    AuditRun(
            AuditPlan plan,
            AuditLimits limits,
            InstantSource clock,
            LongSupplier nanoTime,
            List<Probe> probes,
            List<Derivation> derivations,
            ProbeJournal journal) {
        this.plan = plan;
        this.asksWhen = plan.reads(DeliveredFacts.AUDITED_AT);
        this.limits = limits;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.probes = List.copyOf(probes);
        this.derivations = List.copyOf(derivations);
        this.journal = journal;
    }

    /** Reads and judges; leaves {@code host} open. Should a probe hang in it, the later ones have no host to read. */
    public Audit audit(WindowsHost host) {
        return audit(THIS_HOST, ProbedHost.of(THIS_HOST, host, limits.wholeAudit(), hung));
    }

    /**
     * Opens, reads, judges and closes; opens once more when a probe hangs in the first access. What hangs is left behind and
     * closed by itself, should it ever come back.
     *
     * @param name tells this host from the others that this run audits
     * @throws HostUnavailableException also when it does not open within the time of a whole audit
     */
    public Audit audit(String name, HostSource source) throws HostUnavailableException {
        try (ProbedHost host = ProbedHost.open(name, source, limits.wholeAudit(), hung)) {
            return audit(name, host);
        }
    }

    /** How many threads were given up and have not come back. */
    public int hungThreads() {
        return hung.count();
    }

    private Audit audit(String name, ProbedHost probed) {
        WindowsHost host = probed.host();
        Instant takenAt = clock.instant();
        long started = nanoTime.getAsLong();
        List<Fact> known = new ArrayList<>();
        List<ProbeRun> runs = new ArrayList<>();
        if (!host.conditions().isEmpty()) {
            runs.add(new ProbeRun(HOST, ProbeOutcome.PARTIAL, Duration.ZERO, String.join("; ", host.conditions())));
        }
        for (Probe probe : probes) {
            Duration left = limits.wholeAudit().minusNanos(nanoTime.getAsLong() - started);
            ProbeTask.Delivery delivery = probe(probe, name, probed, left);
            known.addAll(delivery.facts());
            runs.add(delivery.run());
        }
        if (asksWhen) {
            known.add(new Fact(
                    DeliveredFacts.AUDITED_AT, Reading.present(new Value.Moment(takenAt)), "clock of the audit"));
        }
        runs.add(derive(known));
        Facts facts = Facts.of(known);
        List<Finding> findings =
                plan.rules().stream().map(rule -> judge(rule, facts)).toList();
        Duration took = Duration.ofNanos(Math.max(0, nanoTime.getAsLong() - started));
        return new Audit(
                HostIdentification.identify(host, facts),
                host.source(),
                host.route(),
                takenAt,
                took,
                plan.packs(),
                facts,
                findings,
                runs);
    }

    private ProbeTask.Delivery probe(Probe probe, String name, ProbedHost probed, Duration left) {
        ProbeTask task = new ProbeTask(probe, plan.subjectsFor(probe), nanoTime);
        if (!left.isPositive()) {
            return task.skip("the audit's " + limits.wholeAudit().toSeconds() + " s were used up before");
        }
        Optional<String> reason =
                journal.findQuarantine(name, probe.name()).or(() -> hung.findReasonAgainst(name, probe.name()));
        if (reason.isPresent()) {
            return task.skip(reason.get());
        }
        try {
            Duration deadline = left.compareTo(limits.perProbe()) < 0 ? left : limits.perProbe();
            return task.run(name, probed.access(), deadline, hung, journal);
        } catch (HostUnavailableException held) {
            return task.skip(String.valueOf(held.getMessage()));
        }
    }

    private ProbeRun derive(List<Fact> known) {
        long started = nanoTime.getAsLong();
        List<String> broken = new ArrayList<>();
        for (Derivation derivation : derivations) {
            Facts facts = Facts.of(known);
            try {
                List<Fact> derived =
                        derivation.derive(facts).stream().map(Conclusion::fact).toList();
                known.addAll(checked(facts, derived));
            } catch (RuntimeException | LinkageError | StackOverflowError broke) {
                broken.add(derivation.getClass().getSimpleName() + ": " + broke);
                known.addAll(failures(derivation, facts, broke));
            }
        }
        Duration took = Duration.ofNanos(Math.max(0, nanoTime.getAsLong() - started));
        ProbeOutcome outcome = broken.isEmpty() ? ProbeOutcome.OK : ProbeOutcome.PARTIAL;
        return new ProbeRun(DERIVATIONS, outcome, took, String.join("; ", broken));
    }

    private static List<Fact> checked(Facts facts, List<Fact> derived) {
        for (Fact fact : Facts.of(derived).all()) {
            if (facts.find(fact.ref()).isPresent()) {
                throw new IllegalStateException("derived what was read: " + fact.ref());
            }
        }
        return derived;
    }

    private static List<Fact> failures(Derivation derivation, Facts facts, Throwable broke) {
        Reading<Value> failure = Reading.failed("derivation broke: " + broke);
        String source = Conclusion.source("by " + derivation.getClass().getSimpleName());
        List<Fact> failures = new ArrayList<>();
        for (FactRef produced : derivation.produces()) {
            List<String> rows = facts.find(FactRef.rows(produced.probe())).isEmpty()
                    ? List.of("")
                    : facts.rows(produced.probe()).find().orElse(List.of());
            rows.stream()
                    .filter(row -> row.isEmpty() || FactRef.isSubject(row))
                    .distinct()
                    .map(row -> new Fact(FactRef.of(produced.probe(), row, produced.field()), failure, source))
                    .forEach(failures::add);
        }
        return failures;
    }

    /** A rule that broke is an error with a reason, never a missing finding. */
    private static Finding judge(Rule rule, Facts facts) {
        try {
            return Judge.judge(rule, facts);
        } catch (RuntimeException | StackOverflowError broke) {
            FactRef family = FactRef.of("os", "family");
            Fact evidence =
                    facts.find(family).orElseGet(() -> new Fact(family, facts.reading(family), "not delivered"));
            return new Finding(
                    rule.id(),
                    rule.revision(),
                    rule.title(),
                    rule.severity(),
                    Result.ERROR,
                    "judging broke: " + broke,
                    List.of(),
                    List.of(evidence));
        }
    }
}
