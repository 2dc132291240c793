package io.plumbline.agent.audit;

import io.plumbline.agent.audit.LimitedCall.Outcome;
import io.plumbline.agent.probe.Field;
import io.plumbline.agent.probe.Probe;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.ProbeOutcome;
import io.plumbline.model.ProbeRun;
import io.plumbline.model.Reading;
import io.plumbline.model.ReadingKind;
import io.plumbline.model.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/** One probe on a thread of its own, with a deadline; whatever happens, its facts come out and its outcome is named. */
final class ProbeTask {

    /** What a probe delivered, or failures in the place of it. */
    record Delivery(List<Fact> facts, ProbeRun run) {}

    /** How the names of probes' threads begin. */
    static final String THREAD = "probe-";

    /** More than any healthy probe: what one probe floods must not crowd out the facts of the others. */
    static final int MAX_FACTS = 12_000;

    private final Probe probe;
    private final Set<String> subjects;
    private final LongSupplier nanoTime;

    ProbeTask(Probe probe, Set<String> subjects, LongSupplier nanoTime) {
        this.probe = probe;
        this.subjects = subjects;
        this.nanoTime = nanoTime;
    }

    /** @param host the name under which {@code hung} and {@code journal} know whom it reads */
    Delivery run(String host, HostAccess access, Duration deadline, HungThreads hung, ProbeJournal journal) {
        long started = nanoTime.getAsLong();
        LeasedHost lease = new LeasedHost(access);
        // What is interrupted may run on and ask: by then its lease is over.
        LimitedCall<List<Fact>> call = new LimitedCall<>(
                THREAD + probe.name(),
                () -> {
                    try {
                        return checked(probe.collect(lease, subjects));
                    } finally {
                        journal.ended(host, probe.name());
                    }
                },
                lease::end);
        journal.begun(host, probe.name());
        try {
            return switch (call.run(deadline)) {
                case Outcome.Done<List<Fact>>(List<Fact> facts) -> new Delivery(facts, judged(facts, took(started)));
                case Outcome.Broke<List<Fact>>(Throwable cause) -> {
                    // Where no thread could be made, nobody else says so.
                    journal.ended(host, probe.name());
                    yield failed(ProbeOutcome.FAILED, "probe broke: " + cause, started);
                }
                case Outcome.Late<List<Fact>>(boolean hangs) -> {
                    String detail = "no answer within " + deadline.toMillis() + " ms";
                    if (hangs) {
                        hung.add(host, probe.name(), call.thread());
                        journal.givenUp(host, probe.name());
                        detail += "; its thread " + call.thread().getName() + " was left behind"
                                + HungThreads.where(call.thread());
                    }
                    yield failed(ProbeOutcome.TIMED_OUT, detail, started);
                }
                case Outcome.Interrupted<List<Fact>>() ->
                    failed(ProbeOutcome.SKIPPED, "the audit was interrupted", started);
            };
        } finally {
            lease.end();
        }
    }

    /** For a probe that never began. */
    Delivery skip(String reason) {
        return failed(ProbeOutcome.SKIPPED, reason, nanoTime.getAsLong());
    }

    private Duration took(long started) {
        return Duration.ofNanos(Math.max(0, nanoTime.getAsLong() - started));
    }

    /** Two facts of one name, or one that bears another probe's, would take all facts down with them. */
    private List<Fact> checked(List<Fact> facts) {
        if (facts.size() > MAX_FACTS) {
            throw new IllegalStateException(facts.size() + " facts, where one probe may deliver " + MAX_FACTS);
        }
        for (Fact fact : facts) {
            if (!fact.ref().probe().equals(probe.name())) {
                throw new IllegalStateException("probe " + probe.name() + " delivered " + fact.ref());
            }
        }
        return List.copyOf(Facts.of(facts).all());
    }

    private ProbeRun judged(List<Fact> facts, Duration took) {
        List<Fact> bad =
                facts.stream().filter(fact -> isBad(fact.reading().kind())).toList();
        if (bad.isEmpty()) {
            return new ProbeRun(probe.name(), ProbeOutcome.OK, took, "");
        }
        boolean denied = bad.stream().allMatch(fact -> fact.reading().kind() == ReadingKind.DENIED);
        ProbeOutcome all = denied ? ProbeOutcome.DENIED : ProbeOutcome.FAILED;
        Fact first = bad.getFirst();
        return new ProbeRun(
                probe.name(),
                bad.size() == facts.size() ? all : ProbeOutcome.PARTIAL,
                took,
                first.ref() + " " + first.reading().kind().word() + ": "
                        + first.reading().why());
    }

    private static boolean isBad(ReadingKind kind) {
        return kind == ReadingKind.DENIED || kind == ReadingKind.FAILED;
    }

    private Delivery failed(ProbeOutcome outcome, String detail, long started) {
        Reading<Value> failure = Reading.failed("probe " + probe.name() + ": " + detail);
        List<Fact> facts = new ArrayList<>();
        List<String> rows = switch (probe.rows()) {
            case SINGLE -> List.of("");
            case FOUND -> List.of();
            case ASKED -> List.copyOf(subjects);
        };
        if (probe.rows() != Probe.Rows.SINGLE) {
            facts.add(new Fact(FactRef.rows(probe.name()), failure, "probe " + probe.name()));
        }
        for (String subject : rows) {
            for (Field field : probe.fields()) {
                facts.add(new Fact(FactRef.of(probe.name(), subject, field.name()), failure, "probe " + probe.name()));
            }
        }
        return new Delivery(List.copyOf(facts), new ProbeRun(probe.name(), outcome, took(started), detail));
    }
}
