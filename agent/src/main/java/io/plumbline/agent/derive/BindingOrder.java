package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * In which order Windows uses its enabled adapters: as bound (Linkage) up to 6.3, by interface metric from build 10240 on,
 * where the Linkage key still exists and means nothing any more (GetAdaptersAddresses documentation).
 */
final class BindingOrder implements Derivation {

    private static final FactRef ORDER_SOURCE = FactRef.of("adapters", "order-source");
    private static final long FIRST_BUILD_BY_METRIC = 10240;
    private static final long FIRST_VERSION_BY_METRIC = 10;

    @Override
    public List<DerivedFact> derives() {
        return List.of(DerivedFact.text(ORDER_SOURCE), DerivedFact.whole(FactRef.of("adapter", "binding-position")));
    }

    @Override
    public List<Conclusion> derive(Facts facts) {
        Reasoning era = new Reasoning(facts, "interface metric from build 10240 on, before it the order of binding");
        Reading<Boolean> byMetric = byMetric(era);
        List<Conclusion> derived = new ArrayList<>();
        derived.add(era.conclude(ORDER_SOURCE, byMetric.map(metric -> Value.text(metric ? "metric" : "linkage"))));
        List<String> adapters = era.rows("adapter").find().orElse(List.of());
        for (String adapter : adapters) {
            Reasoning reasoning = new Reasoning(facts, "place among the enabled adapters");
            Reading<Value> position = byMetric.flatMap(metric -> position(adapter, adapters, metric, reasoning));
            derived.add(reasoning.conclude(FactRef.of("adapter", adapter, "binding-position"), position));
        }
        return derived;
    }

    private static Reading<Boolean> byMetric(Reasoning reasoning) {
        if (reasoning.isWorkgroups()) {
            return Reading.present(false);
        }
        Reading<Boolean> build = Reasoning.whole(reasoning.read("os", "build")).map(b -> b >= FIRST_BUILD_BY_METRIC);
        return build instanceof Reading.Absent<Boolean>
                ? reasoning.majorVersion().map(major -> major >= FIRST_VERSION_BY_METRIC)
                : build;
    }

    private static Reading<Value> position(
            String adapter, List<String> adapters, boolean byMetric, Reasoning reasoning) {
        Reading<Boolean> enabled = enabled(reasoning, adapter);
        if (!enabled.equals(Reading.present(true))) {
            return enabled.flatMap(off -> Reading.absent());
        }
        List<String> others = adapters.stream()
                .filter(each -> enabled(reasoning, each).equals(Reading.present(true)))
                .toList();
        return byMetric && others.size() > 1
                ? byMetric(adapter, others, reasoning)
                : Reading.present(Value.whole(others.indexOf(adapter) + 1L));
    }

    private static Reading<Boolean> enabled(Reasoning reasoning, String adapter) {
        return Reasoning.flag(reasoning.read("adapter", adapter, "enabled"));
    }

    /** Rows come in the order of their binding, so equal metrics keep it. */
    private static Reading<Value> byMetric(String adapter, List<String> enabled, Reasoning reasoning) {
        record Ranked(String adapter, long metric) {}
        List<Ranked> ranked = new ArrayList<>();
        for (String each : enabled) {
            Reading<Long> metric = Reasoning.whole(reasoning.read("adapter", each, "metric"));
            if (metric.find().isEmpty()) {
                return metric instanceof Reading.Absent<Long>
                        ? Reading.unsupported("the metric of " + each + " is automatic, by the speed of its link")
                        : metric.map(Value::whole);
            }
            ranked.add(new Ranked(each, metric.find().get()));
        }
        ranked.sort(Comparator.comparingLong(Ranked::metric));
        return Reading.present(
                Value.whole(ranked.stream().map(Ranked::adapter).toList().indexOf(adapter) + 1L));
    }
}
