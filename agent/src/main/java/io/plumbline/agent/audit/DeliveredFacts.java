package io.plumbline.agent.audit;

import io.plumbline.agent.derive.Derivation;
import io.plumbline.agent.derive.Derivations;
import io.plumbline.agent.probe.Probe;
import io.plumbline.agent.probe.Probes;
import io.plumbline.model.FactRef;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** The names of everything that an audit can deliver; a field of a probe of several rows stands without a subject. */
public final class DeliveredFacts {

    private DeliveredFacts() {}

    public static SortedSet<FactRef> all() {
        SortedSet<FactRef> refs = new TreeSet<>();
        for (Probe probe : Probes.all()) {
            probe.fields().forEach(field -> refs.add(FactRef.of(probe.name(), field.name())));
            if (probe.rows() != Probe.Rows.SINGLE) {
                refs.add(FactRef.rows(probe.name()));
            }
        }
        for (Derivation derivation : Derivations.all()) {
            refs.addAll(derivation.produces());
        }
        return Collections.unmodifiableSortedSet(refs);
    }

    /** Whether an audit can deliver this very fact, its subject put aside. */
    public static boolean contains(FactRef ref) {
        return all().contains(FactRef.of(ref.probe(), ref.field()));
    }
}
