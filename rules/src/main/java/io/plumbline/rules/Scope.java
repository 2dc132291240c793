package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What a rule is judged for: the host as one, every row a probe found, or subjects that the rule itself names. */
public sealed interface Scope {

    record Host() implements Scope {}

    /** {@code where} leaves rows out; {@code whenNone} judges a host on which none is left. */
    record Rows(String probe, Condition where, Ruling whenNone) implements Scope {
        public Rows {
            requireNonNull(probe, "probe is null");
            requireNonNull(where, "where is null");
            requireNonNull(whenNone, "whenNone is null");
        }
    }

    /** For probes that look only where they are told to, such as {@code file} and {@code update}. */
    record Subjects(String probe, List<String> subjects) implements Scope {
        public Subjects {
            requireNonNull(probe, "probe is null");
            subjects = List.copyOf(subjects);
            if (subjects.isEmpty()) {
                throw new IllegalArgumentException("no subjects of " + probe);
            }
        }
    }
}
