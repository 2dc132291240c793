package io.plumbline.rules;

import io.plumbline.model.Counted;
import io.plumbline.model.FactRef;
import io.plumbline.model.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Two rules of the packs at hand that judge the same, so that one fault counts twice; and two that no host can both pass, so
 * that whoever follows one breaks the other. Rules that are never judged by the same profile are no pair.
 */
final class RulePairs {

    private static final int ENOUGH_HOSTS = 2_000;
    private static final String SYSTEM = "os";

    private final FactCatalog catalog;
    private final SearchBudget budget;

    RulePairs(FactCatalog catalog, SearchBudget budget) {
        this.catalog = catalog;
        this.budget = budget;
    }

    /** A rule and what it asks about, beside which Windows it is. */
    private record Asking(RuleSource source, Set<RowField> facts) {
        Rule rule() {
            return source.rule();
        }

        /** The rule and its file, for the other one's problem. */
        String name() {
            return rule().id() + " (" + source.file().name() + ")";
        }
    }

    void inspect(List<RuleSource> sources, Consumer<LintProblem> problems) {
        Map<RowField, List<Asking>> before = new HashMap<>();
        for (RuleSource source : sources) {
            Asking second = new Asking(source, asked(source.rule()));
            Set<Asking> neighbours = Collections.newSetFromMap(new IdentityHashMap<>());
            for (RowField fact : second.facts) {
                List<Asking> others = before.computeIfAbsent(fact, ignored -> new ArrayList<>());
                for (Asking first : others) {
                    if (!budget.isUsedUp() && neighbours.add(first) && meet(first.rule(), second.rule())) {
                        inspect(first, second, problems);
                    }
                }
                others.add(second);
            }
        }
    }

    private void inspect(Asking first, Asking second, Consumer<LintProblem> problems) {
        Pair pair = new Pair(first.facts.equals(second.facts));
        RuleDomain.Shown shown = RuleDomain.of(List.of(first.rule(), second.rule()), catalog)
                .show(
                        budget,
                        host -> pair.look(
                                Judge.trail(first.rule(), host).result(),
                                Judge.trail(second.rule(), host).result()));
        if (pair.isDuplicate()
                && (shown.whole() || shown.hosts() >= ENOUGH_HOSTS)
                && !areOfTwoArticles(first.rule(), second.rule())) {
            problems.accept(problem(
                    LintCheck.DUPLICATE_RULE,
                    second.source,
                    "it judges as " + first.name() + " does on each of " + Counted.of(shown.hosts(), "host"),
                    "keep one of them, or put them into profiles that are never judged together"));
        }
        if (pair.isConflict() && shown.whole()) {
            problems.accept(problem(
                    LintCheck.CONFLICTING_RULES,
                    second.source,
                    "no host passes both this and " + first.name() + ", of " + shown.hosts() + " that they tell apart",
                    "correct one of them, or put them into profiles that are never judged together"));
        }
    }

    private static LintProblem problem(LintCheck check, RuleSource source, String message, String fix) {
        YamlNode.Place place = source.placeOf("id");
        return new LintProblem(check, new Problem(source.file().name(), place.line(), place.column(), message, fix));
    }

    private static Set<RowField> asked(Rule rule) {
        RuleQuestions questions = RuleQuestions.of(List.of(rule));
        return questions.facts().stream()
                .filter(name -> !questions.of(name).isEmpty())
                .map(FactCatalog::column)
                .filter(field -> !field.probe().equals(SYSTEM) && !field.field().equals(FactRef.ROWS))
                .collect(Collectors.toSet());
    }

    /** Two articles may describe two faults that one setting or service pack cures; each is felt by other symptoms. */
    private static boolean areOfTwoArticles(Rule one, Rule other) {
        List<String> articles = DeadReferences.articlesIn(one.id());
        List<String> others = DeadReferences.articlesIn(other.id());
        return !articles.isEmpty() && !others.isEmpty() && Collections.disjoint(articles, others);
    }

    private static boolean meet(Rule one, Rule other) {
        return one.profiles().isEmpty()
                || other.profiles().isEmpty()
                || !Collections.disjoint(one.profiles(), other.profiles());
    }

    /** What was seen of two rules on the same hosts. */
    private static final class Pair {
        private final boolean sameFacts;
        private boolean differ;
        private boolean bothPass;
        private boolean bothFail;
        private boolean firstOnly;
        private boolean secondOnly;

        Pair(boolean sameFacts) {
            this.sameFacts = sameFacts;
        }

        boolean look(Result first, Result second) {
            differ |= first != second;
            bothPass |= first == Result.PASS && second == Result.PASS;
            bothFail |= first == Result.FAIL && second == Result.FAIL;
            firstOnly |= first == Result.PASS && second == Result.FAIL;
            secondOnly |= first == Result.FAIL && second == Result.PASS;
            return (sameFacts && !differ) || !bothPass;
        }

        boolean isDuplicate() {
            return sameFacts && !differ && bothPass && bothFail;
        }

        boolean isConflict() {
            return !bothPass && firstOnly && secondOnly;
        }
    }
}
