package io.plumbline.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the conditions of a rule read as the questions of a trace. */
final class Questions {

    private Questions() {}

    static Question.Kind kind(Condition condition) {
        return switch (condition) {
            case Condition.Check ignored -> Question.Kind.FACT;
            case Condition.All ignored -> Question.Kind.ALL;
            case Condition.Any ignored -> Question.Kind.ANY;
            case Condition.Not ignored -> Question.Kind.NOT;
            case Condition.Rows ignored -> Question.Kind.ROWS;
            case Condition.Count ignored -> Question.Kind.COUNT;
            case Condition.Distinct ignored -> Question.Kind.DISTINCT;
        };
    }

    /** Short where the parts say the rest. */
    static String words(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> of) -> of.isEmpty() ? "always" : "all of these";
            case Condition.Any ignored -> "any of these";
            case Condition.Not ignored -> "not";
            case Condition.Check check -> Prose.of(check);
            case Condition.Rows rows -> Prose.of(rows);
            case Condition.Count count -> Prose.of(count);
            case Condition.Distinct distinct -> Prose.of(distinct);
        };
    }

    static Optional<RowSet> findRows(Condition condition) {
        return switch (condition) {
            case Condition.Rows rows -> Optional.of(rows.of());
            case Condition.Count count -> Optional.of(count.of());
            case Condition.Distinct distinct -> Optional.of(distinct.of());
            case Condition.Check ignored -> Optional.empty();
            case Condition.All ignored -> Optional.empty();
            case Condition.Any ignored -> Optional.empty();
            case Condition.Not ignored -> Optional.empty();
        };
    }

    /** With the parts that were not asked any more. */
    static List<Question> complete(Condition condition, List<Question> answered, int asked) {
        return switch (condition) {
            case Condition.All(List<Condition> of) -> withRest(answered, rest(of, asked));
            case Condition.Any(List<Condition> of) -> withRest(answered, rest(of, asked));
            case Condition.Not ignored -> answered;
            case Condition.Check ignored -> answered;
            case Condition.Rows ignored -> answered;
            case Condition.Count ignored -> answered;
            case Condition.Distinct ignored -> answered;
        };
    }

    /** Likewise; the leaves of a predicate have no parts but what was asked of elements and numbers. */
    static List<Question> complete(Predicate predicate, List<Question> answered, int asked) {
        return switch (predicate) {
            case Predicate.All(List<Predicate> of) -> withRest(answered, unasked(of, asked));
            case Predicate.Any(List<Predicate> of) -> withRest(answered, unasked(of, asked));
            case Predicate.Not ignored -> answered;
            case Predicate.WhenAbsent ignored -> answered;
            case Predicate.Elements ignored -> answered;
            case Predicate.Size ignored -> answered;
            case Predicate.Equals ignored -> answered;
            case Predicate.OneOf ignored -> answered;
            case Predicate.AtLeast ignored -> answered;
            case Predicate.AtMost ignored -> answered;
            case Predicate.Matches ignored -> answered;
            case Predicate.Contains ignored -> answered;
            case Predicate.ElementOf ignored -> answered;
            case Predicate.EqualsIgnoringCase ignored -> answered;
            case Predicate.FixedIn ignored -> answered;
            case Predicate.Bits ignored -> answered;
            case Predicate.Present ignored -> answered;
            case Predicate.SameBuildAsOs ignored -> answered;
        };
    }

    private static List<Question> rest(List<Condition> of, int asked) {
        return of.stream()
                .skip(asked)
                .map(part -> Question.unasked(kind(part), Prose.of(part)))
                .toList();
    }

    private static List<Question> unasked(List<Predicate> of, int asked) {
        return of.stream()
                .skip(asked)
                .map(part -> Question.unasked(Question.Kind.VALUE, Prose.of(part)))
                .toList();
    }

    private static List<Question> withRest(List<Question> answered, List<Question> rest) {
        List<Question> all = new ArrayList<>(answered);
        all.addAll(rest);
        return all;
    }
}
