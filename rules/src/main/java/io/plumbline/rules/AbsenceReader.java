package io.plumbline.rules;

import io.plumbline.model.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code when-absent} out of YAML: of the one fact that a rule reads, or, in a rule that decides, of each fact by name.
 *
 * <p>A list is one default for each range of systems; its last has no {@code when}.
 */
final class AbsenceReader {

    private static final Set<String> KEYS = Set.of("when", "value", "result", "reason", "unknown", "means", "source");

    private final Places places;
    private final Problems problems;
    private final TextReader texts;
    private final ValueReader values;
    private final FactNameReader names;
    private final ConditionReader conditions;
    private final RulingReader rulings;

    AbsenceReader(
            FactNameReader names,
            ConditionReader conditions,
            RulingReader rulings,
            ValueReader values,
            Places places,
            Problems problems) {
        this.places = places;
        this.problems = problems;
        this.texts = new TextReader(problems);
        this.values = values;
        this.names = names;
        this.conditions = conditions;
        this.rulings = rulings;
    }

    /** Of the fact that the rule reads; it may settle the rule. */
    Absence ofRead(FactName fact, YamlNode node) {
        if (node instanceof YamlNode.Scalar) {
            Ruling ruling = new Ruling(rulings.result(node).orElse(Result.UNKNOWN), absent(fact, ""));
            return new Absence(List.of(places.mark(
                    new Absence.Default(Condition.ALWAYS, new Absence.Answer.Settles(ruling), "", ""), node.place())));
        }
        return absence(fact, node, true);
    }

    /** Of several facts; what they count as then decides. */
    Map<FactName, Absence> ofFacts(YamlNode node) {
        Map<FactName, Absence> absences = new LinkedHashMap<>();
        for (YamlNode.Entry entry : texts.entries(node)) {
            names.name(entry.key().text(), entry.key().place()).ifPresent(fact -> {
                if (absences.put(fact, absence(fact, entry.value(), false)) != null) {
                    problems.add(entry.key().place(), fact + " stands here a second time", "keep one of them");
                }
            });
        }
        return absences;
    }

    private Absence absence(FactName fact, YamlNode node, boolean settles) {
        List<YamlNode> nodes =
                node instanceof YamlNode.Sequence(List<YamlNode> of, YamlNode.Place ignored) ? of : List.of(node);
        List<Absence.Default> defaults = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            YamlKeys keys = YamlKeys.of(nodes.get(i), "a default", KEYS, problems);
            boolean last = i == nodes.size() - 1;
            if (last && keys.has("when")) {
                problems.add(
                        keys.placeOf("when"),
                        "the last default of " + fact + " has a when",
                        "end with one that holds in every other case");
            } else if (!last && !keys.has("when")) {
                problems.add(keys.place(), "only the last default has no when", "say for which systems it holds");
            }
            defaults.add(one(fact, keys, settles));
        }
        if (defaults.isEmpty()) {
            problems.add(node.place(), "no default", "say what Windows does where " + fact + " is absent");
            return new Absence(
                    List.of(new Absence.Default(Condition.ALWAYS, new Absence.Answer.Undocumented(), "", "")));
        }
        return new Absence(defaults);
    }

    private Absence.Default one(FactName fact, YamlKeys keys, boolean settles) {
        Condition when = keys.find("when").map(conditions::condition).orElse(Condition.ALWAYS);
        if (RuleReads.checkedIn(when).contains(fact)) {
            problems.add(keys.placeOf("when"), fact + " is asked for what its own absence means", "ask another fact");
        }
        String means = keys.find("means").flatMap(texts::line).orElse("");
        String source = keys.find("source").flatMap(texts::line).orElse("");
        return places.mark(new Absence.Default(when, answer(fact, keys, settles, means), means, source), keys.place());
    }

    private Absence.Answer answer(FactName fact, YamlKeys keys, boolean settles, String means) {
        List<String> answers = new ArrayList<>(List.of("value", "unknown"));
        if (settles) {
            answers.add("result");
        }
        List<String> given = answers.stream().filter(keys::has).toList();
        if (given.size() != 1 || (!settles && keys.has("result"))) {
            problems.add(
                    keys.place(),
                    "a default has one of: " + String.join(", ", answers),
                    settles
                            ? "write what it counts as (value), or what the rule then is (result)"
                            : "write what it counts as (value), or unknown: true where no document says");
            return new Absence.Answer.Undocumented();
        }
        return switch (given.getFirst()) {
            case "value" ->
                keys.find("value")
                        .flatMap(values::literal)
                        .<Absence.Answer>map(Absence.Answer.Counts::new)
                        .orElse(new Absence.Answer.Undocumented());
            case "result" -> new Absence.Answer.Settles(settled(fact, keys, means));
            default -> {
                if (!keys.find("unknown").flatMap(texts::flag).orElse(true)) {
                    problems.add(keys.placeOf("unknown"), "unknown: false says nothing", "write the value");
                }
                yield new Absence.Answer.Undocumented();
            }
        };
    }

    private Ruling settled(FactName fact, YamlKeys keys, String means) {
        Result result = keys.find("result").flatMap(rulings::result).orElse(Result.UNKNOWN);
        Optional<ReasonText> reason =
                keys.find("reason").flatMap(node -> texts.line(node).map(text -> names.reason(text, node.place())));
        return new Ruling(result, reason.orElseGet(() -> absent(fact, means)));
    }

    private static ReasonText absent(FactName fact, String means) {
        return ReasonText.ofWords(fact + " is absent" + (means.isEmpty() ? "" : ": " + means));
    }
}
