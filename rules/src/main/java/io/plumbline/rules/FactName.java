package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.FactRef;

/**
 * How a rule names a fact: one fact of the host, or a field of the row that a for-each rule is looking at.
 *
 * <p>In a rule file both are written {@code probe.field}; the probe of {@code for-each} makes the difference.
 */
public sealed interface FactName {

    record Fixed(FactRef ref) implements FactName {
        public Fixed {
            requireNonNull(ref, "ref is null");
        }

        @Override
        public String toString() {
            return ref.toString();
        }
    }

    record OfRow(RowField field) implements FactName {
        public OfRow {
            requireNonNull(field, "field is null");
        }

        @Override
        public String toString() {
            return field.toString();
        }
    }

    static FactName fixed(String probe, String field) {
        return new Fixed(FactRef.of(probe, field));
    }

    static FactName ofRow(String probe, String field) {
        return new OfRow(new RowField(probe, field));
    }
}
