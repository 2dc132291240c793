package io.plumbline.model;

import static java.util.Objects.requireNonNull;

/**
 * One thing known of a host: its name, what reading it gave, and where it was read.
 *
 * <p>{@code source} is for people and proof: a registry path, an API, a file, or the derivation and the facts it used.
 */
public record Fact(FactRef ref, Reading<Value> reading, String source) {
    public Fact {
        requireNonNull(ref, "ref is null");
        requireNonNull(reading, "reading is null");
        requireNonNull(source, "source is null");
    }
}
