package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which of the WINS servers that this host asks are other computers: a WINS server should list itself alone (Q150737). */
final class ForeignWinsServers implements Derivation {

    private static final FactRef FOREIGN = FactRef.of("wins", "foreign-servers");

    @Override
    public List<DerivedFact> derives() {
        return List.of(DerivedFact.items(FOREIGN));
    }

    @Override
    public List<Conclusion> derive(Facts facts) {
        Reasoning reasoning = new Reasoning(facts, "servers listed that are no address of this host");
        Reading<List<String>> servers = Reasoning.items(reasoning.read("adapters", "wins-servers"));
        Reading<Value> foreign = servers.flatMap(listed -> {
            Set<String> others = new LinkedHashSet<>(listed);
            return ownAddresses(reasoning).map(own -> {
                others.removeAll(own);
                return new Value.Items(List.copyOf(others));
            });
        });
        return List.of(reasoning.conclude(FOREIGN, foreign));
    }

    /** Known only where every adapter's are: the one that cannot be read may be the one that is listed. */
    private static Reading<List<String>> ownAddresses(Reasoning reasoning) {
        return reasoning.rows("adapter").flatMap(adapters -> {
            List<String> own = new ArrayList<>();
            List<Reading<Boolean>> known = new ArrayList<>(List.of(Reading.present(true)));
            for (String adapter : adapters) {
                Reading<List<String>> addresses = Reasoning.items(reasoning.read("adapter", adapter, "addresses"));
                known.add(addresses.map(all -> true));
                own.addAll(addresses.find().orElse(List.of()));
            }
            return Kleene.all(known).map(each -> List.copyOf(own));
        });
    }
}
