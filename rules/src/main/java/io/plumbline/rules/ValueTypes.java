package io.plumbline.rules;

import io.plumbline.model.FileVersion;
import io.plumbline.model.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which questions a type of value can answer, as {@link Evaluation} asks them; every other one ends in UNKNOWN on every
 * host.
 */
final class ValueTypes {

    private static final Set<String> ORDERED = Set.of("whole", "version", "moment", "text");
    private static final Set<String> TEXT = Set.of("text");
    private static final Set<String> TEXT_OR_ITEMS = Set.of("text", "items");
    private static final Set<String> ITEMS = Set.of("items");
    private static final Set<String> VERSION = Set.of("version");
    private static final Set<String> WHOLE = Set.of("whole");

    private final FactCatalog catalog;

    ValueTypes(FactCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * A question that can never be answered, and why.
     *
     * @param other the type of what it is compared with; empty where no value would be comparable
     */
    record Mismatch(Predicate question, String other, String why, String fix) {}

    /** The first question of a predicate that a value of this type can never answer. */
    Optional<Mismatch> findMismatch(Predicate predicate, String type) {
        return switch (predicate) {
            case Predicate.Equals(Operand operand) -> unlike(predicate, "equals", operand, type);
            case Predicate.EqualsIgnoringCase(Operand operand) ->
                outside(TEXT, predicate, "equals-ignoring-case", type)
                        .or(() -> unlike(predicate, "equals-ignoring-case", operand, type));
            case Predicate.OneOf(List<Value> values) -> unlike(predicate, "one-of", values, type);
            case Predicate.AtLeast(Operand operand) ->
                outside(ORDERED, predicate, "at-least", type).or(() -> unlike(predicate, "at-least", operand, type));
            case Predicate.AtMost(Operand operand) ->
                outside(ORDERED, predicate, "at-most", type).or(() -> unlike(predicate, "at-most", operand, type));
            case Predicate.Contains(Operand operand) ->
                outside(TEXT_OR_ITEMS, predicate, "contains", type)
                        .or(() -> unlike(predicate, "contains", operand, "text"));
            case Predicate.ElementOf(FactName list) ->
                outside(TEXT, predicate, "one-of a fact", type)
                        .or(() -> catalog.findType(list)
                                .filter(found -> !found.equals("items"))
                                .map(found -> new Mismatch(
                                        predicate,
                                        found,
                                        list + " is " + a(found) + ", and no list",
                                        "ask equals: {fact: " + list + "}")));
            case Predicate.Matches ignored -> outside(TEXT, predicate, "matches", type);
            case Predicate.Size(Predicate of) ->
                outside(TEXT_OR_ITEMS, predicate, "size", type).or(() -> findMismatch(of, "whole"));
            case Predicate.Elements(Quantifier ignored, Predicate of) ->
                outside(ITEMS, predicate, "the question about items", type).or(() -> findMismatch(of, "text"));
            case Predicate.FixedIn(List<FileVersion> ignored) -> outside(VERSION, predicate, "fixed-in", type);
            case Predicate.SameBuildAsOs() -> outside(VERSION, predicate, "same-build-as-os", type);
            case Predicate.Bits ignored -> outside(WHOLE, predicate, "bits", type);
            case Predicate.Present() -> Optional.empty();
            case Predicate.All(List<Predicate> of) -> first(of, type);
            case Predicate.Any(List<Predicate> of) -> first(of, type);
            case Predicate.Not(Predicate of) -> findMismatch(of, type);
            case Predicate.WhenAbsent(Predicate of, boolean ignored) -> findMismatch(of, type);
        };
    }

    private Optional<Mismatch> first(List<Predicate> of, String type) {
        return of.stream().flatMap(each -> findMismatch(each, type).stream()).findFirst();
    }

    private static Optional<Mismatch> outside(Set<String> answering, Predicate question, String word, String type) {
        return answering.contains(type)
                ? Optional.empty()
                : Optional.of(
                        new Mismatch(question, "", a(type) + " does not answer " + word, "ask " + questions(type)));
    }

    private Optional<Mismatch> unlike(Predicate question, String word, Operand operand, String type) {
        return switch (operand) {
            case Operand.Literal(Value value) -> unlike(question, word, List.of(value), type);
            case Operand.OfFact(FactName other) ->
                catalog.findType(other)
                        .filter(found -> !found.equals(type))
                        .map(found -> new Mismatch(
                                question,
                                found,
                                other + " is " + a(found),
                                "compare it with a fact that is " + a(type)));
            case Operand.FromAudit ignored ->
                type.equals("moment")
                        ? Optional.empty()
                        : Optional.of(new Mismatch(
                                question, "moment", "it is compared with a moment", "ask " + questions(type)));
        };
    }

    private static Optional<Mismatch> unlike(Predicate question, String word, List<Value> values, String type) {
        Value first = values.getFirst();
        return first.typeWord().equals(type)
                ? Optional.empty()
                : Optional.of(new Mismatch(
                        question,
                        first.typeWord(),
                        "it is compared with " + a(first.typeWord()) + ", " + written(first),
                        retyped(word, values, type)));
    }

    /** The same comparison with values of the type at hand, where they say enough. */
    private static String retyped(String word, List<Value> values, String type) {
        List<Optional<String>> right =
                values.stream().map(value -> retyped(value.display(), type)).toList();
        if (right.stream().anyMatch(Optional::isEmpty)) {
            return "ask " + questions(type);
        }
        String written = right.stream().flatMap(Optional::stream).collect(Collectors.joining(", "));
        boolean quoted = type.equals("whole") && values.getFirst() instanceof Value.Text;
        return (quoted ? "drop the quotation marks: " : "write ") + word + ": "
                + (word.equals("one-of") ? "[" + written + "]" : written);
    }

    private static Optional<String> retyped(String text, String type) {
        return switch (type) {
            case "whole" -> text.matches("\\d{1,19}") ? Optional.of(text) : Optional.empty();
            case "text" -> Optional.of("\"" + text + "\"");
            case "flag" -> flag(text).map(String::valueOf);
            case "version" -> FileVersion.find(text).map(version -> "{ version: " + version + " }");
            default -> Optional.empty();
        };
    }

    private static Optional<Boolean> flag(String text) {
        return switch (text) {
            case "0", "no", "false", "off", "disabled" -> Optional.of(false);
            case "1", "yes", "true", "on", "enabled" -> Optional.of(true);
            default -> Optional.empty();
        };
    }

    private static String questions(String type) {
        return switch (type) {
            case "whole" -> "equals, one-of, at-least, at-most, bits-set or bits-clear with a number";
            case "text" -> "equals, one-of, matches, contains or size, or at-least with a dotted number in quotes";
            case "flag" -> "equals: true or equals: false";
            case "items" -> "contains, size, some-item, every-item or no-item";
            case "version" -> "at-least, at-most or equals with {version: \u2026}, fixed-in or same-build-as-os";
            case "moment" -> "at-least or at-most with {ago: P30D}, {ahead: P30D} or {moment: \u2026}";
            default -> "equals with a value of its type";
        };
    }

    static String written(Value value) {
        return value instanceof Value.Text(String text)
                ? "\"" + Problems.cut(text) + "\""
                : Problems.cut(value.display());
    }

    static String a(String type) {
        return "a " + inWords(type);
    }

    /** The name of a type for people. */
    static String inWords(String type) {
        return switch (type) {
            case "whole" -> "whole number";
            case "items" -> "list of texts";
            case "bytes" -> "run of bytes";
            default -> type;
        };
    }
}
