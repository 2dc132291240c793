package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Value;

/** What a fact is compared with: a value written in the rule, or another fact of the same host. */
public sealed interface Operand {

    record Literal(Value value) implements Operand {
        public Literal {
            requireNonNull(value, "value is null");
        }
    }

    record OfFact(FactName fact) implements Operand {
        public OfFact {
            requireNonNull(fact, "fact is null");
        }
    }

    static Operand literal(Value value) {
        return new Literal(value);
    }
}
