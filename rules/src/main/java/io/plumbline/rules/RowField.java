package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

/** A field that a for-each rule reads of every row of a probe. */
public record RowField(String probe, String field) implements Comparable<RowField> {
    public RowField {
        requireNonNull(probe, "probe is null");
        requireNonNull(field, "field is null");
    }

    @Override
    public int compareTo(RowField other) {
        int byProbe = probe.compareTo(other.probe);
        return byProbe != 0 ? byProbe : field.compareTo(other.field);
    }

    @Override
    public String toString() {
        return probe + "." + field;
    }
}
