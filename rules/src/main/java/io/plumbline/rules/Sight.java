package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Fact;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;

/**
 * A fact as the judge saw it.
 *
 * @param counts what it counted as in comparisons: its reading, or what Windows does where it is absent
 * @param means what its absence means, in words; empty where it is not absent, or nothing says so
 * @param source who says that; likewise
 */
public record Sight(Fact fact, Reading<Value> counts, String means, String source) {
    public Sight {
        requireNonNull(fact, "fact is null");
        requireNonNull(counts, "counts is null");
        requireNonNull(means, "means is null");
        requireNonNull(source, "source is null");
    }
}
