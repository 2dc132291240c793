package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

/** The rows of a probe that a condition is about; the fields of {@code probe} in {@code where} are the row's own. */
public record RowSet(String probe, Condition where) {
    public RowSet {
        requireNonNull(probe, "probe is null");
        requireNonNull(where, "where is null");
    }
}
