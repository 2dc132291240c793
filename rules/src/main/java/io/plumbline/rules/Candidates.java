package io.plumbline.rules;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.Result;
import io.plumbline.model.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values that are worth trying for a fact: those at the edges of what the rule asks of it, those of the rule's own
 * passing cases, and for the inputs of a conclusion a few of each type.
 */
final class Candidates {

    private static final int MOST_EXAMPLES = 8;
    private static final int MOST_MOVED = 8;
    /** What switches and start types of Windows are set to. */
    private static final List<Long> USUAL_NUMBERS = List.of(0L, 1L, 2L, 3L, 4L, 8L);

    /** How good a value is to show; what the rule names is better than what just passes. */
    enum Kind {
        ASKED,
        EXAMPLE,
        ABSENT,
        NEAR,
        GUESSED
    }

    record Candidate(Reading<Value> reading, Kind kind) {}

    private final Rule rule;
    private final Map<RowField, List<Predicate>> asked = new LinkedHashMap<>();

    Candidates(Rule rule) {
        this.rule = rule;
        RuleWalk walk = new RuleWalk() {
            @Override
            void check(Condition.Check check) {
                asked.computeIfAbsent(FactCatalog.column(check.fact()), ignored -> new ArrayList<>())
                        .add(check.predicate());
            }
        };
        walk.judgement(rule.judgement());
        walk.condition(rule.applies());
    }

    /** Those of a fact that the rule reads, the best first. */
    List<Candidate> ofAsked(FactRef ref, Facts facts) {
        Reading<Value> now = facts.reading(ref);
        Set<Value> edges = new LinkedHashSet<>();
        for (Predicate predicate : asked.getOrDefault(new RowField(ref.probe(), ref.field()), List.of())) {
            edges(predicate, ref, facts, edges);
        }
        Set<Value> near = new LinkedHashSet<>();
        edges.forEach(edge -> near.addAll(neighbours(edge)));
        List<Candidate> all = new ArrayList<>();
        edges.forEach(value -> all.add(new Candidate(Reading.present(value), Kind.ASKED)));
        examples(ref).forEach(value -> all.add(new Candidate(Reading.present(value), Kind.EXAMPLE)));
        all.add(new Candidate(Reading.absent(), Kind.ABSENT));
        near.forEach(value -> all.add(new Candidate(Reading.present(value), Kind.NEAR)));
        return distinct(all, now);
    }

    /** Those of a fact from which {@code concluded} follows, besides those that the rule itself asks for. */
    List<Candidate> ofInput(FactRef ref, FactRef concluded, Facts facts) {
        Reading<Value> now = facts.reading(ref);
        List<Candidate> all = new ArrayList<>(ofAsked(ref, facts));
        List<Value> wanted = new ArrayList<>();
        ofAsked(concluded, facts).forEach(each -> each.reading().find().ifPresent(wanted::add));
        guesses(now, wanted).forEach(value -> all.add(new Candidate(Reading.present(value), Kind.GUESSED)));
        return distinct(all, now);
    }

    private static List<Candidate> distinct(List<Candidate> all, Reading<Value> now) {
        Set<Reading<Value>> seen = new LinkedHashSet<>(List.of(now));
        return all.stream().filter(each -> seen.add(each.reading())).toList();
    }

    private Collection<Value> examples(FactRef ref) {
        Set<Value> examples = new LinkedHashSet<>();
        for (RuleCase one : rule.cases()) {
            if (one.expected() == Result.PASS) {
                for (Fact fact : one.given().all()) {
                    if (fact.ref().probe().equals(ref.probe())
                            && fact.ref().field().equals(ref.field())
                            && examples.size() < MOST_EXAMPLES) {
                        fact.reading().find().ifPresent(examples::add);
                    }
                }
            }
        }
        return examples;
    }

    private void edges(Predicate predicate, FactRef ref, Facts facts, Set<Value> edges) {
        switch (predicate) {
            case Predicate.Equals(Operand operand) -> operand(operand, ref, facts, edges);
            case Predicate.AtLeast(Operand operand) -> operand(operand, ref, facts, edges);
            case Predicate.AtMost(Operand operand) -> operand(operand, ref, facts, edges);
            case Predicate.EqualsIgnoringCase(Operand operand) -> operand(operand, ref, facts, edges);
            case Predicate.OneOf(List<Value> values) -> edges.addAll(values);
            case Predicate.FixedIn(List<FileVersion> versions) ->
                versions.forEach(version -> edges.add(new Value.Version(version)));
            case Predicate.Contains(Operand operand) -> {
                Set<Value> parts = new LinkedHashSet<>();
                operand(operand, ref, facts, parts);
                parts.forEach(part -> withAndWithout(part, facts.reading(ref), edges));
            }
            case Predicate.ElementOf(FactName list) -> {
                if (facts.reading(named(list, ref)) instanceof Reading.Present<Value>(Value.Items(var values))) {
                    values.forEach(value -> edges.add(Value.text(value)));
                }
            }
            case Predicate.Bits(long mask, boolean set) -> {
                long bits = facts.reading(ref) instanceof Reading.Present<Value>(Value.Whole(long now)) ? now : 0;
                edges.add(Value.whole(set ? bits | mask : bits & ~mask));
                edges.add(Value.whole(set ? bits & ~mask : bits | mask));
            }
            case Predicate.Elements(Quantifier ignored, Predicate of) -> elements(of, facts.reading(ref), edges);
            case Predicate.Size ignored -> shorter(facts.reading(ref), edges);
            case Predicate.All(List<Predicate> of) -> of.forEach(part -> edges(part, ref, facts, edges));
            case Predicate.Any(List<Predicate> of) -> of.forEach(part -> edges(part, ref, facts, edges));
            case Predicate.Not(Predicate of) -> edges(of, ref, facts, edges);
            case Predicate.WhenAbsent(Predicate of, boolean ignored) -> edges(of, ref, facts, edges);
            case Predicate.SameBuildAsOs ignored -> {}
            case Predicate.Matches ignored -> {}
            case Predicate.Present ignored -> {}
        }
    }

    private static FactRef named(FactName name, FactRef beside) {
        return switch (name) {
            case FactName.Fixed(FactRef ref) -> ref;
            case FactName.OfRow(RowField(String probe, String field)) -> FactRef.of(probe, beside.subject(), field);
        };
    }

    private static void operand(Operand operand, FactRef ref, Facts facts, Set<Value> edges) {
        switch (operand) {
            case Operand.Literal(Value value) -> edges.add(value);
            case Operand.OfFact(FactName name) ->
                facts.reading(named(name, ref)).find().ifPresent(edges::add);
            case Operand.FromAudit(Duration distance) -> {
                if (facts.reading(named(Operand.FromAudit.AUDIT, ref))
                        instanceof Reading.Present<Value>(Value.Moment(Instant at))) {
                    edges.add(new Value.Moment(at.plus(distance)));
                }
            }
        }
    }

    private static void withAndWithout(Value part, Reading<Value> now, Set<Value> edges) {
        if (!(part instanceof Value.Text(String text))) {
            return;
        }
        List<String> values = new ArrayList<>(
                now instanceof Reading.Present<Value>(Value.Items(List<String> items)) ? items : List.of());
        if (values.remove(text)) {
            edges.add(new Value.Items(values));
        } else {
            values.add(text);
            edges.add(new Value.Items(values));
        }
        if (now instanceof Reading.Present<Value>(Value.Text(String whole))) {
            edges.add(Value.text(whole.contains(text) ? whole.replace(text, "") : whole + text));
        }
    }

    /** Those of the elements of which it holds, and those of which it does not. */
    private static void elements(Predicate of, Reading<Value> now, Set<Value> edges) {
        if (now instanceof Reading.Present<Value>(Value.Items(List<String> values))) {
            Evaluation bare = new Evaluation(Map.of(), Facts.of(List.of()));
            for (boolean wanted : new boolean[] {true, false}) {
                edges.add(new Value.Items(values.stream()
                        .filter(each -> {
                            Reading<Value> element = Reading.present(Value.text(each));
                            return bare.test(of, element, element) == Truth.of(wanted);
                        })
                        .toList()));
            }
        }
    }

    private static void shorter(Reading<Value> now, Set<Value> edges) {
        if (now instanceof Reading.Present<Value>(Value.Items(List<String> values))) {
            for (int size = 0; size < Math.min(values.size(), MOST_MOVED); size++) {
                edges.add(new Value.Items(values.subList(0, size)));
            }
        }
    }

    private static List<Value> neighbours(Value edge) {
        return switch (edge) {
            case Value.Whole(long bits) ->
                bits == 0 ? List.of(Value.whole(1)) : List.of(Value.whole(bits - 1), Value.whole(bits + 1));
            case Value.Flag(boolean flag) -> List.of(Value.flag(!flag));
            case Value.Moment(Instant at) ->
                List.of(new Value.Moment(at.minusSeconds(1)), new Value.Moment(at.plusSeconds(1)));
            case Value.Items ignored -> List.of(new Value.Items());
            case Value.Text ignored -> List.of();
            case Value.Version ignored -> List.of();
            case Value.Bytes ignored -> List.of();
        };
    }

    /** A few values of the fact's type; of every type where it has no value that would show it. */
    private static Collection<Value> guesses(Reading<Value> now, List<Value> wanted) {
        Set<Value> guesses = new LinkedHashSet<>();
        if (!(now instanceof Reading.Present<Value>(Value value))) {
            USUAL_NUMBERS.forEach(number -> guesses.add(Value.whole(number)));
            guesses.add(Value.flag(true));
            guesses.add(Value.flag(false));
            guesses.addAll(wanted);
            return guesses;
        }
        switch (value) {
            case Value.Flag(boolean flag) -> guesses.add(Value.flag(!flag));
            case Value.Whole ignored -> USUAL_NUMBERS.forEach(number -> guesses.add(Value.whole(number)));
            case Value.Items(List<String> values) -> guesses.addAll(rearranged(values));
            case Value.Text ignored -> guesses.add(Value.text(""));
            case Value.Version ignored -> {}
            case Value.Bytes ignored -> {}
            case Value.Moment ignored -> {}
        }
        wanted.stream().filter(each -> each.getClass() == value.getClass()).forEach(guesses::add);
        return guesses;
    }

    private static List<Value> rearranged(List<String> values) {
        List<Value> lists = new ArrayList<>();
        int moved = Math.min(values.size(), MOST_MOVED);
        for (int i = 1; i < moved; i++) {
            List<String> other = new ArrayList<>(values);
            Collections.rotate(other.subList(0, i + 1), 1);
            lists.add(new Value.Items(other));
        }
        for (int i = 0; i < moved; i++) {
            List<String> other = new ArrayList<>(values);
            other.remove(i);
            lists.add(new Value.Items(other));
        }
        lists.add(new Value.Items());
        return lists;
    }
}
