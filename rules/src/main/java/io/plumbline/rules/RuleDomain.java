package io.plumbline.rules;

import com.google.re2j.Pattern;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * All hosts that rules can tell apart, as far as one value stands for all that they treat alike: each reading of each fact, up
 * to two rows of each probe, the releases of Windows that there are.
 *
 * <p>Where these are too many to look at, it shows the rules' own cases, each with every fact changed, and then some by
 * chance, always the same ones: what was seen then is true, what was not seen may still be.
 */
final class RuleDomain {

    static final int MOST_HOSTS = 20_000;

    private static final int MOST_ROW_KINDS = 24;
    private static final int MOST_ROW_SETS = 60;
    private static final long SEED = 20261130;
    /** A prime above the number of hosts: neighbours differ in every fact, and so much is seen early. */
    private static final long STRIDE = 20_011;

    private static final List<String> ROW_NAMES = List.of("A", "B");

    /** Facts that vary together, and all they can be. */
    private record Dimension(List<List<Fact>> choices) {}

    private final List<Rule> rules;
    private final FactCatalog catalog;
    private final FactChoices choices;
    private final RuleQuestions questions;
    private final List<Dimension> dimensions = new ArrayList<>();
    private boolean leftOut;

    private RuleDomain(List<Rule> rules, FactCatalog catalog) {
        this.rules = rules;
        this.catalog = catalog;
        this.questions = RuleQuestions.of(rules);
        this.choices = new FactChoices(rules, questions, catalog);
        Set<FactRef> refs = new LinkedHashSet<>();
        Set<RowField> rowFields = new LinkedHashSet<>();
        rules.forEach(rule -> refs.addAll(rule.readFacts()));
        rules.forEach(rule -> rowFields.addAll(rule.readRowFields()));
        rules.forEach(this::noteExpressions);
        addWindows(refs);
        for (FactRef ref : refs) {
            if (ref.field().equals(FactRef.ROWS)) {
                addRows(ref, rowFields);
            } else if (!isWindows(ref)) {
                addFact(ref);
            }
        }
    }

    /** Where nothing is known that an expression matches, a host that has it is left out. */
    private void noteExpressions(Rule rule) {
        RuleWalk walk = new RuleWalk() {
            @Override
            void predicate(Predicate predicate) {
                leftOut |= predicate instanceof Predicate.Matches(Pattern pattern)
                        && ExpressionExample.find(pattern).isEmpty();
                super.predicate(predicate);
            }
        };
        walk.rule(rule);
    }

    static RuleDomain of(Collection<Rule> rules, FactCatalog catalog) {
        return new RuleDomain(List.copyOf(rules), catalog);
    }

    private static boolean isWindows(FactRef ref) {
        return ref.equals(WindowsReleases.FAMILY)
                || ref.equals(WindowsReleases.VERSION)
                || ref.equals(WindowsReleases.BUILD);
    }

    private void addWindows(Set<FactRef> refs) {
        if (refs.stream().noneMatch(RuleDomain::isWindows)) {
            return;
        }
        boolean compared = questions.facts().stream()
                .anyMatch(name -> name instanceof FactName.Fixed(FactRef ref)
                        && isWindows(ref)
                        && !questions.comparedWith(name).isEmpty());
        List<List<Fact>> releases = new ArrayList<>();
        Set<List<Truth>> seen = new HashSet<>();
        for (WindowsReleases.Release release : WindowsReleases.ALL) {
            List<Truth> answers = new ArrayList<>();
            for (Fact fact : release.facts()) {
                FactName name = new FactName.Fixed(fact.ref());
                answers.addAll(choices.answers(name, fact.reading()));
                answers.add(Truth.of(fact.reading() instanceof Reading.Absent));
            }
            if (seen.add(answers) || compared) {
                releases.add(release.facts());
            }
        }
        dimensions.add(new Dimension(releases));
    }

    private void addFact(FactRef ref) {
        FactName name = new FactName.Fixed(ref);
        if (ref.equals(FactRef.of("audit", "at"))) {
            Reading<Value> now = Reading.present(new Value.Moment(CandidateValues.AUDITED));
            dimensions.add(new Dimension(List.of(List.of(FactChoices.fact(ref, now)))));
            return;
        }
        FactName asked = questions.facts().contains(name) ? name : FactName.ofRow(ref.probe(), ref.field());
        dimensions.add(new Dimension(choices.of(asked).stream()
                .map(reading -> List.of(FactChoices.fact(ref, reading)))
                .toList()));
    }

    private void addRows(FactRef list, Set<RowField> rowFields) {
        List<RowField> fields = rowFields.stream()
                .filter(field -> field.probe().equals(list.probe()))
                .toList();
        Random random = new Random(SEED);
        List<List<Reading<Value>>> kinds = kinds(fields, random);
        List<List<Fact>> sets = new ArrayList<>();
        sets.add(rows(list, fields, List.of()));
        kinds.forEach(kind -> sets.add(rows(list, fields, List.of(kind))));
        List<List<Fact>> pairs = new ArrayList<>();
        for (List<Reading<Value>> one : kinds) {
            for (List<Reading<Value>> other : kinds) {
                pairs.add(rows(list, fields, List.of(one, other)));
            }
        }
        Collections.shuffle(pairs, random);
        leftOut |= pairs.size() > MOST_ROW_SETS;
        pairs.stream().limit(MOST_ROW_SETS).forEach(sets::add);
        dimensions.add(new Dimension(sets));
    }

    /** What a row can be: every combination of its fields, or some by chance. */
    private List<List<Reading<Value>>> kinds(List<RowField> fields, Random random) {
        List<List<Reading<Value>>> perField = fields.stream()
                .map(field -> choices.of(new FactName.OfRow(field)))
                .toList();
        long all = product(perField.stream().map(List::size).toList());
        if (all <= MOST_ROW_KINDS) {
            List<List<Reading<Value>>> kinds = new ArrayList<>();
            for (long index = 0; index < all; index++) {
                kinds.add(pick(perField, index));
            }
            return kinds;
        }
        leftOut = true;
        Set<List<Reading<Value>>> kinds = new LinkedHashSet<>();
        for (int i = 0; i < MOST_ROW_KINDS; i++) {
            kinds.add(perField.stream()
                    .<Reading<Value>>map(of -> of.get(random.nextInt(of.size())))
                    .toList());
        }
        return List.copyOf(kinds);
    }

    private static List<Fact> rows(FactRef list, List<RowField> fields, List<List<Reading<Value>>> rows) {
        List<String> names = ROW_NAMES.subList(0, rows.size());
        List<Fact> facts = new ArrayList<>();
        facts.add(FactChoices.fact(list, Reading.present(new Value.Items(names))));
        for (int row = 0; row < rows.size(); row++) {
            for (int field = 0; field < fields.size(); field++) {
                FactRef ref = FactRef.of(
                        list.probe(), names.get(row), fields.get(field).field());
                facts.add(FactChoices.fact(ref, rows.get(row).get(field)));
            }
        }
        return facts;
    }

    private static long product(List<Integer> sizes) {
        long product = 1;
        for (int size : sizes) {
            product *= size;
            if (product > MOST_HOSTS) {
                return MOST_HOSTS + 1L;
            }
        }
        return product;
    }

    private static <T> List<T> pick(List<List<T>> choices, long index) {
        List<T> picked = new ArrayList<>(choices.size());
        long rest = index;
        for (List<T> of : choices) {
            picked.add(of.get((int) (rest % of.size())));
            rest /= of.size();
        }
        return picked;
    }

    private long combinations() {
        return product(
                dimensions.stream().map(dimension -> dimension.choices.size()).toList());
    }

    /** Looks at a host; answers whether to go on. */
    interface HostVisitor {
        boolean visit(Facts host);
    }

    /**
     * What was shown.
     *
     * @param whole whether these are all hosts that the rules can tell apart, so that what was not seen cannot be
     */
    record Shown(int hosts, boolean whole) {}

    /** Shows hosts until the visitor has seen enough, or no more may be tried. */
    Shown show(SearchBudget budget, HostVisitor visitor) {
        Showing showing = new Showing(budget, visitor);
        long all = combinations();
        List<List<List<Fact>>> perDimension =
                dimensions.stream().map(Dimension::choices).toList();
        if (all <= MOST_HOSTS) {
            long index = 0;
            for (long i = 0; i < all && showing.goesOn; i++) {
                showing.show(facts(pick(perDimension, index)));
                index = (index + STRIDE) % all;
            }
            return new Shown(showing.shown, showing.goesOn && !leftOut);
        }
        showChangedCases(showing);
        Random random = new Random(SEED);
        while (showing.goesOn) {
            List<List<Fact>> picked = new ArrayList<>();
            perDimension.forEach(of -> picked.add(of.get(random.nextInt(of.size()))));
            showing.show(facts(picked));
        }
        return new Shown(showing.shown, false);
    }

    private static final class Showing {
        private final SearchBudget budget;
        private final HostVisitor visitor;
        private int shown;
        private boolean goesOn = true;

        Showing(SearchBudget budget, HostVisitor visitor) {
            this.budget = budget;
            this.visitor = visitor;
        }

        void show(Facts host) {
            goesOn = shown < MOST_HOSTS && budget.allows(host);
            if (goesOn) {
                shown++;
                goesOn = visitor.visit(host);
            }
        }
    }

    private static Facts facts(List<List<Fact>> picked) {
        List<Fact> facts = new ArrayList<>();
        picked.forEach(facts::addAll);
        return Facts.of(facts);
    }

    private void showChangedCases(Showing showing) {
        for (Rule rule : rules) {
            for (RuleCase one : rule.cases()) {
                Map<FactRef, Fact> given = new HashMap<>();
                dimensions.forEach(
                        dimension -> dimension.choices.getFirst().forEach(fact -> given.put(fact.ref(), fact)));
                one.given().all().stream().filter(catalog::canBe).forEach(fact -> given.put(fact.ref(), fact));
                for (Dimension dimension : dimensions) {
                    for (List<Fact> choice : dimension.choices) {
                        if (!showing.goesOn) {
                            return;
                        }
                        Map<FactRef, Fact> changed = new HashMap<>(given);
                        choice.forEach(fact -> changed.put(fact.ref(), fact));
                        showing.show(Facts.of(changed.values()));
                    }
                }
            }
        }
    }
}
