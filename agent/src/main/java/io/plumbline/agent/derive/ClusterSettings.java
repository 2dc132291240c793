package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.List;

/** The cluster's NetBIOS name, which is the first label of its full name (Q192466), and whether NetBT shall answer to it. */
final class ClusterSettings extends RowDerivation {

    ClusterSettings() {
        super("wlbs");
    }

    @Override
    public List<DerivedFact> derives() {
        return List.of(
                DerivedFact.text(FactRef.of("wlbs", "cluster-label")),
                DerivedFact.flag(FactRef.of("wlbs", "nbt-support-on")));
    }

    @Override
    List<Conclusion> derive(String cluster, Facts facts) {
        Reasoning name = new Reasoning(facts, "first label");
        Reading<Value> label = Reasoning.text(name.read("wlbs", cluster, "cluster-name"))
                .flatMap(full -> {
                    String first = full.split("\\.", 2)[0].strip();
                    return first.isEmpty() ? Reading.absent() : Reading.present(Value.text(first));
                });
        Reasoning support = new Reasoning(facts, "on unless 0");
        return List.of(
                name.conclude(FactRef.of("wlbs", cluster, "cluster-label"), label),
                support.concludeFlag(
                        FactRef.of("wlbs", cluster, "nbt-support-on"),
                        support.switchedOn(FactRef.of("wlbs", cluster, "nbt-support"), true)));
    }
}
