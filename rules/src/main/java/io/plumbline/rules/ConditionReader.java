package io.plumbline.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Value;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Conditions and predicates out of YAML; where something is wrong it notes so and answers with what is left. */
final class ConditionReader {

    private static final Set<String> COMBINING =
            Set.of("all", "any", "not", "every", "some", "no", "count", "distinct");
    private static final List<String> QUESTIONS = List.of(
            "equals",
            "one-of",
            "at-least",
            "at-most",
            "matches",
            "contains",
            "size",
            "present",
            "same-build-as-os",
            "equals-ignoring-case",
            "fixed-in",
            "bits-set",
            "bits-clear",
            "every-item",
            "some-item",
            "no-item",
            "all",
            "any",
            "not");
    private static final List<String> PREDICATES =
            Stream.concat(QUESTIONS.stream(), Stream.of("when-absent")).toList();
    private static final int LONGEST_EXPRESSION = 200;
    private static final int MOST_ROW_CONDITIONS_AROUND = 2;
    private static final int MOST_REPEATS = 1000;
    private static final Pattern REPEAT = Pattern.compile("\\{(\\d+)(?:,(\\d*))?\\}");

    private final Places places;
    private final Problems problems;
    private final FactNameReader names;
    private final ValueReader values;
    private final TextReader texts;
    private final int rowConditionsAround;

    ConditionReader(FactNameReader names, ValueReader values, Places places, Problems problems) {
        this(names, values, places, problems, 0);
    }

    private ConditionReader(
            FactNameReader names, ValueReader values, Places places, Problems problems, int rowConditionsAround) {
        this.rowConditionsAround = rowConditionsAround;
        this.places = places;
        this.problems = problems;
        this.names = names;
        this.values = values;
        this.texts = new TextReader(problems);
    }

    /** For what is asked of each row of a probe: every condition about rows inside multiplies what there is to look at. */
    ConditionReader ofRows(FactNameReader rowNames) {
        return new ConditionReader(rowNames, values, places, problems, rowConditionsAround + 1);
    }

    ConditionReader withoutRows() {
        return new ConditionReader(names.withoutRows(), values, places, problems);
    }

    /** A mapping of fact names to predicates; several entries must all hold. */
    Condition condition(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping(List<YamlNode.Entry> entries, YamlNode.Place place))) {
            problems.add(
                    node.place(),
                    "a condition is a mapping, not " + node.described(),
                    "write {probe.field: {equals: value}}");
            return Condition.ALWAYS;
        }
        if (entries.isEmpty()) {
            problems.add(
                    place, "an empty condition says nothing", "write {probe.field: {equals: value}} or leave it out");
        }
        List<Condition> conditions = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlNode.Entry entry : entries) {
            if (!seen.add(entry.key().text())) {
                problems.add(
                        entry.key().place(),
                        "the key " + Problems.cut(entry.key().text()) + " stands here a second time",
                        "join both under all");
            }
            condition(entry).map(read -> places.mark(read, entry.key().place())).ifPresent(conditions::add);
        }
        return conditions.size() == 1 ? conditions.getFirst() : places.mark(new Condition.All(conditions), place);
    }

    private Optional<Condition> condition(YamlNode.Entry entry) {
        String key = entry.key().text();
        return switch (key) {
            case "all" -> Optional.of(new Condition.All(list(entry.value(), this::condition)));
            case "any" -> Optional.of(new Condition.Any(list(entry.value(), this::condition)));
            case "not" -> Optional.of(new Condition.Not(condition(entry.value())));
            case "every", "some", "no", "count", "distinct" -> {
                if (rowConditionsAround >= MOST_ROW_CONDITIONS_AROUND) {
                    problems.add(
                            entry.key().place(),
                            key + " stands inside two others, one inside the other",
                            "ask of fewer probes at once");
                    yield Optional.empty();
                }
                yield new RowConditionReader(names, this, places, problems).read(entry);
            }
            default -> {
                if (key.indexOf('.') < 0) {
                    problems.add(
                            entry.key().place(),
                            Problems.cut(key) + " is no way to combine conditions, nor the name of a fact",
                            NearestWord.find(key, COMBINING)
                                    .map(nearest -> "did you mean " + nearest + "?")
                                    .orElseGet(() -> FactNameReader.howToName(key)));
                    yield Optional.empty();
                }
                Predicate predicate = predicate(entry.value());
                yield names.name(key, entry.key().place()).map(name -> new Condition.Check(name, predicate));
            }
        };
    }

    /** Several keys must all hold; {@code when-absent} answers for all of them. */
    Predicate predicate(YamlNode node) {
        YamlKeys keys = YamlKeys.of(node, "a predicate", PREDICATES, problems);
        List<Predicate> predicates = new ArrayList<>();
        for (String question : QUESTIONS) {
            keys.find(question)
                    .flatMap(asked -> question(question, asked))
                    .map(read -> places.mark(read, keys.placeOf(question)))
                    .ifPresent(predicates::add);
        }
        if (predicates.isEmpty() && problems.isEmpty()) {
            problems.add(keys.place(), "a predicate without a question", "write for example {equals: 1}");
        }
        Predicate whole = predicates.size() == 1
                ? predicates.getFirst()
                : places.mark(new Predicate.All(predicates), keys.place());
        return keys.find("when-absent")
                .flatMap(texts::flag)
                .<Predicate>map(
                        answer -> places.mark(new Predicate.WhenAbsent(whole, answer), keys.placeOf("when-absent")))
                .orElse(whole);
    }

    private Optional<? extends Predicate> question(String word, YamlNode node) {
        return switch (word) {
            case "equals" -> operand(node).map(Predicate.Equals::new);
            case "one-of" -> oneOf(node);
            case "at-least" -> bound(word, node).map(Predicate.AtLeast::new);
            case "at-most" -> bound(word, node).map(Predicate.AtMost::new);
            case "matches" -> expression(node).map(Predicate.Matches::new);
            case "contains" -> part(node).map(Predicate.Contains::new);
            case "size" -> Optional.of(new Predicate.Size(predicate(node)));
            case "present" -> flagged(node, new Predicate.Present());
            case "same-build-as-os" -> flagged(node, new Predicate.SameBuildAsOs());
            case "equals-ignoring-case" -> operand(node).map(Predicate.EqualsIgnoringCase::new);
            case "fixed-in" -> fixedIn(node);
            case "bits-set" -> bits(word, node, true);
            case "bits-clear" -> bits(word, node, false);
            case "every-item" -> Optional.of(new Predicate.Elements(Quantifier.EVERY, predicate(node)));
            case "some-item" -> Optional.of(new Predicate.Elements(Quantifier.SOME, predicate(node)));
            case "no-item" -> Optional.of(new Predicate.Elements(Quantifier.NO, predicate(node)));
            case "all" -> Optional.of(new Predicate.All(list(node, this::predicate)));
            case "any" -> Optional.of(new Predicate.Any(list(node, this::predicate)));
            case "not" -> Optional.of(new Predicate.Not(predicate(node)));
            default -> throw new IllegalArgumentException("no question: " + word);
        };
    }

    private <T> List<T> list(YamlNode node, Function<YamlNode, T> read) {
        if (!(node instanceof YamlNode.Sequence(List<YamlNode> of, YamlNode.Place place))) {
            problems.add(node.place(), "a list belongs here, not " + node.described(), "write - before each part");
            return List.of();
        }
        if (of.isEmpty()) {
            problems.add(place, "an empty list says nothing", "write at least one part");
        }
        return of.stream().map(read).toList();
    }

    private Optional<Predicate> flagged(YamlNode node, Predicate predicate) {
        return texts.flag(node).map(yes -> yes ? predicate : new Predicate.Not(places.mark(predicate, node.place())));
    }

    private Optional<Operand> operand(YamlNode node) {
        if (isMapping(node, "ago") || isMapping(node, "ahead")) {
            return distance(node);
        }
        if (!isMapping(node, "fact")) {
            return values.literal(node).map(Operand.Literal::new);
        }
        YamlKeys keys = YamlKeys.of(node, "a comparison with a fact", Set.of("fact"), problems);
        return keys.find("fact").flatMap(this::factName).map(Operand.OfFact::new);
    }

    private static boolean isMapping(YamlNode node, String key) {
        return node instanceof YamlNode.Mapping(List<YamlNode.Entry> entries, YamlNode.Place ignored)
                && entries.stream().anyMatch(entry -> entry.key().text().equals(key));
    }

    private Optional<Operand> distance(YamlNode node) {
        YamlKeys keys = YamlKeys.of(node, "a distance from the audit", Set.of("ago", "ahead"), problems);
        boolean ago = keys.has("ago");
        Optional<String> text = keys.find(ago ? "ago" : "ahead").flatMap(texts::line);
        try {
            return text.map(Duration::parse)
                    .map(duration -> new Operand.FromAudit(ago ? duration.negated() : duration));
        } catch (DateTimeParseException noDuration) {
            problems.add(
                    node.place(),
                    "\"" + Problems.cut(text.orElse("")) + "\" is no span of time",
                    "write days or hours: P30D, PT12H");
            return Optional.empty();
        }
    }

    private Optional<Predicate> fixedIn(YamlNode node) {
        List<FileVersion> versions = new ArrayList<>();
        for (YamlNode each : texts.list(node)) {
            Optional<FileVersion> version =
                    each instanceof YamlNode.Scalar scalar ? FileVersion.find(scalar.text()) : Optional.empty();
            if (version.isEmpty()) {
                problems.add(each.place(), each.described() + " is no version", "write four numbers: 6.0.6000.16386");
            }
            version.ifPresent(versions::add);
        }
        if (versions.isEmpty()) {
            problems.add(node.place(), "fixed-in lists no version", "list the fix of each build and branch");
            return Optional.empty();
        }
        return Optional.of(new Predicate.FixedIn(versions));
    }

    private Optional<Predicate> bits(String key, YamlNode node, boolean set) {
        Optional<Value> mask = values.literal(node);
        if (mask.isPresent() && mask.get() instanceof Value.Whole(long bits) && bits != 0) {
            return Optional.of(new Predicate.Bits(bits, set));
        }
        if (mask.isPresent()) {
            problems.add(node.place(), key + " takes a number that is not 0", "write the mask: 0x10");
        }
        return Optional.empty();
    }

    private Optional<FactName> factName(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) {
            return names.name(scalar.text(), scalar.place());
        }
        problems.add(node.place(), "the name of a fact belongs here, not " + node.described(), "write probe.field");
        return Optional.empty();
    }

    private Optional<Operand> bound(String key, YamlNode node) {
        Optional<Operand> operand = operand(node);
        if (operand.isPresent() && operand.get() instanceof Operand.Literal(Value value)) {
            boolean ordered = switch (value) {
                case Value.Whole ignored -> true;
                case Value.Version ignored -> true;
                case Value.Moment ignored -> true;
                case Value.Text(String text) -> Comparison.isDotted(text);
                case Value.Flag ignored -> false;
                case Value.Items ignored -> false;
                case Value.Bytes ignored -> false;
            };
            if (!ordered) {
                problems.add(
                        node.place(),
                        "nothing is " + key + " " + Problems.cut(value.display()),
                        "a bound is a number, a version, a moment or a dotted number in quotes");
                return Optional.empty();
            }
        }
        return operand;
    }

    private Optional<Operand> part(YamlNode node) {
        Optional<Operand> operand = operand(node);
        if (operand.isPresent()
                && operand.get() instanceof Operand.Literal(Value value)
                && !(value instanceof Value.Text)) {
            problems.add(node.place(), "lists and texts contain texts only", "write a text, quoted if need be");
            return Optional.empty();
        }
        return operand;
    }

    private Optional<Predicate> oneOf(YamlNode node) {
        if (isMapping(node, "fact")) {
            YamlKeys keys = YamlKeys.of(node, "a comparison with a fact", Set.of("fact"), problems);
            return keys.find("fact").flatMap(this::factName).map(Predicate.ElementOf::new);
        }
        List<Value> all = values.literals(node);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        if (all.stream().map(Value::typeWord).distinct().count() > 1) {
            problems.add(node.place(), "the values of one-of are of several types", "a fact has one type: write one");
            return Optional.empty();
        }
        return Optional.of(new Predicate.OneOf(all));
    }

    private Optional<Pattern> expression(YamlNode node) {
        if (!(node instanceof YamlNode.Scalar scalar) || scalar.kind() != YamlNode.Kind.TEXT) {
            problems.add(node.place(), "a regular expression is a text, not " + node.described(), "quote it");
            return Optional.empty();
        }
        if (scalar.text().length() > LONGEST_EXPRESSION || repeats(scalar.text()) > MOST_REPEATS) {
            problems.add(
                    node.place(), "the regular expression is too large", "ask several simpler questions under any");
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(scalar.text()));
        } catch (PatternSyntaxException wrong) {
            problems.add(
                    node.place(),
                    "a wrong regular expression: " + Problems.cut(wrong.getDescription()),
                    "it is RE2 syntax: no look-around, no back-references");
            return Optional.empty();
        }
    }

    /** Counted repeats multiply when nested, and compile to that many instructions. */
    private static long repeats(String expression) {
        long product = 1;
        var matcher = REPEAT.matcher(expression);
        while (matcher.find() && product <= MOST_REPEATS) {
            String highest =
                    matcher.group(2) == null || matcher.group(2).isEmpty() ? matcher.group(1) : matcher.group(2);
            product *= highest.length() > 4 ? MOST_REPEATS + 1 : Math.max(1, Integer.parseInt(highest));
        }
        return product;
    }
}
