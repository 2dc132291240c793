package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import com.google.re2j.Pattern;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Value;
import java.util.List;

/**
 * A structured question about one fact, answered with a {@link Truth}.
 *
 * <p>Types never bend: a text "4" is not the number 4, and asking whether it is ends in UNKNOWN, also under {@code not}.
 */
public sealed interface Predicate {

    record Equals(Operand expected) implements Predicate {
        public Equals {
            requireNonNull(expected, "expected is null");
        }
    }

    /** All values are of one type. */
    record OneOf(List<Value> values) implements Predicate {
        public OneOf {
            values = List.copyOf(values);
            if (values.stream().map(Value::typeWord).distinct().count() != 1) {
                throw new IllegalArgumentException("not one type, or no value at all: " + values);
            }
        }
    }

    /**
     * Numbers compare unsigned; texts as dotted numbers ("10.0" is above "6.3"), else not at all; versions only inside one
     * major.minor.build, where an LDR file says nothing about a GDR bound, and a GDR file is below every LDR bound.
     */
    record AtLeast(Operand bound) implements Predicate {
        public AtLeast {
            requireNonNull(bound, "bound is null");
        }
    }

    /** Compares as {@link AtLeast} does. */
    record AtMost(Operand bound) implements Predicate {
        public AtMost {
            requireNonNull(bound, "bound is null");
        }
    }

    /** A text that the expression matches as a whole; RE2 syntax, linear time whatever a host sends. */
    record Matches(Pattern pattern) implements Predicate {
        public Matches {
            requireNonNull(pattern, "pattern is null");
        }
    }

    /** A list that holds the text as one element, or a text that holds it as a part; case matters. */
    record Contains(Operand part) implements Predicate {
        public Contains {
            requireNonNull(part, "part is null");
        }
    }

    /** A text or number that is an element of the list which is another fact. */
    record ElementOf(FactName list) implements Predicate {
        public ElementOf {
            requireNonNull(list, "list is null");
        }
    }

    /** The same text but for the case of its letters, as Windows compares names. */
    record EqualsIgnoringCase(Operand expected) implements Predicate {
        public EqualsIgnoringCase {
            requireNonNull(expected, "expected is null");
        }
    }

    /** A version at or above the fix of its own build and servicing branch; one entry for each of them. */
    record FixedIn(List<FileVersion> versions) implements Predicate {
        public FixedIn {
            versions = List.copyOf(versions);
        }
    }

    /** All bits of the mask are set, or all are clear. */
    record Bits(long mask, boolean set) implements Predicate {}

    /** What {@code of} says of every, some or no element of a list. */
    record Elements(Quantifier quantifier, Predicate of) implements Predicate {
        public Elements {
            requireNonNull(quantifier, "quantifier is null");
            requireNonNull(of, "of is null");
        }
    }

    /** What {@code of} says of the number of characters of a text, or of elements of a list. */
    record Size(Predicate of) implements Predicate {
        public Size {
            requireNonNull(of, "of is null");
        }
    }

    /** Whether Windows has it at all: the one predicate for which absence is an answer. */
    record Present() implements Predicate {}

    /** A version whose major.minor is {@code os.version} and whose build is {@code os.build}. */
    record SameBuildAsOs() implements Predicate {
        static final FactName OS_VERSION = FactName.fixed("os", "version");
        static final FactName OS_BUILD = FactName.fixed("os", "build");
    }

    record All(List<Predicate> of) implements Predicate {
        public All {
            of = List.copyOf(of);
        }
    }

    record Any(List<Predicate> of) implements Predicate {
        public Any {
            of = List.copyOf(of);
        }
    }

    record Not(Predicate of) implements Predicate {
        public Not {
            requireNonNull(of, "of is null");
        }
    }

    /** {@code of}, but with an answer of its own where the fact is absent. */
    record WhenAbsent(Predicate of, boolean answer) implements Predicate {
        public WhenAbsent {
            requireNonNull(of, "of is null");
        }
    }
}
