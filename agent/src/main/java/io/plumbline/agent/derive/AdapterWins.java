package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.LinkedHashSet;
import java.util.List;

/** The WINS servers an adapter uses: those set by hand, else those DHCP gave, primary first. */
final class AdapterWins extends RowDerivation {

    AdapterWins() {
        super("adapter");
    }

    @Override
    public List<DerivedFact> derives() {
        return List.of(
                DerivedFact.items(FactRef.of("adapter", "wins-servers")),
                DerivedFact.whole(FactRef.of("adapter", "distinct-wins-servers")));
    }

    @Override
    List<Conclusion> derive(String adapter, Facts facts) {
        Reasoning reasoning = new Reasoning(facts, "set by hand, else by DHCP");
        Reading<List<String>> byHand = list(reasoning, adapter, "wins-static");
        Reading<List<String>> servers =
                byHand.flatMap(set -> set.isEmpty() ? list(reasoning, adapter, "wins-dhcp") : Reading.present(set));
        Reading<Value> distinct = servers.map(all -> Value.whole(new LinkedHashSet<>(all).size()));
        return List.of(
                reasoning.conclude(FactRef.of("adapter", adapter, "wins-servers"), servers.map(Value.Items::new)),
                reasoning.conclude(FactRef.of("adapter", adapter, "distinct-wins-servers"), distinct));
    }

    private static Reading<List<String>> list(Reasoning reasoning, String adapter, String field) {
        return Reasoning.orWhenAbsent(Reasoning.items(reasoning.read("adapter", adapter, field)), List.of());
    }
}
