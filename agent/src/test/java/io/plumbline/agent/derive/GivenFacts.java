package io.plumbline.agent.derive;

import io.plumbline.agent.audit.DeliveredFacts;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Facts as tables of tests write them: {@code netbt.node-type-configured=4; adapter[A].wins-servers=192.0.2.5,192.0.2.6}.
 *
 * <p>A number is a whole, yes and no are flags, four dotted numbers behind {@code v} a version, a list stands between
 * commas and is empty as {@code []}, one element ends in a comma; absent, denied, unsupported and failed are readings;
 * all else is text. What is not given is absent; rows come from the subjects, in order, unless given.
 */
final class GivenFacts {

    private GivenFacts() {}

    static Facts of(String given) {
        Map<FactRef, Fact> facts = new TreeMap<>();
        Map<String, List<String>> rows = new TreeMap<>();
        for (String part : given.split(";", -1)) {
            if (!part.isBlank()) {
                String[] sides = part.strip().split("=", 2);
                FactRef ref = FactRef.find(sides[0].strip()).orElseThrow(() -> new IllegalArgumentException(part));
                facts.put(ref, new Fact(ref, reading(sides[1].strip()), "given"));
                if (!ref.subject().isEmpty()) {
                    List<String> subjects = rows.computeIfAbsent(ref.probe(), probe -> new ArrayList<>());
                    if (!subjects.contains(ref.subject())) {
                        subjects.add(ref.subject());
                    }
                }
            }
        }
        rows.forEach((probe, subjects) -> put(facts, FactRef.rows(probe), Reading.present(new Value.Items(subjects))));
        List.of("adapter", "wlbs", "file")
                .forEach(probe -> put(facts, FactRef.rows(probe), Reading.present(new Value.Items())));
        completed(rows).forEach(ref -> put(facts, ref, Reading.absent()));
        return Facts.of(facts.values());
    }

    private static void put(Map<FactRef, Fact> facts, FactRef ref, Reading<Value> reading) {
        facts.putIfAbsent(ref, new Fact(ref, reading, "given"));
    }

    /** Every fact that probes and derivations know, so that what a table leaves out is absent and not undelivered. */
    private static Stream<FactRef> completed(Map<String, List<String>> rows) {
        return DeliveredFacts.all().stream()
                .flatMap(ref -> Stream.concat(Stream.of(""), rows.getOrDefault(ref.probe(), List.of()).stream())
                        .map(row -> FactRef.of(ref.probe(), row, ref.field())));
    }

    static Reading<Value> reading(String written) {
        return switch (written) {
            case "absent" -> Reading.absent();
            case "denied" -> Reading.denied("given");
            case "unsupported" -> Reading.unsupported("given");
            case "failed" -> Reading.failed("given");
            default -> Reading.present(value(written));
        };
    }

    private static Value value(String written) {
        if (written.equals("yes") || written.equals("no")) {
            return Value.flag(written.equals("yes"));
        }
        if (written.equals("[]")) {
            return new Value.Items();
        }
        if (written.contains(",")) {
            return new Value.Items(Arrays.stream(written.split(",", -1))
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .toList());
        }
        if (written.matches("v\\d+(\\.\\d+){3}")) {
            return new Value.Version(FileVersion.find(written.substring(1)).orElseThrow());
        }
        return written.matches("\\d+") ? Value.whole(Long.parseLong(written)) : Value.text(written);
    }

    /** A reading in the words of these tables. */
    static String shown(Reading<Value> reading) {
        return reading.find()
                .map(value -> value instanceof Value.Items(List<String> items)
                        ? items.isEmpty() ? "[]" : String.join(",", items) + (items.size() == 1 ? "," : "")
                        : value.display())
                .orElse(reading.kind().word());
    }
}
