package io.plumbline.rules;

import io.plumbline.model.Counted;
import io.plumbline.model.Facts;
import io.plumbline.model.Result;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A rule that no host can fail, or none can pass: whatever it says in its title, it finds nothing. */
final class NeverDecided implements Inspection {

    private final FactCatalog catalog;
    private final SearchBudget budget;

    NeverDecided(FactCatalog catalog, SearchBudget budget) {
        this.budget = budget;
        this.catalog = catalog;
    }

    @Override
    public void inspect(RuleSource source, LintProblems problems) {
        Rule rule = source.rule();
        Set<Result> seen = EnumSet.noneOf(Result.class);
        for (RuleCase one : rule.cases()) {
            if (catalog.canBe(one.given())) {
                seen.add(Judge.trail(rule, one.given()).result());
            }
        }
        if (seen.contains(Result.PASS) && seen.contains(Result.FAIL)) {
            return;
        }
        RuleDomain.Shown shown = RuleDomain.of(List.of(rule), catalog).show(budget, host -> {
            seen.add(Judge.trail(rule, host).result());
            return !(seen.contains(Result.PASS) && seen.contains(Result.FAIL));
        });
        String hosts = Counted.of(shown.hosts(), "host");
        String among = shown.whole() ? "of the " + hosts + " that it tells apart" : "of " + hosts + " that were tried";
        if (!seen.contains(Result.FAIL)) {
            problems.add(
                    LintCheck.NEVER_FAILS,
                    place(source),
                    "no host fails: " + among + " none does",
                    fix(rule, Result.FAIL));
        }
        if (!seen.contains(Result.PASS)) {
            problems.add(
                    LintCheck.NEVER_PASSES,
                    place(source),
                    "no host passes: " + among + " none does",
                    fix(rule, Result.PASS));
        }
    }

    private static YamlNode.Place place(RuleSource source) {
        return source.placeOf(source.find("decide").isPresent() ? "decide" : "expect");
    }

    private static String fix(Rule rule, Result missing) {
        Optional<Facts> claimed = rule.cases().stream()
                .filter(one -> one.expected() == missing)
                .map(RuleCase::given)
                .findFirst();
        return claimed.isPresent()
                ? "the case that comes to " + missing.word() + " gives what no host delivers: give it real values, and"
                        + " correct the rule until it still does"
                : "write a decision that comes to " + missing.word();
    }
}
