package io.plumbline.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the facts of a host come from, and what would be known of it if some of them were others. */
public interface Origins {

    /** How a fact was concluded, in words, and from which others; those may be concluded themselves. */
    record Origin(String how, List<FactRef> from) {
        public Origin {
            requireNonNull(how, "how is null");
            from = List.copyOf(from);
        }
    }

    Facts facts();

    /** Empty for what was read. */
    Optional<Origin> find(FactRef ref);

    /** The facts with these instead, and all that then follows from them. */
    Facts after(Map<FactRef, Reading<Value>> changes);

    /** For facts of which none is concluded from another, as a rule's cases are. */
    static Origins allRead(Facts facts) {
        return new Origins() {
            @Override
            public Facts facts() {
                return facts;
            }

            @Override
            public Optional<Origin> find(FactRef ref) {
                return Optional.empty();
            }

            @Override
            public Facts after(Map<FactRef, Reading<Value>> changes) {
                return Facts.of(changed(facts.all(), changes));
            }
        };
    }

    /** These facts with the changed ones instead, and those that were not there before. */
    static List<Fact> changed(Iterable<Fact> facts, Map<FactRef, Reading<Value>> changes) {
        List<Fact> changed = new ArrayList<>();
        for (Fact fact : facts) {
            if (!changes.containsKey(fact.ref())) {
                changed.add(fact);
            }
        }
        changes.forEach((ref, reading) -> changed.add(new Fact(ref, reading, "supposed")));
        return changed;
    }
}
