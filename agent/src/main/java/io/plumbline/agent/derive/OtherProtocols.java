package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.List;

/** Which of the old protocols beside TCP/IP are bound to an adapter: Nbf (NetBEUI) and NwlnkIpx. */
final class OtherProtocols extends RowDerivation {

    private static final List<String> PROTOCOLS = List.of("Nbf", "NwlnkIpx");

    OtherProtocols() {
        super("adapter");
    }

    @Override
    public List<DerivedFact> derives() {
        return List.of(DerivedFact.items(FactRef.of("adapter", "other-protocols")));
    }

    @Override
    List<Conclusion> derive(String adapter, Facts facts) {
        Reasoning reasoning = new Reasoning(facts, "those of Nbf and NwlnkIpx that are bound to it");
        List<String> bound = new ArrayList<>();
        List<Reading<Boolean>> known = new ArrayList<>();
        for (String protocol : PROTOCOLS) {
            Reading<Boolean> binds = Linkages.binds(reasoning, protocol, adapter);
            known.add(binds.map(each -> true));
            if (binds.equals(Reading.present(true))) {
                bound.add(protocol);
            }
        }
        Reading<Value> protocols = Kleene.all(known).map(each -> new Value.Items(List.copyOf(bound)));
        return List.of(reasoning.conclude(FactRef.of("adapter", adapter, "other-protocols"), protocols));
    }
}
