package io.plumbline.agent.probe;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The facts of one probe while it collects them, each cut to what a fact may hold: what is longer is a failure that says
 * so, because half a list would be judged as if it were the whole.
 */
final class FactSheet {

    static final int MAX_TEXT = 8192;
    static final int MAX_ITEMS = 4096;

    private final String probe;
    private final List<Fact> facts = new ArrayList<>();

    FactSheet(String probe) {
        this.probe = probe;
    }

    void put(String field, Answer answer) {
        put("", field, answer);
    }

    void put(String subject, String field, Answer answer) {
        facts.add(new Fact(
                FactRef.of(probe, subject, field), answer.reading().flatMap(FactSheet::bounded), answer.source()));
    }

    void rows(Answer answer) {
        put(FactRef.ROWS, answer);
    }

    /** The rows of a probe that looks where it is told to, and always at some things; also told in the fact {@code rows}. */
    Set<String> asked(Collection<String> subjects, Collection<String> always) {
        Set<String> rows = new TreeSet<>(subjects);
        rows.addAll(always);
        rows(Answer.of(new Value.Items(List.copyOf(rows)), "the rules in force"));
        return rows;
    }

    Row row(String subject) {
        return (field, answer) -> put(subject, field, answer);
    }

    /** The facts of one subject. */
    interface Row {
        void put(String field, Answer answer);
    }

    /** One answer for every field of a row, as on a host where this area does not exist. */
    void putAll(String subject, List<Field> fields, Answer answer) {
        fields.forEach(field -> put(subject, field.name(), answer));
    }

    List<Fact> facts() {
        return List.copyOf(facts);
    }

    private static Reading<Value> bounded(Value value) {
        return switch (value) {
            case Value.Text(String text) when text.length() > MAX_TEXT -> tooLong("a text of " + text.length());
            case Value.Bytes bytes
            when bytes.toByteArray().length > MAX_TEXT / 2 -> tooLong("bytes over " + MAX_TEXT / 2);
            case Value.Items(List<String> items) when items.size() > MAX_ITEMS -> tooLong("a list of " + items.size());
            case Value.Items(List<String> items)
            when items.stream().anyMatch(item -> item.length() > MAX_TEXT) ->
                tooLong("a list with a text over " + MAX_TEXT);
            case Value.Text ignored -> Reading.present(value);
            case Value.Whole ignored -> Reading.present(value);
            case Value.Version ignored -> Reading.present(value);
            case Value.Flag ignored -> Reading.present(value);
            case Value.Items ignored -> Reading.present(value);
            case Value.Bytes ignored -> Reading.present(value);
            case Value.Moment ignored -> Reading.present(value);
        };
    }

    private static Reading<Value> tooLong(String what) {
        return Reading.failed(what + " is more than a fact holds");
    }
}
