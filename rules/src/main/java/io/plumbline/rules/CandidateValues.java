package io.plumbline.rules;

import com.google.re2j.Pattern;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The values at which a predicate may change its answer: what it names, one step to either side of it, and something that it
 * does not name.
 */
final class CandidateValues {

    /** When the hosts that lint thinks up are audited. */
    static final Instant AUDITED = Instant.parse("2026-11-01T00:00:00Z");

    private static final int LONGEST_SIZE = 64;
    private static final long ALL_BITS = 0xFFFF_FFFFL;

    private final Set<Value> values = new LinkedHashSet<>();

    private CandidateValues() {}

    /** Those of all these predicates, and a few of the fact's type that none of them speaks of. */
    static Set<Value> of(List<Predicate> predicates, String type) {
        CandidateValues candidates = new CandidateValues();
        predicates.forEach(candidates::add);
        candidates.addUsual(type);
        return candidates.values;
    }

    private void add(Predicate predicate) {
        switch (predicate) {
            case Predicate.Equals(Operand operand) -> add(operand);
            case Predicate.EqualsIgnoringCase(Operand operand) -> add(operand);
            case Predicate.AtLeast(Operand operand) -> add(operand);
            case Predicate.AtMost(Operand operand) -> add(operand);
            case Predicate.OneOf(List<Value> of) -> of.forEach(this::around);
            case Predicate.Contains(Operand operand) -> {
                if (operand instanceof Operand.Literal(Value.Text(String part))) {
                    lists(List.of(part));
                    values.add(Value.text(part));
                    values.add(Value.text("x" + part + "x"));
                }
            }
            case Predicate.Elements(Quantifier ignored, Predicate of) -> {
                List<String> texts = new ArrayList<>();
                for (Value value : CandidateValues.of(List.of(of), "text")) {
                    if (value instanceof Value.Text(String text)) {
                        texts.add(text);
                    }
                }
                lists(texts);
            }
            case Predicate.Size(Predicate of) -> {
                for (Value size : CandidateValues.of(List.of(of), "whole")) {
                    if (size instanceof Value.Whole(long number) && number >= 0 && number <= LONGEST_SIZE) {
                        sized((int) number);
                    }
                }
            }
            case Predicate.FixedIn(List<FileVersion> versions) ->
                versions.forEach(version -> around(new Value.Version(version)));
            case Predicate.Bits(long mask, boolean ignored) -> {
                values.add(Value.whole(mask));
                values.add(Value.whole(Long.lowestOneBit(mask)));
                values.add(Value.whole(~mask & ALL_BITS));
                values.add(Value.whole(ALL_BITS));
            }
            case Predicate.Matches(Pattern pattern) ->
                ExpressionExample.find(pattern).map(Value::text).ifPresent(values::add);
            case Predicate.All(List<Predicate> of) -> of.forEach(this::add);
            case Predicate.Any(List<Predicate> of) -> of.forEach(this::add);
            case Predicate.Not(Predicate of) -> add(of);
            case Predicate.WhenAbsent(Predicate of, boolean ignored) -> add(of);
            case Predicate.ElementOf ignored -> {}
            case Predicate.Present ignored -> {}
            case Predicate.SameBuildAsOs ignored -> {}
        }
    }

    private void add(Operand operand) {
        switch (operand) {
            case Operand.Literal(Value value) -> around(value);
            case Operand.FromAudit(Duration distance) -> around(new Value.Moment(AUDITED.plus(distance)));
            case Operand.OfFact ignored -> {}
        }
    }

    private void around(Value value) {
        values.add(value);
        switch (value) {
            case Value.Whole(long bits) -> {
                if (bits != 0) {
                    values.add(Value.whole(bits - 1));
                }
                if (bits != -1) {
                    values.add(Value.whole(bits + 1));
                }
            }
            case Value.Text(String text) -> {
                values.add(Value.text(text + "0"));
                if (Comparison.isDotted(text)) {
                    values.add(Value.text("0"));
                    values.add(Value.text("9" + text));
                }
            }
            case Value.Version(FileVersion version) -> {
                step(version, -1);
                step(version, 1);
            }
            case Value.Moment(Instant moment) -> {
                values.add(new Value.Moment(moment.minusSeconds(1)));
                values.add(new Value.Moment(moment.plusSeconds(1)));
            }
            case Value.Items(List<String> items) -> lists(items);
            case Value.Flag(boolean flag) -> values.add(Value.flag(!flag));
            case Value.Bytes ignored -> {}
        }
    }

    private void step(FileVersion version, int by) {
        int revision = version.revision() + by;
        if (revision >= 0 && revision <= 0xFFFF) {
            values.add(new Value.Version(new FileVersion(version.major(), version.minor(), version.build(), revision)));
        }
    }

    private void lists(List<String> items) {
        values.add(new Value.Items(items));
        items.forEach(item -> values.add(new Value.Items(item)));
        List<String> more = new ArrayList<>(items);
        more.add("another");
        values.add(new Value.Items(more));
    }

    private void sized(int number) {
        values.add(Value.text("x".repeat(number)));
        List<String> items = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            items.add("item " + i);
        }
        values.add(new Value.Items(items));
    }

    private void addUsual(String type) {
        switch (type) {
            case "flag" -> {
                values.add(Value.flag(true));
                values.add(Value.flag(false));
            }
            case "whole" -> {
                values.add(Value.whole(0));
                values.add(Value.whole(1));
                values.add(Value.whole(ALL_BITS));
            }
            case "text" -> {
                values.add(Value.text(""));
                values.add(Value.text("another"));
            }
            case "items" -> {
                values.add(new Value.Items());
                lists(List.of("one"));
            }
            case "version" -> values.add(new Value.Version(new FileVersion(5, 0, 2195, 1)));
            case "moment" -> values.add(new Value.Moment(AUDITED));
            default -> {}
        }
    }
}
