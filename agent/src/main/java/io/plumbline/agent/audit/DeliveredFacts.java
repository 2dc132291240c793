package io.plumbline.agent.audit;

import io.plumbline.agent.derive.Derivation;
import io.plumbline.agent.derive.Derivations;
import io.plumbline.agent.derive.DerivedFact;
import io.plumbline.agent.probe.Field;
import io.plumbline.agent.probe.Probe;
import io.plumbline.agent.probe.Probes;
import io.plumbline.model.FactRef;
import io.plumbline.rules.FactCatalog;
import io.plumbline.rules.RowField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** The same with what each is like, as lint wants to know it. */
    public static FactCatalog catalog() {
        Map<String, FactCatalog.Rows> rows = new HashMap<>();
        List<FactCatalog.Entry> entries = new ArrayList<>();
        for (Probe probe : Probes.all()) {
            rows.put(probe.name(), rows(probe));
            for (Field field : probe.fields()) {
                entries.add(new FactCatalog.Entry(
                        new RowField(probe.name(), field.name()),
                        rows(probe),
                        field.type().word()));
            }
        }
        for (Derivation derivation : Derivations.all()) {
            for (DerivedFact fact : derivation.derives()) {
                entries.add(new FactCatalog.Entry(
                        new RowField(fact.ref().probe(), fact.ref().field()),
                        rows.getOrDefault(fact.ref().probe(), FactCatalog.Rows.ONE),
                        fact.type()));
            }
        }
        return FactCatalog.of(entries);
    }

    private static FactCatalog.Rows rows(Probe probe) {
        return switch (probe.rows()) {
            case SINGLE -> FactCatalog.Rows.ONE;
            case FOUND -> FactCatalog.Rows.FOUND;
            case ASKED -> FactCatalog.Rows.ASKED;
        };
    }

    /** Whether an audit can deliver this very fact, its subject put aside. */
    public static boolean contains(FactRef ref) {
        return ref.equals(AUDITED_AT) || all().contains(FactRef.of(ref.probe(), ref.field()));
    }
}
