package io.plumbline.rules;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Result;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A case that comes to its result whatever it gives: it shows that something else decides, not that what it is named after
 * does. Each value is changed to every other that the rule tells apart, alone and then two at a time.
 */
final class VacuousCases implements Inspection {

    private static final int MOST_PAIRS = 2_000;

    private static final String SYSTEM = "os";

    private final FactCatalog catalog;
    private final SearchBudget budget;

    VacuousCases(FactCatalog catalog, SearchBudget budget) {
        this.budget = budget;
        this.catalog = catalog;
    }

    @Override
    public void inspect(RuleSource source, LintProblems problems) {
        Rule rule = source.rule();
        RuleQuestions questions = RuleQuestions.of(List.of(rule));
        FactChoices choices = new FactChoices(List.of(rule), questions, catalog);
        for (int i = 0; i < rule.cases().size(); i++) {
            RuleCase one = rule.cases().get(i);
            List<YamlNode.Entry> own = RuleSource.find(source.caseAt(i), "given")
                    .map(RuleSource::entries)
                    .orElse(List.of());
            Trial trial = new Trial(rule, one.given(), questions, choices, budget);
            if (!own.isEmpty() && trial.result == one.expected() && !trial.hangsOn(refs(own))) {
                problems.add(
                        LintCheck.VACUOUS_CASE,
                        own.getFirst().value().place(),
                        "the case \"" + Problems.cut(one.name()) + "\" comes to "
                                + one.expected().word() + whatever(own),
                        fix(trial, own));
            }
        }
    }

    private static List<FactRef> refs(List<YamlNode.Entry> entries) {
        return entries.stream()
                .flatMap(entry -> FactRef.find(entry.key().text()).stream())
                .toList();
    }

    private static String whatever(List<YamlNode.Entry> own) {
        return own.stream().map(entry -> entry.key().text()).collect(Collectors.joining(" and ", ", whatever ", " is"));
    }

    /** The first fact that it does hang on, though the case does not speak of it. */
    private static String fix(Trial trial, List<YamlNode.Entry> own) {
        return trial.given.all().stream()
                .filter(fact -> !fact.ref().field().equals(FactRef.ROWS))
                .filter(fact -> own.stream()
                        .noneMatch(entry -> entry.key().text().equals(fact.ref().toString())))
                .sorted(Comparator.comparing((Fact fact) -> fact.ref().probe().equals(SYSTEM))
                        .thenComparing(Fact::ref))
                .filter(fact -> trial.hangsOn(List.of(fact.ref())))
                .findFirst()
                .map(fact -> "it hangs on " + fact.ref() + ", so give that too, if the case is about it: "
                        + GivenText.of(fact))
                .orElse("give it what its name says, or remove it");
    }

    /** One case's facts, of which some are changed. */
    private static final class Trial {
        private final Rule rule;
        private final Facts given;
        private final RuleQuestions questions;
        private final FactChoices choices;
        private final SearchBudget budget;
        private final Result result;

        Trial(Rule rule, Facts given, RuleQuestions questions, FactChoices choices, SearchBudget budget) {
            this.budget = budget;
            this.rule = rule;
            this.questions = questions;
            this.choices = choices;
            this.given = given;
            this.result = Judge.trail(rule, given).result();
        }

        boolean hangsOn(List<FactRef> refs) {
            List<List<Fact>> others = refs.stream().map(this::others).toList();
            for (List<Fact> of : others) {
                for (Fact changed : of) {
                    if (changes(List.of(changed))) {
                        return true;
                    }
                }
            }
            return hangsOnTwo(others);
        }

        private boolean hangsOnTwo(List<List<Fact>> others) {
            int tried = 0;
            for (int i = 0; i < others.size(); i++) {
                for (int j = i + 1; j < others.size(); j++) {
                    for (Fact one : others.get(i)) {
                        for (Fact two : others.get(j)) {
                            if (++tried > MOST_PAIRS || changes(List.of(one, two))) {
                                return true;
                            }
                        }
                    }
                }
            }
            return false;
        }

        /** What may not be tried counts as a change: lint says nothing that it has not seen. */
        private boolean changes(List<Fact> changed) {
            Facts host = given;
            for (Fact fact : changed) {
                host = host.with(fact);
            }
            return !budget.allows(host) || Judge.trail(rule, host).result() != result;
        }

        /** All that the rule tells apart from what the case gives. */
        private List<Fact> others(FactRef ref) {
            FactName fixed = new FactName.Fixed(ref);
            FactName name = questions.facts().contains(fixed) ? fixed : FactName.ofRow(ref.probe(), ref.field());
            Optional<Reading<Value>> now = given.find(ref).map(Fact::reading);
            List<Fact> others = new ArrayList<>();
            for (Reading<Value> reading : choices.of(name)) {
                if (!now.equals(Optional.of(reading))) {
                    others.add(FactChoices.fact(ref, reading));
                }
            }
            return others;
        }
    }
}
