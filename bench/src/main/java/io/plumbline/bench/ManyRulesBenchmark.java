package io.plumbline.bench;

import io.plumbline.agent.audit.AuditPlan;
import io.plumbline.agent.audit.AuditRun;
import io.plumbline.agent.host.snapshot.SnapshotHost;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Finding;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import io.plumbline.rules.Judge;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Packs;
import io.plumbline.rules.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One judgement of one large host: 1,000 rules, 5,000 facts.
 *
 * <p>The rules are the built-in ones over and over. The facts are a recorded host's whose first adapter is there as often as
 * it takes, so that rules for each adapter have some eighty rows to judge.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ManyRulesBenchmark {

    private static final int RULES = 1_000;
    private static final int FACTS = 5_000;
    private static final Path HOST = Path.of("e2e/hosts/host9-server-2016-cluster.snapshot");

    private final List<Rule> rules = rules();
    private final Facts facts = facts();

    private static List<Rule> rules() {
        List<Rule> builtIn =
                Packs.builtIn().stream().map(Pack::rules).flatMap(List::stream).toList();
        return IntStream.range(0, RULES)
                .mapToObj(i -> builtIn.get(i % builtIn.size()))
                .toList();
    }

    private static Facts facts() {
        Facts recorded;
        try {
            recorded = new AuditRun(AuditPlan.of(Packs.builtIn()))
                    .audit(SnapshotHost.parse("host9", Files.readString(HOST)))
                    .facts();
        } catch (IOException unreadable) {
            throw new IllegalStateException("run it at the top of the checkout", unreadable);
        }
        FactRef rows = FactRef.rows("adapter");
        List<String> adapters = new ArrayList<>(items(recorded.reading(rows)));
        String first = adapters.getFirst();
        List<Fact> ofFirst = recorded.all().stream()
                .filter(fact -> fact.ref().probe().equals("adapter")
                        && fact.ref().subject().equals(first))
                .toList();
        List<Fact> all = new ArrayList<>(recorded.all());
        all.removeIf(fact -> fact.ref().equals(rows));
        while (all.size() + 1 < FACTS) {
            String name = "{%08X-0000-0000-0000-000000000000}".formatted(adapters.size());
            adapters.add(name);
            ofFirst.stream()
                    .limit(FACTS - 1 - all.size())
                    .forEach(fact -> all.add(
                            new Fact(FactRef.of("adapter", name, fact.ref().field()), fact.reading(), fact.source())));
        }
        all.add(new Fact(rows, Reading.present(new Value.Items(adapters)), "made for the benchmark"));
        return Facts.of(all);
    }

    private static List<String> items(Reading<Value> reading) {
        if (reading instanceof Reading.Present<Value>(Value.Items(List<String> items))) {
            return items;
        }
        throw new IllegalStateException("the recorded host has no adapters: " + reading);
    }

    @Benchmark
    public List<Finding> judgement() {
        return Judge.judge(rules, facts);
    }
}
