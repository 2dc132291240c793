package io.plumbline.bench;

import io.plumbline.model.Facts;
import io.plumbline.rules.Judge;
import io.plumbline.rules.Packs;
import io.plumbline.rules.Rule;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Rule evaluations a second on one thread: every case of every built-in rule, facts indexed, finding with its reason made. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 15, time = 1)
public class JudgeBenchmark {

    private static final int EVALUATIONS = 1_000;

    private record Trial(Rule rule, Facts facts) {}

    private final List<Trial> trials = Packs.builtIn().stream()
            .flatMap(pack -> pack.rules().stream())
            .flatMap(rule -> rule.cases().stream().map(each -> new Trial(rule, each.given())))
            .toList();

    @Benchmark
    @OperationsPerInvocation(EVALUATIONS)
    public void evaluations(Blackhole blackhole) {
        for (int i = 0; i < EVALUATIONS; i++) {
            Trial trial = trials.get(i % trials.size());
            blackhole.consume(Judge.judge(trial.rule, trial.facts));
        }
    }
}
