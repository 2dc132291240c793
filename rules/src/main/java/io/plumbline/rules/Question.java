package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One question that the judge asked on its way, the answer, and the questions that make it up.
 *
 * @param words the question as prose, without a question mark: "os.build is at least 6001"
 * @param answer null where it was not asked, because the answer of the whole stood already
 * @param row the row that it was asked of, inside a question about rows; empty elsewhere
 * @param seen the element or number that it was asked of, where that is no fact
 * @param sights what was compared: the fact it is about first, then those it was compared with
 * @param more how many further parts there were, beyond what a trace keeps
 */
public record Question(
        Kind kind,
        String words,
        @Nullable Truth answer,
        String row,
        @Nullable Value seen,
        List<Sight> sights,
        List<Question> parts,
        int more) {

    /** What a question is about. */
    public enum Kind {
        /** One fact. */
        FACT,
        /** The value of the fact, element or number that the question around it is about. */
        VALUE,
        ALL,
        ANY,
        NOT,
        /** Every, some or no row of a probe. */
        ROWS,
        /** The number of rows. */
        COUNT,
        /** The number of different values of a field. */
        DISTINCT;

        private final String word = name().toLowerCase(Locale.ROOT);

        public String word() {
            return word;
        }
    }

    public Question {
        requireNonNull(kind, "kind is null");
        requireNonNull(words, "words is null");
        requireNonNull(row, "row is null");
        sights = List.copyOf(sights);
        parts = List.copyOf(parts);
    }

    /** What holds on every host: nothing was asked. */
    static final Question ALWAYS = new Question(Kind.ALL, "always", Truth.TRUE, "", null, List.of(), List.of(), 0);

    static Question unasked(Kind kind, String words) {
        return new Question(kind, words, null, "", null, List.of(), List.of(), 0);
    }

    public Optional<Truth> findAnswer() {
        return Optional.ofNullable(answer);
    }

    public Optional<Value> findSeen() {
        return Optional.ofNullable(seen);
    }
}
