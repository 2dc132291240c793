package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Value;
import java.time.Duration;

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

    /** So long before or after the moment of the audit. */
    record FromAudit(Duration distance) implements Operand {
        static final FactName AUDIT = FactName.fixed("audit", "at");

        public FromAudit {
            requireNonNull(distance, "distance is null");
        }
    }

    static Operand literal(Value value) {
        return new Literal(value);
    }
}
