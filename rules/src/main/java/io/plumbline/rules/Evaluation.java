package io.plumbline.rules;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedCollection;
import java.util.SequencedMap;

/**
 * One walk through a rule's conditions over one host's facts; it remembers every fact it consulted, as the proof.
 *
 * <p>It stops where FALSE settles an {@code all} and TRUE an {@code any}, so the proof holds what mattered.
 */
final class Evaluation {

    private final Facts facts;
    private final SequencedMap<FactRef, Fact> consulted = new LinkedHashMap<>();
    private final List<Ruling> rulings = new ArrayList<>();
    private String subject = "";

    Evaluation(Facts facts) {
        this.facts = facts;
    }

    /** Row fields are of this row from now on. */
    void lookAt(String row) {
        this.subject = row;
    }

    String subject() {
        return subject;
    }

    SequencedCollection<Fact> consulted() {
        return consulted.sequencedValues();
    }

    void note(Ruling ruling) {
        rulings.add(ruling);
    }

    List<Ruling> rulings() {
        return rulings;
    }

    Fact consult(FactName name) {
        FactRef ref = name.in(subject);
        Fact known = consulted.get(ref);
        if (known != null) {
            return known;
        }
        Fact fact = facts.find(ref).orElseGet(() -> new Fact(ref, facts.reading(ref), "not delivered"));
        consulted.put(ref, fact);
        return fact;
    }

    Truth holds(Condition condition) {
        return switch (condition) {
            case Condition.Check(FactName fact, Predicate predicate) ->
                test(predicate, consult(fact).reading());
            case Condition.All(List<Condition> of) -> {
                Truth truth = Truth.TRUE;
                for (Condition part : of) {
                    truth = truth.and(holds(part));
                    if (truth == Truth.FALSE) {
                        break;
                    }
                }
                yield truth;
            }
            case Condition.Any(List<Condition> of) -> {
                Truth truth = Truth.FALSE;
                for (Condition part : of) {
                    truth = truth.or(holds(part));
                    if (truth == Truth.TRUE) {
                        break;
                    }
                }
                yield truth;
            }
            case Condition.Not(Condition of) -> holds(of).not();
        };
    }

    Truth test(Predicate predicate, Reading<Value> reading) {
        return switch (predicate) {
            case Predicate.All(List<Predicate> of) -> {
                Truth truth = Truth.TRUE;
                for (Predicate part : of) {
                    truth = truth.and(test(part, reading));
                    if (truth == Truth.FALSE) {
                        break;
                    }
                }
                yield truth;
            }
            case Predicate.Any(List<Predicate> of) -> {
                Truth truth = Truth.FALSE;
                for (Predicate part : of) {
                    truth = truth.or(test(part, reading));
                    if (truth == Truth.TRUE) {
                        break;
                    }
                }
                yield truth;
            }
            case Predicate.Not(Predicate of) -> test(of, reading).not();
            case Predicate.WhenAbsent(Predicate of, boolean answer) ->
                reading instanceof Reading.Absent<Value> ? Truth.of(answer) : test(of, reading);
            case Predicate.Present() ->
                switch (reading.kind()) {
                    case PRESENT -> Truth.TRUE;
                    case ABSENT -> Truth.FALSE;
                    case DENIED, FAILED, UNSUPPORTED -> Truth.ofUnreadable(reading);
                };
            case Predicate.Equals equals -> compare(equals, reading);
            case Predicate.OneOf oneOf -> compare(oneOf, reading);
            case Predicate.AtLeast atLeast -> compare(atLeast, reading);
            case Predicate.AtMost atMost -> compare(atMost, reading);
            case Predicate.Matches matches -> compare(matches, reading);
            case Predicate.Contains contains -> compare(contains, reading);
            case Predicate.Size size -> compare(size, reading);
            case Predicate.SameBuildAsOs same -> compare(same, reading);
        };
    }

    private Truth compare(Predicate predicate, Reading<Value> reading) {
        if (!(reading instanceof Reading.Present<Value>(Value value))) {
            return Truth.ofUnreadable(reading);
        }
        return switch (predicate) {
            case Predicate.Equals(Operand expected) -> against(expected, value, Evaluation::same);
            case Predicate.OneOf(List<Value> values) ->
                values.getFirst().getClass() == value.getClass() ? Truth.of(values.contains(value)) : Truth.UNKNOWN;
            case Predicate.AtLeast(Operand bound) ->
                against(bound, value, (observed, other) -> ordered(Comparison.compare(observed, other), true));
            case Predicate.AtMost(Operand bound) ->
                against(bound, value, (observed, other) -> ordered(Comparison.compare(observed, other), false));
            case Predicate.Matches(var pattern) ->
                value instanceof Value.Text(String text) ? Truth.of(pattern.matches(text)) : Truth.UNKNOWN;
            case Predicate.Contains(Operand part) -> against(part, value, Evaluation::contains);
            case Predicate.Size(Predicate of) -> size(of, value);
            case Predicate.SameBuildAsOs() -> sameBuildAsOs(value);
            case Predicate.Present() -> Truth.TRUE;
            case Predicate.All ignored -> test(predicate, reading);
            case Predicate.Any ignored -> test(predicate, reading);
            case Predicate.Not ignored -> test(predicate, reading);
            case Predicate.WhenAbsent ignored -> test(predicate, reading);
        };
    }

    private interface Comparing {
        Truth compare(Value observed, Value other);
    }

    private Truth against(Operand operand, Value value, Comparing comparing) {
        return switch (operand) {
            case Operand.Literal(Value literal) -> comparing.compare(value, literal);
            case Operand.OfFact(FactName name) -> {
                Reading<Value> reading = consult(name).reading();
                yield reading instanceof Reading.Present<Value>(Value other)
                        ? comparing.compare(value, other)
                        : Truth.ofUnreadable(reading);
            }
        };
    }

    private static Truth same(Value observed, Value other) {
        return observed.getClass() == other.getClass() ? Truth.of(observed.equals(other)) : Truth.UNKNOWN;
    }

    private static Truth ordered(OptionalInt order, boolean atLeast) {
        if (order.isEmpty()) {
            return Truth.UNKNOWN;
        }
        return Truth.of(atLeast ? order.getAsInt() >= 0 : order.getAsInt() <= 0);
    }

    private static Truth contains(Value whole, Value part) {
        if (!(part instanceof Value.Text(String text))) {
            return Truth.UNKNOWN;
        }
        return switch (whole) {
            case Value.Items(List<String> values) -> Truth.of(values.contains(text));
            case Value.Text(String value) -> Truth.of(value.contains(text));
            case Value.Whole ignored -> Truth.UNKNOWN;
            case Value.Version ignored -> Truth.UNKNOWN;
            case Value.Flag ignored -> Truth.UNKNOWN;
            case Value.Bytes ignored -> Truth.UNKNOWN;
            case Value.Moment ignored -> Truth.UNKNOWN;
        };
    }

    private Truth size(Predicate of, Value value) {
        return switch (value) {
            case Value.Text(String text) ->
                test(of, Reading.present(Value.whole(text.codePointCount(0, text.length()))));
            case Value.Items(List<String> values) -> test(of, Reading.present(Value.whole(values.size())));
            case Value.Whole ignored -> Truth.UNKNOWN;
            case Value.Version ignored -> Truth.UNKNOWN;
            case Value.Flag ignored -> Truth.UNKNOWN;
            case Value.Bytes ignored -> Truth.UNKNOWN;
            case Value.Moment ignored -> Truth.UNKNOWN;
        };
    }

    private Truth sameBuildAsOs(Value value) {
        if (!(value instanceof Value.Version(FileVersion version))) {
            return Truth.UNKNOWN;
        }
        Truth sameVersion = against(
                new Operand.OfFact(Predicate.SameBuildAsOs.OS_VERSION),
                Value.text(version.major() + "." + version.minor()),
                Evaluation::same);
        return sameVersion.and(against(
                new Operand.OfFact(Predicate.SameBuildAsOs.OS_BUILD), Value.whole(version.build()), Evaluation::same));
    }
}
