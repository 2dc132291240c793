package io.plumbline.agent.derive;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.FactRef;

/**
 * A fact that a derivation adds.
 *
 * @param ref without a subject where it is a field of every row of a probe
 * @param type of its value, as {@link io.plumbline.model.Value#typeWord} has it
 */
public record DerivedFact(FactRef ref, String type) {
    public DerivedFact {
        requireNonNull(ref, "ref is null");
        requireNonNull(type, "type is null");
    }

    static DerivedFact text(FactRef ref) {
        return new DerivedFact(ref, "text");
    }

    static DerivedFact whole(FactRef ref) {
        return new DerivedFact(ref, "whole");
    }

    static DerivedFact flag(FactRef ref) {
        return new DerivedFact(ref, "flag");
    }

    static DerivedFact items(FactRef ref) {
        return new DerivedFact(ref, "items");
    }
}
