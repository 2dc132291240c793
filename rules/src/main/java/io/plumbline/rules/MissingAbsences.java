package io.plumbline.rules;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A fact that the rule judges by, of which it does not say what Windows does where it is absent; a default that does not say
 * what it means or who says so; and a default of a fact that the rule does not read.
 *
 * <p>Any fact can be absent: a value was never set, a derivation had nothing to go by, the facts are those of an older agent.
 * Those that tell which Windows it is are left out, because they tell for which systems a default holds.
 */
final class MissingAbsences implements Inspection {

    private static final Set<RowField> SYSTEM = Set.of(
            new RowField("os", "family"),
            new RowField("os", "version"),
            new RowField("os", "build"),
            new RowField("os", "product-type"),
            new RowField("audit", "at"));

    private final FactCatalog catalog;

    MissingAbsences(FactCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public void inspect(RuleSource source, LintProblems problems) {
        Walk walk = new Walk();
        walk.rule(source.rule());
        Map<FactName, Absence> absences = source.rule().absences();
        for (FactName fact : walk.openWhenAbsent) {
            boolean known = catalog.find(fact).isPresent();
            if (known && !absences.containsKey(fact) && !SYSTEM.contains(FactCatalog.column(fact))) {
                problems.add(
                        LintCheck.MISSING_WHEN_ABSENT,
                        source.places().of(fact),
                        "where " + fact + " is absent the rule cannot tell, and does not say what Windows does then",
                        "where an absent one leaves the answer to what is asked next, as a policy that is not set does, write"
                                + " when-absent: false beside the question: { equals: 1, when-absent: false }; else say what"
                                + " Windows does: when-absent: { " + key(fact)
                                + ": { value: \u2026, means: \"\u2026\", source: \"\u2026\" } },"
                                + " with unknown: true in place of value where no document says");
            }
        }
        absences.forEach((fact, absence) -> {
            absence.defaults().forEach(each -> sayMore(source, fact, each, problems));
            if (!walk.read.contains(fact)) {
                problems.add(
                        LintCheck.UNUSED_WHEN_ABSENT,
                        source.places().of(fact),
                        "when-absent speaks of " + fact + ", which the rule neither asks nor tells",
                        "remove it");
            }
        });
    }

    private static String key(FactName fact) {
        String name = fact.toString();
        return name.indexOf('[') < 0 ? name : "'" + name.replace("'", "''") + "'";
    }

    private static void sayMore(RuleSource source, FactName fact, Absence.Default each, LintProblems problems) {
        if (each.means().isEmpty() || each.source().isEmpty()) {
            problems.add(
                    LintCheck.MISSING_WHEN_ABSENT,
                    source.places().of(each),
                    "the default of " + fact + " does not say "
                            + (each.means().isEmpty() ? "what it means" : "who says so"),
                    each.means().isEmpty()
                            ? "add means: \"\u2026\", and source: with the document that says so"
                            : "add source: with the document that says so");
        }
    }

    /** What is asked and what is read; what defaults ask themselves is no business of theirs. */
    private static final class Walk extends RuleWalk {
        private final Evaluation nothingKnown = new Evaluation(Map.of(), Facts.of(List.of()));
        private final Set<FactName> openWhenAbsent = new LinkedHashSet<>();
        private final Set<FactName> read = new HashSet<>();

        private boolean comparing;

        @Override
        void fact(FactName name) {
            read.add(name);
            if (comparing) {
                add(name);
            }
        }

        @Override
        void check(Condition.Check check) {
            fact(check.fact());
            Reading<Value> absent = Reading.absent();
            if (!nothingKnown.test(check.predicate(), absent, absent).isKnown()) {
                add(check.fact());
            }
            comparing = true;
            predicate(check.predicate());
            comparing = false;
        }

        @Override
        void distinct(FactName values) {
            super.distinct(values);
            add(values);
        }

        private void add(FactName fact) {
            boolean list =
                    fact instanceof FactName.Fixed(FactRef ref) && ref.field().equals(FactRef.ROWS);
            if (!list) {
                openWhenAbsent.add(fact);
            }
        }

        @Override
        void absence(FactName name, Absence absence) {}
    }
}
