package io.plumbline.collector.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.plumbline.model.metric.Metric;
import io.plumbline.model.metric.MetricCatalog;
import io.plumbline.model.metric.MetricLabel;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what came in and what became of it; every series is there from the start, at 0. */
final class IngestMeters {

    enum Outcome {
        ACCEPTED("accepted"),
        DUPLICATE("duplicate"),
        REJECTED("rejected"),
        FAILED("failed");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }
    }

    private final Map<String, Counter> outcomes;
    private final Map<String, Counter> rejections;
    private final Timer duration;

    IngestMeters(MeterRegistry registry) {
        this.outcomes = counters(registry, MetricCatalog.INGEST_REPORTS, MetricCatalog.INGEST_OUTCOME);
        this.rejections = counters(registry, MetricCatalog.INGEST_REJECTIONS, MetricCatalog.REJECTION);
        Metric metric = MetricCatalog.INGEST_DURATION;
        this.duration = Timer.builder(metric.name())
                .description(metric.help())
                .serviceLevelObjectives(metric.buckets().stream()
                        .map(seconds -> Duration.ofNanos((long) (seconds * 1e9)))
                        .toArray(Duration[]::new))
                .register(registry);
    }

    private static Map<String, Counter> counters(MeterRegistry registry, Metric metric, MetricLabel label) {
        Map<String, Counter> counters = new LinkedHashMap<>();
        for (String word : words(label)) {
            counters.put(
                    word,
                    Counter.builder(metric.name())
                            .description(metric.help())
                            .tag(label.name(), word)
                            .register(registry));
        }
        return Map.copyOf(counters);
    }

    private static List<String> words(MetricLabel label) {
        return switch (label.values()) {
            case MetricLabel.Values.Known(List<String> words) -> words;
            case MetricLabel.Values.UpTo unbounded ->
                throw new IllegalStateException(label.name() + " has no known values: " + unbounded);
        };
    }

    void count(Outcome outcome) {
        increment(outcomes, outcome.word);
    }

    void countRefusal(Refusal refusal) {
        count(Outcome.REJECTED);
        increment(rejections, refusal.counted().word());
    }

    /** From the last byte of the report to its acknowledgement. */
    void record(Duration took) {
        duration.record(took);
    }

    private static void increment(Map<String, Counter> counters, String word) {
        Counter counter = counters.get(word);
        if (counter == null) {
            throw new IllegalStateException("the metric catalogue does not know " + word);
        }
        counter.increment();
    }
}
