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

    /** What holds of every, some or no row of a probe. */
    record Rows(Quantifier quantifier, RowSet of, Condition holds) implements Condition {
        public Rows {
            requireNonNull(quantifier, "quantifier is null");
            requireNonNull(of, "of is null");
            requireNonNull(holds, "holds is null");
        }
    }

    /** What the number of rows must be. */
    record Count(RowSet of, Predicate is) implements Condition {
        public Count {
            requireNonNull(of, "of is null");
            requireNonNull(is, "is is null");
        }
    }

    /** What the number of different values of a field must be; a row without a value adds none. */
    record Distinct(RowSet of, FactName values, Predicate is) implements Condition {
        public Distinct {
            requireNonNull(of, "of is null");
            requireNonNull(values, "values is null");
            requireNonNull(is, "is is null");
        }
    }

    record Not(Condition of) implements Condition {
        public Not {
            requireNonNull(of, "of is null");
        }
    }
}
