package io.plumbline.rules;

import io.plumbline.model.Facts;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A decision that no case reaches; and one that no host can reach, because those before it leave it nothing. */
final class UntestedDecisions implements Inspection {

    private final FactCatalog catalog;
    private final SearchBudget budget;

    UntestedDecisions(FactCatalog catalog, SearchBudget budget) {
        this.budget = budget;
        this.catalog = catalog;
    }

    @Override
    public void inspect(RuleSource source, LintProblems problems) {
        if (!(source.rule().judgement() instanceof Judgement.DecisionList list)) {
            return;
        }
        Rule rule = source.rule();
        Set<Ruling> reached = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Ruling> really = Collections.newSetFromMap(new IdentityHashMap<>());
        for (RuleCase one : rule.cases()) {
            Set<Ruling> rulings = Judge.trail(rule, one.given()).rulings();
            reached.addAll(rulings);
            if (catalog.canBe(one.given())) {
                really.addAll(rulings);
            }
        }
        List<Ruling> rulings = list.rulings();
        for (int i = 0; i < rulings.size(); i++) {
            if (!really.contains(rulings.get(i))) {
                unreached(source, list, i, reached.contains(rulings.get(i)), problems);
            }
        }
    }

    private void unreached(
            RuleSource source, Judgement.DecisionList list, int index, boolean tested, LintProblems problems) {
        Ruling ruling = list.rulings().get(index);
        String decision = "decision " + (index + 1) + " (" + ruling.result().word() + ")";
        Reach reach = new Reach(source.rule(), list, index);
        RuleDomain.Shown shown = RuleDomain.of(List.of(source.rule()), catalog).show(budget, reach::look);
        if (reach.found.isEmpty() && shown.whole()) {
            problems.add(
                    LintCheck.UNREACHABLE_BRANCH,
                    source.places().of(ruling),
                    "no host can reach " + decision + ": of " + shown.hosts() + " that the rule tells apart "
                            + reach.why(),
                    reach.fix());
        } else if (!tested) {
            problems.add(
                    LintCheck.UNTESTED_DECISION,
                    source.places().of(ruling),
                    "no case reaches " + decision,
                    reach.found
                            .map(host -> "write one: "
                                    + GivenText.ofCase(
                                            source,
                                            host,
                                            Judge.trail(source.rule(), host)
                                                    .result()
                                                    .word()))
                            .orElse("write one that does, or remove the decision"));
        }
    }

    /** Looks for a host that comes to a decision, and what keeps all from it. */
    private static final class Reach {
        private final Rule rule;
        private final Judgement.DecisionList list;
        private final int index;
        private Optional<Facts> found = Optional.empty();
        private boolean applied;
        private boolean held;
        private int decidedBefore = -1;

        Reach(Rule rule, Judgement.DecisionList list, int index) {
            this.rule = rule;
            this.list = list;
            this.index = index;
        }

        boolean look(Facts host) {
            Judge.Trail trail = Judge.trail(rule, host);
            List<Ruling> rulings = list.rulings();
            if (trail.rulings().contains(rulings.get(index))) {
                found = Optional.of(host);
                return false;
            }
            if (trail.rulings().isEmpty()) {
                return true;
            }
            applied = true;
            boolean holds = index == list.entries().size()
                    || new Evaluation(rule.absences(), host)
                                    .holds(list.entries().get(index).when())
                            == Truth.TRUE;
            if (holds && rule.scope() instanceof Scope.Host) {
                held = true;
                for (int i = 0; i < index; i++) {
                    if (trail.rulings().contains(rulings.get(i))) {
                        decidedBefore = Math.max(decidedBefore, i);
                    }
                }
            }
            return true;
        }

        String why() {
            if (!applied) {
                return "none is judged by it, for its applies leaves out all";
            }
            return held
                    ? "those for which it holds are taken by decision " + (decidedBefore + 1)
                    : "it holds for none where the rule applies";
        }

        String fix() {
            if (!applied) {
                return "widen applies, or remove the decision";
            }
            return held
                    ? "move it before decision " + (decidedBefore + 1) + ", or remove it"
                    : "correct its when, or remove it";
        }
    }
}
