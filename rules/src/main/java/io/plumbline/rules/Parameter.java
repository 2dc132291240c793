package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Value;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A value of a rule that a tailoring file may choose, within bounds that the rule sets.
 *
 * @param values what it is now: one value, or several where a list of them is asked for
 * @param usual what it is where no file says otherwise
 * @param says what it means, in one sentence
 */
public record Parameter(String name, List<Value> values, List<Value> usual, Bounds bounds, String says) {
    public Parameter {
        requireNonNull(name, "name is null");
        values = List.copyOf(values);
        usual = List.copyOf(usual);
        requireNonNull(bounds, "bounds is null");
        requireNonNull(says, "says is null");
        if (values.isEmpty() || usual.isEmpty()) {
            throw new IllegalArgumentException("the parameter " + name + " has no value");
        }
    }

    /** Within what it may be chosen. */
    public sealed interface Bounds {

        boolean admit(Value value);

        /** As people read it. */
        String text();

        /** From one value to another, both included. */
        record Range(Value least, Value most) implements Bounds {
            public Range {
                requireNonNull(least, "least is null");
                requireNonNull(most, "most is null");
            }

            @Override
            public boolean admit(Value value) {
                return Comparison.compare(value, least).orElse(-1) >= 0
                        && Comparison.compare(value, most).orElse(1) <= 0;
            }

            @Override
            public String text() {
                return "from " + least.display() + " to " + most.display();
            }
        }

        /** One of these. */
        record Choice(List<Value> of) implements Bounds {
            public Choice {
                of = List.copyOf(of);
            }

            @Override
            public boolean admit(Value value) {
                return of.contains(value);
            }

            @Override
            public String text() {
                return "of " + of.stream().map(Value::display).collect(Collectors.joining(", "));
            }
        }
    }

    /** {@code most-days = 30 (from 1 to 365): after so many days a lease is old}. */
    public String text() {
        String now = values.stream().map(Value::display).collect(Collectors.joining(", "));
        String chosen = values.equals(usual)
                ? ""
                : ", usually " + usual.stream().map(Value::display).collect(Collectors.joining(", "));
        return name + " = " + now + " (" + bounds.text() + chosen + "): " + says;
    }
}
