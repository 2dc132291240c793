package io.plumbline.agent.derive;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Origins;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One conclusion on its way: it hands out facts and remembers which, for the source of what is concluded.
 *
 * <p>A registry value of the wrong type reads as absent here, because Windows itself falls back to its default then.
 */
final class Reasoning {

    private static final int MAX_NAMED = 12;
    private static final Pattern MAJOR = Pattern.compile("(\\d{1,4})\\..*");

    private final Facts facts;
    private final String rule;
    private final Set<FactRef> used = new LinkedHashSet<>();

    /** @param rule how the conclusion is drawn, in words */
    Reasoning(Facts facts, String rule) {
        this.facts = facts;
        this.rule = rule;
    }

    Reading<Value> read(FactRef ref) {
        used.add(ref);
        return facts.reading(ref);
    }

    Reading<Value> read(String probe, String field) {
        return read(FactRef.of(probe, field));
    }

    Reading<Value> read(String probe, String subject, String field) {
        return read(FactRef.of(probe, subject, field));
    }

    /** The subjects of a probe's rows that can have facts. */
    Reading<List<String>> rows(String probe) {
        used.add(FactRef.rows(probe));
        return facts.rows(probe)
                .map(subjects -> subjects.stream().filter(FactRef::isSubject).toList());
    }

    static Reading<Long> whole(Reading<Value> reading) {
        return reading.flatMap(
                value -> value instanceof Value.Whole(long bits) ? Reading.present(bits) : Reading.absent());
    }

    static Reading<Boolean> flag(Reading<Value> reading) {
        return reading.flatMap(
                value -> value instanceof Value.Flag(boolean flag) ? Reading.present(flag) : Reading.absent());
    }

    static Reading<String> text(Reading<Value> reading) {
        return reading.flatMap(
                value -> value instanceof Value.Text(String text) ? Reading.present(text) : Reading.absent());
    }

    static Reading<List<String>> items(Reading<Value> reading) {
        return reading.flatMap(
                value -> value instanceof Value.Items(List<String> items) ? Reading.present(items) : Reading.absent());
    }

    static <T> Reading<T> orWhenAbsent(Reading<T> reading, T otherwise) {
        return reading instanceof Reading.Absent<T> ? Reading.present(otherwise) : reading;
    }

    /** A DWORD that is on for every value but 0. */
    Reading<Boolean> switchedOn(FactRef ref, boolean whenAbsent) {
        return orWhenAbsent(whole(read(ref)).map(bits -> bits != 0), whenAbsent);
    }

    Reading<Boolean> hasAny(FactRef list) {
        return orWhenAbsent(items(read(list)).map(items -> !items.isEmpty()), false);
    }

    boolean isWorkgroups() {
        return read("os", "family").equals(Reading.present(Value.text("wfw")));
    }

    /** 4 for NT 4.0, 5 for 2000 to 2003, 6 for Vista to 8.1, 10 for all later. */
    Reading<Long> majorVersion() {
        return text(read("os", "version")).flatMap(version -> {
            Matcher major = MAJOR.matcher(version);
            return major.matches() ? Reading.present(Long.parseLong(major.group(1))) : Reading.absent();
        });
    }

    Conclusion conclude(FactRef ref, Reading<Value> reading) {
        String names = used.stream().limit(MAX_NAMED).map(FactRef::toString).collect(Collectors.joining(", "));
        String more = used.size() > MAX_NAMED ? " and " + (used.size() - MAX_NAMED) + " more" : "";
        Fact fact = new Fact(ref, reading, Conclusion.source(rule + " from " + names + more));
        return new Conclusion(fact, new Origins.Origin(rule, List.copyOf(used)));
    }

    Conclusion concludeFlag(FactRef ref, Reading<Boolean> reading) {
        return conclude(ref, reading.map(Value::flag));
    }
}
