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
            Obstacle obstacle = reach.obstacle();
            problems.add(
                    LintCheck.UNREACHABLE_BRANCH,
                    source.places().of(ruling),
                    "no host can reach " + decision + ": of " + shown.hosts() + " that the rule tells apart "
                            + obstacle.why,
                    obstacle.fix);
        } else if (!tested) {
            problems.add(
                    LintCheck.UNTESTED_DECISION,
                    source.places().of(ruling),
                    "no case reaches " + decision,
                    reach.found
                            .map(host -> "write one: " + example(source, host, ruling))
                            .orElse("write one that does, or remove the decision"));
        }
    }

    private String example(RuleSource source, Facts host, Ruling ruling) {
        Facts near = NearestCase.to(
                source,
                host,
                facts -> catalog.canBe(facts)
                        && Judge.trail(source.rule(), facts).rulings().contains(ruling));
        return GivenText.ofCase(
                source, near, Judge.trail(source.rule(), near).result().word());
    }

    /** What keeps all hosts from a decision, and what to do about it. */
    private record Obstacle(String why, String fix) {}

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
            Evaluation evaluation = new Evaluation(rule.absences(), host);
            if (trail.rulings().isEmpty() && evaluation.holds(rule.applies()) != Truth.TRUE) {
                return true;
            }
            applied = true;
            boolean holds = index == list.entries().size()
                    || evaluation.holds(list.entries().get(index).when()) == Truth.TRUE;
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

        /** Why no host comes to the decision, once all were looked at. */
        Obstacle obstacle() {
            if (!applied) {
                return new Obstacle(
                        "none is judged by it, for its applies leaves out all",
                        "widen applies, or remove the decision");
            }
            if (!held) {
                return new Obstacle("it holds for none where the rule applies", "correct its when, or remove it");
            }
            if (decidedBefore < 0) {
                return new Obstacle(
                        "none gets so far, for what is asked before it cannot be told",
                        "correct the when of the decisions before it");
            }
            String before = "decision " + (decidedBefore + 1);
            return new Obstacle(
                    "those for which it holds are taken by " + before, "move it before " + before + ", or remove it");
        }
    }
}
