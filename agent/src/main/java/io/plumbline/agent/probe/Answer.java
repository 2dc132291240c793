package io.plumbline.agent.probe;

import static java.util.Objects.requireNonNull;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryPath;
import io.plumbline.model.RegistryValue;
import io.plumbline.model.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A reading together with where it was read: a fact that has no name yet. */
record Answer(Reading<Value> reading, String source) {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;\u0000]+");

    /** The year 9999, the last that a report writes as it is read. */
    private static final long MAX_SECONDS = 253_402_300_799L;

    Answer {
        requireNonNull(reading, "reading is null");
        requireNonNull(source, "source is null");
    }

    static Answer absent(String source) {
        return new Answer(Reading.absent(), source);
    }

    static Answer of(Value value, String source) {
        return new Answer(Reading.present(value), source);
    }

    /** A registry value as it is: a text where a number belongs stays a text. */
    static Answer value(WindowsHost host, RegistryKey key, String name) {
        RegistryPath path = key.value(name);
        return new Answer(host.registry().value(path).flatMap(RegistryValue::decode), path.toString());
    }

    /** Whether there is what a reading was asked of. */
    static Reading<Value> exists(Reading<?> reading) {
        return reading instanceof Reading.Absent<?>
                ? Reading.present(Value.flag(false))
                : reading.flatMap(ignored -> Reading.present(Value.flag(true)));
    }

    /** This one, unless it is absent: then the other, which names both places. */
    Answer orWhenAbsent(Supplier<Answer> other) {
        if (!(reading instanceof Reading.Absent<Value>)) {
            return this;
        }
        Answer second = other.get();
        return second.reading instanceof Reading.Absent<Value>
                ? new Answer(reading, source + ", else " + second.source)
                : second;
    }

    Answer map(Function<Value, Reading<Value>> function) {
        return new Answer(reading.flatMap(function), source);
    }

    /** Without blanks around it; a text of nothing but blanks is absent, as Windows takes it. */
    Answer trimmed() {
        return map(value -> {
            if (!(value instanceof Value.Text(String text))) {
                return Reading.present(value);
            }
            String trimmed = text.strip();
            return trimmed.isEmpty() ? Reading.absent() : Reading.present(Value.text(trimmed));
        });
    }

    /** A number as a flag, on for all but 0; anything else stays what it is. */
    Answer flag() {
        return map(value -> Reading.present(value instanceof Value.Whole(long bits) ? Value.flag(bits != 0) : value));
    }

    /** Digits as the number they write; anything else stays what it is. */
    Answer number() {
        return map(value -> Reading.present(
                value instanceof Value.Text(String text) && text.strip().matches("\\d{1,18}")
                        ? Value.whole(Long.parseLong(text.strip()))
                        : value));
    }

    /** Seconds of Unix time as a moment, 0 as none; anything else stays what it is. */
    Answer moment() {
        return map(value -> {
            if (!(value instanceof Value.Whole(long seconds))) {
                return Reading.present(value);
            }
            return seconds == 0
                    ? Reading.absent()
                    : seconds < 0 || seconds > MAX_SECONDS
                            ? Reading.failed(value.display() + " seconds are no moment")
                            : Reading.present(new Value.Moment(Instant.ofEpochSecond(seconds)));
        });
    }

    /** Names from a REG_MULTI_SZ or from a text between blanks or commas. */
    Answer names() {
        return list(Set.of(""));
    }

    /** The elements of a REG_MULTI_SZ as they stand, without empty ones; a text is a list of one. */
    Answer elements() {
        return map(value -> switch (value) {
            case Value.Text(String text) ->
                Reading.present(text.isBlank() ? new Value.Items() : new Value.Items(text.strip()));
            case Value.Items(List<String> texts) ->
                Reading.present(new Value.Items(
                        texts.stream().filter(text -> !text.isBlank()).toList()));
            case Value.Whole ignored -> noList(value);
            case Value.Version ignored -> noList(value);
            case Value.Flag ignored -> noList(value);
            case Value.Bytes ignored -> noList(value);
            case Value.Moment ignored -> noList(value);
        });
    }

    /** A list of addresses from a REG_MULTI_SZ or from a text between blanks or commas; blanks and 0.0.0.0 are none. */
    Answer addresses() {
        return list(Set.of("", "0.0.0.0"));
    }

    /** As {@link #addresses}, with 0.0.0.0 kept: as the first address of an adapter it means DHCP. */
    Answer addressesOrNone() {
        return list(Set.of(""));
    }

    private Answer list(Set<String> dropped) {
        return map(value -> switch (value) {
            case Value.Text(String text) -> Reading.present(split(List.of(text), dropped));
            case Value.Items(List<String> texts) -> Reading.present(split(texts, dropped));
            case Value.Whole ignored -> noList(value);
            case Value.Version ignored -> noList(value);
            case Value.Flag ignored -> noList(value);
            case Value.Bytes ignored -> noList(value);
            case Value.Moment ignored -> noList(value);
        });
    }

    private static Reading<Value> noList(Value value) {
        return Reading.failed("a " + value.typeWord() + " where a list belongs");
    }

    private static Value split(List<String> texts, Set<String> dropped) {
        List<String> addresses = new ArrayList<>();
        for (String text : texts) {
            for (String address : SEPARATORS.split(text, -1)) {
                if (!dropped.contains(address)) {
                    addresses.add(address);
                }
            }
        }
        return new Value.Items(addresses);
    }

    private boolean isEmpty() {
        return switch (reading) {
            case Reading.Present<Value>(Value value) -> value.equals(new Value.Items());
            case Reading.Absent<Value>() -> true;
            case Reading.Denied<Value> ignored -> false;
            case Reading.Unsupported<Value> ignored -> false;
            case Reading.Failed<Value> ignored -> false;
        };
    }

    /** The first answer with an element in it; else the first that could not be read; else nothing, from all the places. */
    static Answer firstAddresses(List<Answer> answers) {
        List<String> sources = new ArrayList<>();
        for (Answer answer : answers) {
            if (answer.isEmpty()) {
                sources.add(answer.source);
            } else {
                return answer;
            }
        }
        return of(new Value.Items(), String.join(", else ", sources));
    }

    /** The elements of all in order; what cannot be read of one cannot be told of all. */
    static Answer allAddresses(List<Answer> answers) {
        List<String> items = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        for (Answer answer : answers) {
            sources.add(answer.source);
            switch (answer.reading) {
                case Reading.Present<Value>(Value.Items(List<String> more)) -> items.addAll(more);
                case Reading.Absent<Value>() -> {}
                case Reading.Present<Value> ignored -> throw new IllegalArgumentException("not a list: " + answer);
                case Reading.Denied<Value> ignored -> {
                    return answer;
                }
                case Reading.Unsupported<Value> ignored -> {
                    return answer;
                }
                case Reading.Failed<Value> ignored -> {
                    return answer;
                }
            }
        }
        return of(new Value.Items(items), String.join(", ", sources));
    }

    /** One text of each thing that was found, those without it left out; unreadable as the worst of them. */
    static Answer allNames(Reading<List<String>> found, Function<String, Answer> text, String source) {
        return found.find()
                .map(all -> {
                    List<Answer> texts = new ArrayList<>(List.of(of(new Value.Items(), source)));
                    all.forEach(each -> texts.add(text.apply(each).elements()));
                    return new Answer(allAddresses(texts).reading(), source);
                })
                .orElseGet(() -> new Answer(found.flatMap(all -> Reading.absent()), source));
    }
}
