package io.plumbline.rules;

import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.math.BigInteger;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Values and readings as rule files write them.
 *
 * <p>A number is a Whole, true and false are Flags, a list of texts is Items, any other scalar a Text; {@code {version: …}},
 * {@code {bytes: …}}, {@code {moment: …}} and {@code {text: …}} say the type. The bare words absent, denied, failed and
 * unsupported are readings; a text that happens to be such a word is written {@code {text: absent}}.
 */
final class ValueReader {

    private static final Map<String, Reading<Value>> READINGS = Map.of(
            "absent", Reading.absent(),
            "denied", Reading.denied("access is denied"),
            "failed", Reading.failed("the reading broke"),
            "unsupported", Reading.unsupported("this route cannot know it"));
    private static final Set<String> TYPES = Set.of("version", "bytes", "moment", "text");
    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

    private final Map<String, Parameter> parameters;
    private final Problems problems;

    /** @param parameters what {@code {parameter: …}} may stand for */
    ValueReader(Map<String, Parameter> parameters, Problems problems) {
        this.parameters = parameters;
        this.problems = problems;
    }

    /** What a case gives for a fact. */
    Optional<Reading<Value>> reading(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar && READINGS.containsKey(scalar.text())) {
            if (scalar.plain()) {
                return Optional.ofNullable(READINGS.get(scalar.text()));
            }
            problems.add(
                    node.place(),
                    "\"" + scalar.text() + "\" in quotes could be a reading or a text",
                    "write " + scalar.text() + " for the reading, {text: " + scalar.text() + "} for the text");
            return Optional.empty();
        }
        return value(node).map(Reading::present);
    }

    /** A value that a rule compares with. */
    Optional<Value> literal(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar && READINGS.containsKey(scalar.text())) {
            problems.add(
                    node.place(),
                    scalar.text() + " is a reading, not a value",
                    "ask {present: false} for absence, or write {text: " + scalar.text() + "} for the text");
            return Optional.empty();
        }
        if (isParameter(node)) {
            List<Value> chosen = parameter(node);
            if (chosen.size() > 1) {
                problems.add(node.place(), "this parameter is a list of values", "use it under one-of");
            }
            return chosen.stream().findFirst();
        }
        return value(node);
    }

    /** One value, several in a list, or those of a parameter; empty where any is wrong. */
    List<Value> literals(YamlNode node) {
        if (isParameter(node)) {
            return parameter(node);
        }
        if (!(node instanceof YamlNode.Sequence(List<YamlNode> of, YamlNode.Place place))) {
            return literal(node).stream().toList();
        }
        if (of.isEmpty()) {
            problems.add(place, "an empty list says nothing", "write at least one part");
        }
        List<Optional<Value>> read = of.stream().map(this::literal).toList();
        return read.stream().allMatch(Optional::isPresent)
                ? read.stream().flatMap(Optional::stream).toList()
                : List.of();
    }

    private static boolean isParameter(YamlNode node) {
        return node instanceof YamlNode.Mapping(List<YamlNode.Entry> entries, YamlNode.Place ignored)
                && entries.size() == 1
                && entries.getFirst().key().text().equals("parameter");
    }

    private List<Value> parameter(YamlNode node) {
        String name = node instanceof YamlNode.Mapping(List<YamlNode.Entry> entries, YamlNode.Place ignored)
                        && entries.getFirst().value() instanceof YamlNode.Scalar scalar
                ? scalar.text()
                : "";
        Parameter known = parameters.get(name);
        if (known == null) {
            problems.add(
                    node.place(),
                    "the rule has no parameter \"" + Problems.cut(name) + "\"",
                    parameters.isEmpty() ? "declare it under parameters" : NearestWord.hint(name, parameters.keySet()));
            return List.of();
        }
        return known.values();
    }

    private Optional<Value> value(YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar scalar -> scalar(scalar);
            case YamlNode.Sequence(List<YamlNode> of, YamlNode.Place ignored) -> items(of);
            case YamlNode.Mapping(List<YamlNode.Entry> entries, YamlNode.Place place) -> typed(entries, place);
        };
    }

    private Optional<Value> scalar(YamlNode.Scalar scalar) {
        return switch (scalar.kind()) {
            case TEXT -> Optional.of(Value.text(scalar.text()));
            case FLAG ->
                Optional.of(Value.flag(scalar.text().toLowerCase(Locale.ROOT).equals("true")));
            case WHOLE -> whole(scalar);
            case FRACTION -> {
                problems.add(
                        scalar.place(),
                        scalar.described() + " has no type here",
                        "quote it: \"" + scalar.text() + "\"");
                yield Optional.empty();
            }
            case NOTHING -> {
                problems.add(scalar.place(), "there is no value", "write one, or absent, or \"\" for an empty text");
                yield Optional.empty();
            }
        };
    }

    private Optional<Value> whole(YamlNode.Scalar scalar) {
        String text = scalar.text();
        BigInteger number = BigInteger.valueOf(-1);
        if (text.length() <= 24) {
            if (text.startsWith("0x")) {
                number = new BigInteger(text.substring(2), 16);
            } else if (text.startsWith("0o")) {
                number = new BigInteger(text.substring(2), 8);
            } else {
                number = new BigInteger(text);
            }
        }
        if (number.signum() < 0 || number.compareTo(TWO_TO_64) >= 0) {
            problems.add(
                    scalar.place(),
                    scalar.described() + " is not a whole number from 0 to 2^64-1",
                    "registry numbers have no sign; write 0xFFFFFFFF for what some tools show as -1");
            return Optional.empty();
        }
        return Optional.of(Value.whole(number.longValue()));
    }

    private Optional<Value> items(List<YamlNode> nodes) {
        List<String> items = new ArrayList<>();
        for (YamlNode node : nodes) {
            if (node instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Kind.TEXT) {
                items.add(scalar.text());
            } else {
                problems.add(
                        node.place(), node.described() + " cannot be an item of a list", "lists hold texts: quote it");
            }
        }
        return Optional.of(new Value.Items(items));
    }

    private Optional<Value> typed(List<YamlNode.Entry> entries, YamlNode.Place place) {
        if (entries.size() != 1 || !(entries.getFirst().value() instanceof YamlNode.Scalar scalar)) {
            problems.add(
                    place, "a typed value has one key and one scalar", "write for example {version: 6.0.6000.16386}");
            return Optional.empty();
        }
        String type = entries.getFirst().key().text();
        if (!TYPES.contains(type)) {
            problems.add(
                    entries.getFirst().key().place(),
                    "there is no type " + Problems.cut(type),
                    NearestWord.hint(type, TYPES));
            return Optional.empty();
        }
        String text = scalar.text();
        Optional<Value> value = switch (type) {
            case "version" -> FileVersion.find(text).map(Value.Version::new);
            case "bytes" -> bytes(text);
            case "moment" -> moment(text);
            default -> Optional.of(Value.text(text));
        };
        if (value.isEmpty()) {
            problems.add(
                    scalar.place(),
                    "\"" + Problems.cut(text) + "\" is no " + type,
                    switch (type) {
                        case "version" -> "write four numbers up to 65535: 6.0.6000.16386";
                        case "bytes" -> "write pairs of hexadecimal digits: 00ff";
                        default -> "write it in UTC: 2026-11-21T00:00:00Z";
                    });
        }
        return value;
    }

    private static Optional<Value> bytes(String hex) {
        try {
            return Optional.of(new Value.Bytes(HexFormat.of().parseHex(hex)));
        } catch (IllegalArgumentException notHex) {
            return Optional.empty();
        }
    }

    private static Optional<Value> moment(String text) {
        try {
            return Optional.of(new Value.Moment(Instant.parse(text)));
        } catch (DateTimeParseException notAnInstant) {
            return Optional.empty();
        }
    }
}
