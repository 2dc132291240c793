package io.plumbline.agent.cli;

import static java.util.Objects.requireNonNull;

import io.plumbline.agent.audit.DeliveredFacts;
import io.plumbline.agent.probe.Field;
import io.plumbline.agent.probe.Probe;
import io.plumbline.agent.probe.Probes;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Result;
import io.plumbline.model.Value;
import io.plumbline.rules.FactCatalog;
import io.plumbline.rules.NearestWord;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Packs;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleCase;
import io.plumbline.rules.SubjectForm;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A fact as a rule's author names it, with the values that a sound host may have there.
 *
 * @param forEach whether the probe finds rows of its own, and each is to be judged
 * @param whenAbsent what its description says of absence; empty where it says nothing
 * @param sound one value, or several whole numbers
 */
record FactForm(FactRef ref, boolean forEach, String whenAbsent, List<Value> sound) {

    static final String REGISTRY = "registry";

    FactForm {
        requireNonNull(ref, "ref is null");
        requireNonNull(whenAbsent, "whenAbsent is null");
        sound = List.copyOf(sound);
        if (sound.isEmpty()) {
            throw new IllegalArgumentException(ref + " has no sound value");
        }
    }

    /** The sound value to show, where one will do. */
    Value example() {
        return sound.getFirst();
    }

    /** @throws CommandFailure when there is no such fact, with the one that was probably meant */
    static FactForm of(String text) {
        // The value is what a registry value is asked for.
        String named = text.startsWith(REGISTRY + "[") && text.endsWith("]") ? text + ".value" : text;
        FactRef ref = FactRef.find(named).filter(DeliveredFacts::contains).orElseThrow(() -> noSuchFact(named));
        FactRef column = FactRef.of(ref.probe(), ref.field());
        Optional<Probe> probe = Probes.all().stream()
                .filter(each -> each.name().equals(ref.probe()))
                .findFirst();
        Probe.Rows rows = probe.map(Probe::rows).orElse(Probe.Rows.SINGLE);
        if (rows == Probe.Rows.ASKED && ref.subject().isEmpty()) {
            throw CommandFailure.usage(ref.probe() + " is read by name: write " + ref.probe() + "["
                    + example(ref.probe()) + "]." + ref.field());
        }
        SubjectForm.findMistake(ref.probe(), ref.subject()).ifPresent(mistake -> {
            throw CommandFailure.usage(mistake.message() + "; " + mistake.fix());
        });
        Optional<Field> field = probe.stream()
                .flatMap(each -> each.fields().stream())
                .filter(each -> each.name().equals(ref.field()))
                .findFirst();
        Value example = inBuiltInRules(column)
                .filter(value -> field.map(Field::type)
                        .filter(type -> type != Field.Type.ANY)
                        .map(type -> type.word().equals(value.typeWord()))
                        .orElse(true))
                .or(() -> field.flatMap(FactForm::described))
                .orElseGet(() -> ofItsType(column));
        return new FactForm(
                ref,
                rows == Probe.Rows.FOUND && ref.subject().isEmpty(),
                field.map(Field::whenAbsent).orElse(""),
                List.of(example));
    }

    private static CommandFailure noSuchFact(String text) {
        TreeSet<String> known = new TreeSet<>();
        DeliveredFacts.all().forEach(each -> known.add(each.toString()));
        // The subject is the author's: what is mistyped stands around it.
        String column = text.replaceFirst("\\[.*]", "");
        return CommandFailure.usage("no fact '" + text + "'; "
                + NearestWord.find(column, known)
                        .map(nearest -> "did you mean " + nearest + "?")
                        .orElse("'facts --describe' lists them; a registry value is " + REGISTRY + "["
                                + example(REGISTRY) + "]"));
    }

    private static String example(String probe) {
        return switch (probe) {
            case REGISTRY -> "HKLM\\SOFTWARE\\Policies\\Acme::Setting";
            case "file" -> "Windows\\System32\\drivers\\netbt.sys";
            case "update" -> "KB933860";
            default -> "NAME";
        };
    }

    /** Their cases know the types of derived facts, too, which no probe describes. */
    private static Optional<Value> inBuiltInRules(FactRef column) {
        for (Pack pack : Packs.builtIn()) {
            for (Rule rule : pack.rules()) {
                for (RuleCase one : rule.cases()) {
                    for (Fact fact : one.expected() == Result.PASS ? one.given().all() : List.<Fact>of()) {
                        Optional<Value> value = fact.reading().find();
                        if (value.isPresent()
                                && !value.get().equals(new Value.Items())
                                && FactRef.of(fact.ref().probe(), fact.ref().field())
                                        .equals(column)) {
                            return value;
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Of a derived fact that no built-in rule reads. */
    private static Value ofItsType(FactRef column) {
        String type = DeliveredFacts.catalog().entries().stream()
                .filter(entry -> entry.name().probe().equals(column.probe())
                        && entry.name().field().equals(column.field()))
                .map(FactCatalog.Entry::type)
                .findFirst()
                .orElse(FactCatalog.ANY_TYPE);
        return switch (type) {
            case "text" -> Value.text("as it should be");
            case "items" -> new Value.Items("as it should be");
            case "flag" -> Value.flag(true);
            default -> Value.whole(1);
        };
    }

    private static Optional<Value> described(Field field) {
        return switch (field.type()) {
            case TEXT -> Optional.of(Value.text(field.example()));
            case WHOLE, ANY -> whole(field.example());
            case VERSION -> FileVersion.find(field.example()).map(Value.Version::new);
            case FLAG -> Optional.of(Value.flag(field.example().equals("yes")));
            case ITEMS -> Optional.of(new Value.Items(List.of(field.example().split(", ", -1))));
            case MOMENT -> moment(field.example());
        };
    }

    /**
     * The same fact with the value that its author wants, of the fact's own type, or with several numbers; text in
     * quotation marks is text.
     *
     * @throws CommandFailure when it cannot be of that type
     */
    FactForm expecting(@Nullable String wanted) {
        if (wanted == null) {
            return this;
        }
        List<Value> values = switch (example()) {
            case Value.Whole ignored -> {
                List<Value> numbers = numbers(wanted);
                yield numbers.isEmpty() && ref.probe().equals(REGISTRY)
                        ? List.of(Value.text(unquoted(wanted)))
                        : numbers;
            }
            case Value.Text ignored -> List.of(Value.text(unquoted(wanted)));
            case Value.Items ignored -> List.of(new Value.Items(unquoted(wanted)));
            case Value.Version ignored ->
                FileVersion.find(wanted).<Value>map(Value.Version::new).stream().toList();
            case Value.Flag ignored -> flag(wanted).stream().toList();
            case Value.Moment ignored -> moment(wanted).stream().toList();
            case Value.Bytes ignored -> List.of();
        };
        if (values.isEmpty()) {
            throw CommandFailure.usage("--expect " + wanted + ": " + ref + " is of the type "
                    + example().typeWord() + "; write a value such as "
                    + example().display());
        }
        return new FactForm(ref, forEach, whenAbsent, values);
    }

    /** What stands between commas, each once; none where any of it is no whole number. */
    private static List<Value> numbers(String text) {
        List<Optional<Value>> parts = Arrays.stream(text.split(",", -1))
                .map(part -> whole(part.strip()))
                .toList();
        return parts.stream().allMatch(Optional::isPresent)
                ? parts.stream().flatMap(Optional::stream).distinct().toList()
                : List.of();
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static Optional<Value> whole(String text) {
        try {
            return Optional.of(Value.whole(
                    text.startsWith("0x")
                            ? Long.parseUnsignedLong(text.substring(2), 16)
                            : Long.parseUnsignedLong(text)));
        } catch (NumberFormatException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<Value> flag(String text) {
        return switch (text) {
            case "yes", "true" -> Optional.of(Value.flag(true));
            case "no", "false" -> Optional.of(Value.flag(false));
            default -> Optional.empty();
        };
    }

    private static Optional<Value> moment(String text) {
        try {
            return Optional.of(new Value.Moment(Instant.parse(text)));
        } catch (java.time.format.DateTimeParseException notOne) {
            return Optional.empty();
        }
    }
}
