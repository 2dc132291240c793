package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import java.util.List;

/** What NetBT itself is bound to and which devices it exports, on every host, also where it has no Linkage key. */
final class NetbtLinkage implements Derivation {

    private static final FactRef BIND = FactRef.of("netbt", "bind");
    private static final FactRef BOUND = FactRef.of("netbt", "bound");
    private static final FactRef EXPORT = FactRef.of("netbt", "export");

    @Override
    public List<DerivedFact> derives() {
        return List.of(DerivedFact.items(BIND), DerivedFact.items(BOUND), DerivedFact.items(EXPORT));
    }

    @Override
    public List<Conclusion> derive(Facts facts) {
        return produces().stream()
                .map(ref -> {
                    Reasoning reasoning = new Reasoning(facts, "NetBT's own Linkage");
                    return reasoning.conclude(ref, Linkages.list(reasoning, "NetBT", ref.field()));
                })
                .toList();
    }
}
