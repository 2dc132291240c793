package io.plumbline.rules;

import io.plumbline.model.FactRef;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Conditions about the rows of a probe out of YAML: every, some, no, count and distinct. */
final class RowConditionReader {

    private static final Map<String, Set<String>> KEYS = Map.of(
            "every", Set.of("of", "where", "holds"),
            "some", Set.of("of", "where", "holds"),
            "no", Set.of("of", "where", "holds"),
            "count", Set.of("of", "where", "is"),
            "distinct", Set.of("of", "where", "values", "is"));

    private final FactNameReader names;
    private final ConditionReader around;
    private final Places places;
    private final Problems problems;
    private final TextReader texts;

    RowConditionReader(FactNameReader names, ConditionReader around, Places places, Problems problems) {
        this.places = places;
        this.names = names;
        this.around = around;
        this.problems = problems;
        this.texts = new TextReader(problems);
    }

    Optional<Condition> read(YamlNode.Entry entry) {
        String word = entry.key().text();
        YamlKeys keys = YamlKeys.of(entry.value(), word, KEYS.getOrDefault(word, Set.of()), problems);
        Optional<String> probe = keys.require("of", "name the probe whose rows are meant: of: adapter")
                .flatMap(node -> texts.line(node).filter(text -> isProbe(text, node)));
        if (probe.isEmpty()) {
            return Optional.empty();
        }
        FactNameReader rowNames = names.withRowsOf(probe.get());
        ConditionReader conditions = around.ofRows(rowNames);
        RowSet of = places.mark(
                new RowSet(
                        probe.get(),
                        keys.find("where").map(conditions::condition).orElse(Condition.ALWAYS)),
                keys.placeOf("of"));
        return switch (word) {
            case "count" -> is(keys, conditions).map(is -> new Condition.Count(of, is));
            case "distinct" -> {
                Optional<FactName> field = keys.require("values", "name the field: values: " + probe.get() + ".kind")
                        .flatMap(node -> texts.line(node).flatMap(text -> rowNames.name(text, node.place())));
                yield is(keys, conditions).flatMap(is -> field.map(name -> new Condition.Distinct(of, name, is)));
            }
            default ->
                keys.require("holds", "say what must hold of the row")
                        .map(conditions::condition)
                        .map(holds -> new Condition.Rows(quantifier(word), of, holds));
        };
    }

    private static Quantifier quantifier(String word) {
        return switch (word) {
            case "every" -> Quantifier.EVERY;
            case "some" -> Quantifier.SOME;
            default -> Quantifier.NO;
        };
    }

    private Optional<Predicate> is(YamlKeys keys, ConditionReader conditions) {
        return keys.require("is", "say what the number must be: is: { at-least: 2 }")
                .map(conditions::predicate);
    }

    private boolean isProbe(String text, YamlNode node) {
        boolean probe =
                FactRef.find(text + ".x").filter(ref -> ref.subject().isEmpty()).isPresent();
        if (!probe) {
            problems.add(node.place(), "\"" + Problems.cut(text) + "\" is no probe", "write for example of: adapter");
        }
        return probe;
    }
}
