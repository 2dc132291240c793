package io.plumbline.agent.derive;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Origins;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The origins of facts as the derivations of this agent tell them.
 *
 * <p>The facts may be another agent's. What it concluded stays as it is; where the derivations of today come to something
 * else from its readings, or do not know the fact, its own words are the origin, and what it used is not known.
 */
public final class DerivedOrigins implements Origins {

    /** What a derivation concluded and from what, to know when it has to be asked again. */
    private record Done(Derivation derivation, Set<FactRef> from, Set<FactRef> products) {}

    private final Facts facts;
    private final Map<FactRef, Origin> origins = new LinkedHashMap<>();
    private final List<Done> done = new ArrayList<>();

    private DerivedOrigins(Facts facts) {
        this.facts = facts;
    }

    public static Origins of(Facts facts) {
        DerivedOrigins origins = new DerivedOrigins(facts);
        for (Fact fact : facts.all()) {
            if (Conclusion.isConcluded(fact)) {
                origins.origins.put(fact.ref(), new Origin(fact.source(), List.of()));
            }
        }
        Derivations.all().forEach(origins::retrace);
        return origins;
    }

    private void retrace(Derivation derivation) {
        Set<FactRef> from = new HashSet<>();
        Set<FactRef> products = new HashSet<>();
        for (Conclusion conclusion : conclusions(derivation, facts)) {
            FactRef ref = conclusion.fact().ref();
            if (facts.reading(ref).equals(conclusion.fact().reading())) {
                origins.put(ref, conclusion.origin());
            }
            from.addAll(conclusion.origin().from());
            products.add(ref);
        }
        done.add(new Done(derivation, from, products));
    }

    /** None where the derivation breaks: whatever hangs on it then fails, and a fact that fails passes nothing. */
    private static List<Conclusion> conclusions(Derivation derivation, Facts facts) {
        try {
            return derivation.derive(facts);
        } catch (RuntimeException broke) {
            return List.of();
        }
    }

    @Override
    public Facts facts() {
        return facts;
    }

    @Override
    public Optional<Origin> find(FactRef ref) {
        return Optional.ofNullable(origins.get(ref));
    }

    @Override
    public Facts after(Map<FactRef, Reading<Value>> changes) {
        Set<FactRef> stale = new HashSet<>(changes.keySet());
        List<Derivation> again = new ArrayList<>();
        for (Done each : done) {
            if (each.from.stream().anyMatch(stale::contains)) {
                again.add(each.derivation);
                stale.addAll(each.products);
            }
        }
        List<Fact> known = new ArrayList<>();
        for (Fact fact : Origins.changed(facts.all(), changes)) {
            if (changes.containsKey(fact.ref()) || !stale.contains(fact.ref())) {
                known.add(fact);
            }
        }
        for (Derivation derivation : again) {
            for (Conclusion conclusion : conclusions(derivation, Facts.of(known))) {
                if (!changes.containsKey(conclusion.fact().ref())) {
                    known.add(conclusion.fact());
                }
            }
        }
        return Facts.of(known);
    }
}
