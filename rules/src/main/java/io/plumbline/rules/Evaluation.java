package io.plumbline.rules;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedCollection;
import java.util.SequencedMap;

/**
 * One walk through a rule's conditions over one host's facts; it remembers every fact it consulted, as the proof.
 *
 * <p>It stops where FALSE settles an {@code all} and TRUE an {@code any}, so the proof holds what mattered.
 */
sealed class Evaluation permits Tracing {

    private final Facts facts;
    private final Map<FactName, Absence> absences;
    private final SequencedMap<FactRef, Fact> consulted = new LinkedHashMap<>();
    private final List<Ruling> rulings = new ArrayList<>();
    private final Map<String, String> rows = new HashMap<>();
    private String subject = "";
    private boolean choosingDefault;

    Evaluation(Map<FactName, Absence> absences, Facts facts) {
        this.facts = facts;
        this.absences = absences;
    }

    /** The fields of this probe's rows are of this row from now on, and it is the one being judged. */
    void judging(String probe, String row) {
        this.subject = row;
        lookAt(probe, row);
    }

    void lookAt(String probe, String row) {
        rows.put(probe, row);
    }

    Optional<String> findRow(String probe) {
        return Optional.ofNullable(rows.get(probe));
    }

    void lookBack(String probe, Optional<String> row) {
        row.ifPresentOrElse(known -> rows.put(probe, known), () -> rows.remove(probe));
    }

    FactRef ref(FactName name) {
        return switch (name) {
            case FactName.Fixed(FactRef ref) -> ref;
            case FactName.OfRow(RowField(String probe, String field)) ->
                FactRef.of(probe, rows.getOrDefault(probe, subject), field);
        };
    }

    String subject() {
        return subject;
    }

    SequencedCollection<Fact> consulted() {
        return consulted.sequencedValues();
    }

    boolean hasConsulted(FactRef ref) {
        return consulted.containsKey(ref);
    }

    void note(Ruling ruling) {
        rulings.add(ruling);
    }

    /** The condition that could not be told, and with it the result. */
    void noteOpen(Condition condition) {}

    /** A question that the result hangs on; what else is asked only finds words for it. */
    Truth ask(Condition condition) {
        return holds(condition);
    }

    /** Likewise. */
    Truth ask(FactName fact, Predicate predicate) {
        return holds(fact, predicate);
    }

    List<Ruling> rulings() {
        return rulings;
    }

    /** The fact of this name, if the walk has come by it. */
    Optional<Fact> findConsulted(FactName name) {
        return Optional.ofNullable(consulted.get(ref(name)));
    }

    /** Whether it is asking what an absent fact means, and not what the rule decides. */
    boolean isChoosingDefault() {
        return choosingDefault;
    }

    Fact consult(FactName name) {
        return consulted.computeIfAbsent(ref(name), this::look);
    }

    private Fact look(FactRef ref) {
        return facts.find(ref).orElseGet(() -> new Fact(ref, facts.reading(ref), "not delivered"));
    }

    /** The rows of a probe, each once, in the order in which it lists them; the list is evidence. */
    Reading<List<String>> rows(String probe) {
        consult(new FactName.Fixed(FactRef.rows(probe)));
        return facts.rows(probe)
                .map(rows -> rows.size() < 2 ? rows : rows.stream().distinct().toList());
    }

    /** What a fact counts as: its reading, or where it is absent what Windows then does, as far as that is known. */
    Reading<Value> standing(FactName name) {
        return standing(name, consult(name).reading());
    }

    private Reading<Value> standing(FactName name, Reading<Value> reading) {
        if (!(reading instanceof Reading.Absent) || choosingDefault) {
            return reading;
        }
        Choice choice = choose(name);
        Optional<Absence.Default> chosen = choice.found();
        return switch (choice.truth()) {
            case TRUE ->
                chosen.isPresent() && chosen.get().answer() instanceof Absence.Answer.Counts(Value value)
                        ? Reading.present(value)
                        : reading;
            case ERROR -> Reading.failed(whichDefault(choice));
            case NOTCHECKED -> Reading.unsupported(whichDefault(choice));
            case UNKNOWN, FALSE -> reading;
        };
    }

    private String whichDefault(Choice choice) {
        return "it is absent, and what that means depends: "
                + choice.found()
                        .map(each -> Sentences.cause(each.when(), choice.truth(), this))
                        .orElse("");
    }

    /** The default that stands for an absent fact; empty where it is not absent, has none, or it cannot be told. */
    Optional<Absence.Default> findDefault(FactName name) {
        if (!(consult(name).reading() instanceof Reading.Absent)) {
            return Optional.empty();
        }
        Choice choice = choose(name);
        return choice.truth() == Truth.TRUE ? choice.found() : Optional.empty();
    }

    /** The first default that does not fail to hold, and whether it holds; FALSE where there is none. */
    private record Choice(Optional<Absence.Default> found, Truth truth) {
        static final Choice NONE = new Choice(Optional.empty(), Truth.FALSE);
    }

    /** While it looks, absent facts stay absent: no default hangs on another. */
    private Choice choose(FactName name) {
        Absence absence = absences.get(name);
        if (absence == null) {
            return Choice.NONE;
        }
        boolean outer = choosingDefault;
        choosingDefault = true;
        try {
            for (Absence.Default each : absence.defaults()) {
                Truth holds = holds(each.when());
                if (holds != Truth.FALSE) {
                    return new Choice(Optional.of(each), holds);
                }
            }
            return Choice.NONE;
        } finally {
            choosingDefault = outer;
        }
    }

    /** What a predicate says of a fact, as it was read and as it stands. */
    Truth holds(FactName fact, Predicate predicate) {
        Reading<Value> reading = consult(fact).reading();
        return test(predicate, reading, standing(fact, reading));
    }

    Truth holds(Condition condition) {
        return switch (condition) {
            case Condition.Check(FactName fact, Predicate predicate) -> holds(fact, predicate);
            case Condition.All(List<Condition> of) -> Quantifier.EVERY.of(of, this::holds);
            case Condition.Any(List<Condition> of) -> Quantifier.SOME.of(of, this::holds);
            case Condition.Not(Condition of) -> holds(of).not();
            case Condition.Rows some -> new RowConditions(this).holds(some);
            case Condition.Count count -> new RowConditions(this).holds(count);
            case Condition.Distinct distinct -> new RowConditions(this).holds(distinct);
        };
    }

    /**
     * What a predicate says of a fact.
     *
     * @param reading as it was read, for {@code present}
     * @param standing what it counts as, for all that compares
     */
    Truth test(Predicate predicate, Reading<Value> reading, Reading<Value> standing) {
        return switch (predicate) {
            case Predicate.All(List<Predicate> of) -> Quantifier.EVERY.of(of, part -> test(part, reading, standing));
            case Predicate.Any(List<Predicate> of) -> Quantifier.SOME.of(of, part -> test(part, reading, standing));
            case Predicate.Not(Predicate of) -> test(of, reading, standing).not();
            case Predicate.WhenAbsent(Predicate of, boolean answer) ->
                reading instanceof Reading.Absent<Value> ? Truth.of(answer) : test(of, reading, standing);
            case Predicate.Present() ->
                switch (reading.kind()) {
                    case PRESENT -> Truth.TRUE;
                    case ABSENT -> Truth.FALSE;
                    case DENIED, FAILED, UNSUPPORTED -> Truth.ofUnreadable(reading);
                };
            case Predicate.Equals equals -> compare(equals, standing);
            case Predicate.OneOf oneOf -> compare(oneOf, standing);
            case Predicate.AtLeast atLeast -> compare(atLeast, standing);
            case Predicate.AtMost atMost -> compare(atMost, standing);
            case Predicate.Matches matches -> compare(matches, standing);
            case Predicate.Contains contains -> compare(contains, standing);
            case Predicate.Size size -> compare(size, standing);
            case Predicate.SameBuildAsOs same -> compare(same, standing);
            case Predicate.ElementOf element -> compare(element, standing);
            case Predicate.EqualsIgnoringCase equal -> compare(equal, standing);
            case Predicate.FixedIn fixed -> compare(fixed, standing);
            case Predicate.Bits bits -> compare(bits, standing);
            case Predicate.Elements elements -> compare(elements, standing);
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
            case Predicate.ElementOf(FactName list) ->
                against(new Operand.OfFact(list), value, (element, whole) -> elementOf(whole, element));
            case Predicate.EqualsIgnoringCase(Operand expected) -> against(expected, value, Evaluation::sameName);
            case Predicate.FixedIn(List<FileVersion> versions) ->
                value instanceof Value.Version(FileVersion version)
                        ? FixedVersions.reaches(version, versions)
                        : Truth.UNKNOWN;
            case Predicate.Bits(long mask, boolean set) ->
                value instanceof Value.Whole(long bits) ? Truth.of((bits & mask) == (set ? mask : 0)) : Truth.UNKNOWN;
            case Predicate.Elements(Quantifier quantifier, Predicate of) -> elements(quantifier, of, value);
            case Predicate.Present() -> Truth.TRUE;
            case Predicate.All ignored -> test(predicate, reading, reading);
            case Predicate.Any ignored -> test(predicate, reading, reading);
            case Predicate.Not ignored -> test(predicate, reading, reading);
            case Predicate.WhenAbsent ignored -> test(predicate, reading, reading);
        };
    }

    private interface Comparing {
        Truth compare(Value observed, Value other);
    }

    private Truth against(Operand operand, Value value, Comparing comparing) {
        return switch (operand) {
            case Operand.Literal(Value literal) -> comparing.compare(value, literal);
            case Operand.OfFact(FactName name) -> {
                Reading<Value> reading = standing(name);
                yield reading instanceof Reading.Present<Value>(Value other)
                        ? comparing.compare(value, other)
                        : Truth.ofUnreadable(reading);
            }
            case Operand.FromAudit(Duration distance) -> {
                Reading<Value> reading = standing(Operand.FromAudit.AUDIT);
                if (reading instanceof Reading.Present<Value>(Value other)) {
                    yield other instanceof Value.Moment(Instant at)
                            ? comparing.compare(value, new Value.Moment(at.plus(distance)))
                            : Truth.UNKNOWN;
                }
                yield Truth.ofUnreadable(reading);
            }
        };
    }

    private static Truth same(Value observed, Value other) {
        return observed.getClass() == other.getClass() ? Truth.of(observed.equals(other)) : Truth.UNKNOWN;
    }

    private static Truth sameName(Value observed, Value other) {
        return observed instanceof Value.Text(String one) && other instanceof Value.Text(String two)
                ? Truth.of(one.equalsIgnoreCase(two))
                : Truth.UNKNOWN;
    }

    private static Truth elementOf(Value whole, Value element) {
        return whole instanceof Value.Items(List<String> values) && element instanceof Value.Text(String text)
                ? Truth.of(values.contains(text))
                : Truth.UNKNOWN;
    }

    private Truth elements(Quantifier quantifier, Predicate of, Value value) {
        if (!(value instanceof Value.Items(List<String> values))) {
            return Truth.UNKNOWN;
        }
        return quantifier.of(values, each -> {
            Reading<Value> reading = Reading.present(Value.text(each));
            return test(of, reading, reading);
        });
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
            case Value.Text(String text) -> ofNumber(of, text.codePointCount(0, text.length()));
            case Value.Items(List<String> values) -> ofNumber(of, values.size());
            case Value.Whole ignored -> Truth.UNKNOWN;
            case Value.Version ignored -> Truth.UNKNOWN;
            case Value.Flag ignored -> Truth.UNKNOWN;
            case Value.Bytes ignored -> Truth.UNKNOWN;
            case Value.Moment ignored -> Truth.UNKNOWN;
        };
    }

    Truth ofNumber(Predicate of, int number) {
        Reading<Value> reading = Reading.present(Value.whole(number));
        return test(of, reading, reading);
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
