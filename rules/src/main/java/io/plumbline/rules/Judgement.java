package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Result;
import java.util.List;
import java.util.stream.Stream;

/** How a rule comes from facts to a result. */
public sealed interface Judgement {

    /** One fact and what is expected of it. */
    record Expectation(FactName read, Predicate expect, Ruling pass, Ruling fail) implements Judgement {
        public Expectation {
            requireNonNull(read, "read is null");
            requireNonNull(expect, "expect is null");
            requireNonNull(pass, "pass is null");
            requireNonNull(fail, "fail is null");
        }
    }

    /**
     * Several facts: the first entry that holds decides, else {@code otherwise}.
     *
     * <p>An entry that cannot be told decides too, with its way of not knowing; only a neighbour with the very same result
     * may still hold and outrank it, as in an {@code any}.
     */
    record DecisionList(List<Decision> entries, Ruling otherwise) implements Judgement {
        public DecisionList {
            entries = List.copyOf(entries);
            requireNonNull(otherwise, "otherwise is null");
            if (entries.isEmpty()) {
                throw new IllegalArgumentException("a decision list without an entry reads nothing");
            }
        }

        /** What it can come to, in order; the last is {@code otherwise}. */
        List<Ruling> rulings() {
            return Stream.concat(entries.stream().map(Decision::then), Stream.of(otherwise))
                    .toList();
        }
    }

    record Decision(Condition when, Ruling then) {
        public Decision {
            requireNonNull(when, "when is null");
            requireNonNull(then, "then is null");
        }

        Result result() {
            return then.result();
        }
    }
}
