package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Value;
import java.util.List;

/**
 * What Windows does where a fact is absent, by range of systems, and the document that says so.
 *
 * <p>The first default whose condition holds stands. While a condition cannot be told, neither can what absence means.
 */
public record Absence(List<Default> defaults) {
    public Absence {
        defaults = List.copyOf(defaults);
        if (defaults.isEmpty()) {
            throw new IllegalArgumentException("an absence without any default says nothing");
        }
    }

    /** One range of systems; means and source are empty where the author left them out. */
    public record Default(Condition when, Answer answer, String means, String source) {
        public Default {
            requireNonNull(when, "when is null");
            requireNonNull(answer, "answer is null");
            requireNonNull(means, "means is null");
            requireNonNull(source, "source is null");
        }
    }

    /** What an absent fact comes to. */
    public sealed interface Answer {

        /** It counts as this value, which predicates then see; {@code present} still sees it as absent. */
        record Counts(Value value) implements Answer {
            public Counts {
                requireNonNull(value, "value is null");
            }
        }

        /** It settles the rule; only where one fact is read. */
        record Settles(Ruling ruling) implements Answer {
            public Settles {
                requireNonNull(ruling, "ruling is null");
            }
        }

        /** No document says what it means: it stays unknown. */
        record Undocumented() implements Answer {}
    }
}
