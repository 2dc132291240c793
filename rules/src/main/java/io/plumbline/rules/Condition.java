package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What must hold of several facts together: for a rule to apply, a row to count, a decision to fall. */
public sealed interface Condition {

    /** Holds on every host and reads nothing. */
    Condition ALWAYS = new All(List.of());

    record Check(FactName fact, Predicate predicate) implements Condition {
        public Check {
            requireNonNull(fact, "fact is null");
            requireNonNull(predicate, "predicate is null");
        }
    }

    record All(List<Condition> of) implements Condition {
        public All {
            of = List.copyOf(of);
        }
    }

    record Any(List<Condition> of) implements Condition {
        public Any {
            of = List.copyOf(of);
        }
    }

    record Not(Condition of) implements Condition {
        public Not {
            requireNonNull(of, "of is null");
        }
    }
}
