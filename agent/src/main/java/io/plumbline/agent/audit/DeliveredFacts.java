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

    /** When the audit began to read; delivered only to rules that ask for it, for it is another in every audit. */
    static final FactRef AUDITED_AT = FactRef.of("audit", "at");

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
        return ref.equals(AUDITED_AT) || all().contains(FactRef.of(ref.probe(), ref.field()));
    }
}
