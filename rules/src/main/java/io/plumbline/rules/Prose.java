package io.plumbline.rules;

import io.plumbline.model.FileVersion;
import io.plumbline.model.Value;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Conditions and predicates as people read them. */
final class Prose {

    private Prose() {}

    static String of(Condition condition) {
        return switch (condition) {
            case Condition.Check(FactName fact, Predicate predicate) -> fact + " " + of(predicate);
            case Condition.All(List<Condition> of) ->
                of.isEmpty() ? "always" : of.stream().map(Prose::part).collect(Collectors.joining(" and "));
            case Condition.Any(List<Condition> of) ->
                of.stream().map(Prose::part).collect(Collectors.joining(" or "));
            case Condition.Not(Condition of) -> "not (" + of(of) + ")";
            case Condition.Rows(Quantifier quantifier, RowSet of, Condition holds) ->
                "for " + quantifier.word() + " " + of(of) + ": " + of(holds);
            case Condition.Count(RowSet of, Predicate is) -> "the number of " + of(of) + " " + of(is);
            case Condition.Distinct(RowSet of, FactName values, Predicate is) ->
                "the number of different " + values + " among " + of(of) + " " + of(is);
        };
    }

    private static String of(RowSet rows) {
        return rows.where().equals(Condition.ALWAYS) ? rows.probe() : rows.probe() + " where " + of(rows.where());
    }

    private static String part(Condition condition) {
        boolean compound = (condition instanceof Condition.All(List<Condition> of) && of.size() > 1)
                || condition instanceof Condition.Any
                || condition instanceof Condition.Rows;
        return compound ? "(" + of(condition) + ")" : of(condition);
    }

    /** As what follows the name of a fact: "is at least 6001". */
    static String of(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Equals(Operand expected) -> "is " + of(expected);
            case Predicate.OneOf(List<Value> values) ->
                "is one of " + values.stream().map(Prose::of).collect(Collectors.joining(", "));
            case Predicate.AtLeast(Operand bound) -> "is at least " + of(bound);
            case Predicate.AtMost(Operand bound) -> "is at most " + of(bound);
            case Predicate.Matches(var pattern) -> "matches " + pattern.pattern();
            case Predicate.Contains(Operand part) -> "contains " + of(part);
            case Predicate.ElementOf(FactName list) -> "is one of " + list;
            case Predicate.EqualsIgnoringCase(Operand expected) -> "is " + of(expected) + " in any case of letters";
            case Predicate.FixedIn(List<FileVersion> versions) ->
                "is fixed (" + versions.stream().map(FileVersion::toString).collect(Collectors.joining(", ")) + ")";
            case Predicate.Bits(long mask, boolean set) ->
                "has the bits 0x" + Long.toHexString(mask) + (set ? " set" : " clear");
            case Predicate.Elements(Quantifier quantifier, Predicate of) ->
                "has " + quantifier.word() + " element that " + of(of);
            case Predicate.Size(Predicate of) -> "has a size that " + of(of);
            case Predicate.Present() -> "is there";
            case Predicate.SameBuildAsOs() -> "belongs to the system's own build";
            case Predicate.Not(Predicate.Present()) -> "is absent";
            case Predicate.Not(Predicate.SameBuildAsOs()) -> "does not belong to the system's own build";
            case Predicate.Not(Predicate.Equals(Operand expected)) -> "is not " + of(expected);
            case Predicate.Not(Predicate.OneOf(List<Value> values)) ->
                "is none of " + values.stream().map(Prose::of).collect(Collectors.joining(", "));
            case Predicate.Not(Predicate.AtLeast(Operand bound)) -> "is below " + of(bound);
            case Predicate.Not(Predicate.AtMost(Operand bound)) -> "is above " + of(bound);
            case Predicate.Not(Predicate.Contains(Operand part)) -> "does not contain " + of(part);
            case Predicate.Not(Predicate of) -> "not (" + of(of) + ")";
            case Predicate.All(List<Predicate> of) -> joined(of, " and ");
            case Predicate.Any(List<Predicate> of) -> joined(of, " or ");
            case Predicate.WhenAbsent(Predicate of, boolean answer) ->
                answer ? "(" + of(of) + " or is absent)" : of(of);
        };
    }

    /** The same question without the answer that is wished for: what was asked of a value that cannot be compared. */
    static String question(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Not(Predicate of) -> question(of);
            case Predicate.WhenAbsent(Predicate of, boolean ignored) -> question(of);
            case Predicate.Equals ignored -> of(predicate);
            case Predicate.OneOf ignored -> of(predicate);
            case Predicate.AtLeast ignored -> of(predicate);
            case Predicate.AtMost ignored -> of(predicate);
            case Predicate.Matches ignored -> of(predicate);
            case Predicate.Contains ignored -> of(predicate);
            case Predicate.Size ignored -> of(predicate);
            case Predicate.ElementOf ignored -> of(predicate);
            case Predicate.EqualsIgnoringCase ignored -> of(predicate);
            case Predicate.FixedIn ignored -> of(predicate);
            case Predicate.Bits ignored -> of(predicate);
            case Predicate.Elements ignored -> of(predicate);
            case Predicate.Present ignored -> of(predicate);
            case Predicate.SameBuildAsOs ignored -> of(predicate);
            case Predicate.All ignored -> of(predicate);
            case Predicate.Any ignored -> of(predicate);
        };
    }

    private static String joined(List<Predicate> predicates, String word) {
        return predicates.stream().map(Prose::of).collect(Collectors.joining(word, "(", ")"));
    }

    private static String of(Operand operand) {
        return switch (operand) {
            case Operand.Literal(Value value) -> of(value);
            case Operand.OfFact(FactName fact) -> fact.toString();
            case Operand.FromAudit(Duration distance) ->
                distance.isNegative() ? distance.abs() + " before the audit" : distance + " after the audit";
        };
    }

    static String of(Value value) {
        String shown = value.display();
        boolean likeANumber =
                value instanceof Value.Text && !shown.isEmpty() && shown.chars().allMatch(Character::isDigit);
        return likeANumber ? "\"" + shown + "\"" : shown.isEmpty() ? "empty" : shown;
    }
}
