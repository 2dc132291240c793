package io.plumbline.collector.api;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.OptionalDouble;

/** One value of a list, typed, so that each format can escape it as what it is. */
public sealed interface Cell {

    /** Maybe a host's own words. */
    record Text(String value) implements Cell {
        public Text {
            requireNonNull(value, "value is null");
        }
    }

    record Whole(long value) implements Cell {}

    /** From 0 to 1. */
    record Ratio(double value) implements Cell {}

    record Moment(Instant value) implements Cell {
        public Moment {
            requireNonNull(value, "value is null");
        }
    }

    /** Nothing to say: 0 of 0 assessed. */
    record None() implements Cell {}

    static Cell of(String text) {
        return new Text(text);
    }

    static Cell of(long number) {
        return new Whole(number);
    }

    static Cell of(Instant moment) {
        return new Moment(moment);
    }

    static Cell of(OptionalDouble ratio) {
        return ratio.isPresent() ? new Ratio(ratio.getAsDouble()) : new None();
    }
}
