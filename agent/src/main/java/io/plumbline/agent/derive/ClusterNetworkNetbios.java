package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.List;

/** Which of this host's adapters on a cluster's network have NetBIOS over TCP/IP on; on a private network none should. */
final class ClusterNetworkNetbios extends RowDerivation {

    ClusterNetworkNetbios() {
        super("cluster-network");
    }

    @Override
    public List<DerivedFact> derives() {
        return List.of(DerivedFact.items(FactRef.of("cluster-network", "netbios-adapters")));
    }

    @Override
    List<Conclusion> derive(String network, Facts facts) {
        Reasoning reasoning = new Reasoning(facts, "its local adapters that are enabled with NetBIOS on");
        Reading<Value> adapters = Reasoning.items(reasoning.read("cluster-network", network, "local-adapters"))
                .flatMap(local -> withNetbios(local, reasoning));
        return List.of(reasoning.conclude(FactRef.of("cluster-network", network, "netbios-adapters"), adapters));
    }

    /** Half a list would be judged as if it were the whole, so every adapter must be known. */
    private static Reading<Value> withNetbios(List<String> local, Reasoning reasoning) {
        List<String> on = new ArrayList<>();
        List<Reading<Boolean>> known = new ArrayList<>(List.of(Reading.present(true)));
        for (String adapter : local.stream().filter(FactRef::isSubject).toList()) {
            Reading<Boolean> counts = Kleene.all(List.of(
                    Reasoning.flag(reasoning.read("adapter", adapter, "enabled")),
                    Reasoning.flag(reasoning.read("adapter", adapter, "netbios-enabled"))));
            known.add(counts.map(each -> true));
            if (counts.equals(Reading.present(true))) {
                on.add(adapter);
            }
        }
        return Kleene.all(known).map(each -> new Value.Items(List.copyOf(on)));
    }
}
