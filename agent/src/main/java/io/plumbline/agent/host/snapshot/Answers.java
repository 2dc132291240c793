package io.plumbline.agent.host.snapshot;

import io.plumbline.model.Reading;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The recorded answers of every kind of question; arguments are alike whatever their case, as Windows takes names. */
final class Answers {

    private static final Comparator<List<String>> ARGUMENT_ORDER = (one, other) -> {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = RecordedKey.folded(one.get(i)).compareTo(RecordedKey.folded(other.get(i)));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    };

    private final Map<QuestionForm<?>, TreeMap<List<String>, Reading<?>>> byForm = new HashMap<>();

    <T> Optional<Reading<T>> find(QuestionForm<T> form, String... arguments) {
        return Optional.ofNullable(this.<T>of(form).get(List.of(arguments)));
    }

    <T> void put(QuestionForm<T> form, List<String> arguments, Reading<T> reading) {
        if (arguments.size() != form.arguments()) {
            throw new IllegalArgumentException(form.name() + " of " + arguments);
        }
        this.<T>of(form).put(List.copyOf(arguments), reading);
    }

    /** By arguments, in order. */
    // What stands under a form was put there through it, so its readings are of the form's type.
    @SuppressWarnings({"unchecked", "rawtypes"})
    <T> Map<List<String>, Reading<T>> of(QuestionForm<T> form) {
        return (Map) byForm.computeIfAbsent(form, any -> new TreeMap<>(ARGUMENT_ORDER));
    }

    boolean isEmpty(String section) {
        return Questions.of(section).stream().allMatch(form -> of(form).isEmpty());
    }
}
