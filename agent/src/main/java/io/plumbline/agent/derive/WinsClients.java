package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Which enabled adapters are clients of a WINS server, and which are not (Q199288: one without makes a host broadcast). An
 * adapter with NetBIOS off is none of the latter: it broadcasts nothing, as that of a cluster's private network should.
 */
final class WinsClients implements Derivation {

    private static final FactRef WITH = FactRef.of("wins", "adapters-with-servers");
    private static final FactRef WITHOUT = FactRef.of("wins", "adapters-without-servers");
    private static final FactRef WITH_COUNT = FactRef.of("wins", "client-count");
    private static final FactRef WITHOUT_COUNT = FactRef.of("wins", "non-client-count");

    @Override
    public List<DerivedFact> derives() {
        return List.of(
                DerivedFact.items(WITH),
                DerivedFact.items(WITHOUT),
                DerivedFact.whole(WITH_COUNT),
                DerivedFact.whole(WITHOUT_COUNT));
    }

    @Override
    public List<Conclusion> derive(Facts facts) {
        Reasoning with = new Reasoning(facts, "enabled adapters that list a WINS server");
        Reading<List<String>> clients = adapters(with, true);
        Reasoning without = new Reasoning(facts, "enabled adapters with NetBIOS on that list no WINS server");
        Reading<List<String>> others = adapters(without, false);
        return List.of(
                with.conclude(WITH, clients.map(Value.Items::new)),
                without.conclude(WITHOUT, others.map(Value.Items::new)),
                with.conclude(WITH_COUNT, clients.map(all -> Value.whole(all.size()))),
                without.conclude(WITHOUT_COUNT, others.map(all -> Value.whole(all.size()))));
    }

    /** Known only where every adapter is, because half a list would be judged as if it were the whole. */
    private static Reading<List<String>> adapters(Reasoning reasoning, boolean withServers) {
        return reasoning.rows("adapter").flatMap(adapters -> {
            List<String> chosen = new ArrayList<>();
            List<Reading<Boolean>> known = new ArrayList<>(List.of(Reading.present(true)));
            for (String adapter : adapters) {
                Reading<Boolean> hasServers = reasoning.hasAny(FactRef.of("adapter", adapter, "wins-servers"));
                Reading<Boolean> listed = withServers
                        ? hasServers
                        : Kleene.all(List.of(
                                hasServers.map(any -> !any),
                                Reasoning.flag(reasoning.read("adapter", adapter, "netbios-enabled"))));
                Reading<Boolean> counts =
                        Kleene.all(List.of(Reasoning.flag(reasoning.read("adapter", adapter, "enabled")), listed));
                known.add(counts.map(each -> true));
                if (counts.equals(Reading.present(true))) {
                    chosen.add(adapter);
                }
            }
            return Kleene.all(known).map(each -> List.copyOf(chosen));
        });
    }
}
