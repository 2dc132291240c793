package io.plumbline.rules;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The judge's own walk, with every question and answer written down.
 *
 * <p>It asks nothing that the judge does not ask and changes no answer, so that a trace cannot tell another story than the
 * finding.
 */
final class Tracing extends Evaluation {

    private static final int MOST_PARTS = 200;

    /** What was asked while one row, or the host as one, was judged; conditions and rulings are known by identity. */
    static final class Leg {
        final String subject;
        final IdentityHashMap<Object, Question> answers = new IdentityHashMap<>();
        final Set<Ruling> rulings = Collections.newSetFromMap(new IdentityHashMap<>());

        @Nullable
        Condition open;

        private Leg(String subject) {
            this.subject = subject;
        }

        Optional<Question> find(Object asked) {
            return Optional.ofNullable(answers.get(asked));
        }
    }

    /** A question that is not answered yet. */
    private static final class Open {
        final Object about;
        final List<Question> parts = new ArrayList<>();
        int asked;
        int more;

        Open(Object about) {
            this.about = about;
        }
    }

    private final List<Leg> legs = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private Leg leg;

    Tracing(Map<FactName, Absence> absences, Facts facts) {
        super(absences, facts);
        this.leg = new Leg("");
        legs.add(leg);
    }

    /** In the order in which they were judged; the first one is the host's. */
    List<Leg> legs() {
        return legs;
    }

    @Override
    void judging(String probe, String row) {
        super.judging(probe, row);
        leg = row.isEmpty() ? legs.getFirst() : new Leg(row);
        if (leg != legs.getFirst()) {
            legs.add(leg);
        }
    }

    @Override
    void note(Ruling ruling) {
        super.note(ruling);
        leg.rulings.add(ruling);
    }

    @Override
    void noteOpen(Condition condition) {
        leg.open = condition;
    }

    @Override
    Truth ask(Condition condition) {
        return root(condition, () -> super.ask(condition));
    }

    @Override
    Truth ask(FactName fact, Predicate predicate) {
        return root(predicate, () -> super.ask(fact, predicate));
    }

    private Truth root(Object about, Supplier<Truth> asking) {
        Open root = new Open(about);
        open.push(root);
        Truth truth = asking.get();
        open.pop();
        leg.answers.put(about, root.parts.isEmpty() ? Question.ALWAYS : root.parts.getFirst());
        return truth;
    }

    private boolean isWriting() {
        return !open.isEmpty() && !isChoosingDefault();
    }

    @Override
    Truth holds(Condition condition) {
        if (!isWriting() || condition instanceof Condition.Check) {
            return super.holds(condition);
        }
        if (condition.equals(Condition.ALWAYS)) {
            open.element().asked++;
            return super.holds(condition);
        }
        Open here = new Open(condition);
        open.push(here);
        Truth truth = super.holds(condition);
        open.pop();
        add(new Question(
                Questions.kind(condition),
                Questions.words(condition),
                truth,
                row(),
                null,
                condition instanceof Condition.Distinct distinct ? values(distinct) : List.of(),
                Questions.complete(condition, here.parts, here.asked),
                here.more));
        return truth;
    }

    @Override
    Truth holds(FactName fact, Predicate predicate) {
        if (!isWriting()) {
            return super.holds(fact, predicate);
        }
        Open here = new Open(predicate);
        open.push(here);
        Truth truth = super.holds(fact, predicate);
        open.pop();
        List<FactName> names = new ArrayList<>(List.of(fact));
        names.addAll(RuleReads.namesIn(predicate));
        add(new Question(
                Question.Kind.FACT,
                fact + " " + Prose.of(predicate),
                truth,
                row(),
                null,
                sights(names),
                parts(predicate, here),
                here.more));
        return truth;
    }

    @Override
    Truth test(Predicate predicate, Reading<Value> reading, Reading<Value> standing) {
        if (!isWriting() || open.element().about == predicate) {
            return super.test(predicate, reading, standing);
        }
        Open here = new Open(predicate);
        open.push(here);
        Truth truth = super.test(predicate, reading, standing);
        open.pop();
        add(new Question(
                Question.Kind.VALUE,
                Prose.of(predicate),
                truth,
                "",
                standing.find().orElse(null),
                List.of(),
                parts(predicate, here),
                here.more));
        return truth;
    }

    /** A question and its opposite are one: what was asked below a {@code not} counts as asked by it. */
    private static List<Question> parts(Predicate predicate, Open here) {
        boolean turned = predicate instanceof Predicate.Not || predicate instanceof Predicate.WhenAbsent;
        return turned && here.parts.size() == 1
                ? here.parts.getFirst().parts()
                : Questions.complete(predicate, here.parts, here.asked);
    }

    private void add(Question question) {
        Open around = open.element();
        around.asked++;
        if (around.parts.size() < MOST_PARTS) {
            around.parts.add(question);
        } else {
            around.more++;
        }
    }

    private String row() {
        return open.element().about instanceof Condition condition
                ? Questions.findRows(condition)
                        .flatMap(of -> findRow(of.probe()))
                        .orElse("")
                : "";
    }

    private List<Sight> sights(List<FactName> names) {
        return names.stream()
                .flatMap(name -> findConsulted(name).map(fact -> sight(name, fact)).stream())
                .toList();
    }

    Sight sight(FactName name, Fact fact) {
        Optional<Absence.Default> absent = findDefault(name);
        return new Sight(
                fact,
                standing(name),
                absent.map(Absence.Default::means).orElse(""),
                absent.map(Absence.Default::source).orElse(""));
    }

    private List<Sight> values(Condition.Distinct distinct) {
        Optional<String> outer = findRow(distinct.of().probe());
        List<Sight> values = new ArrayList<>();
        for (String row : rows(distinct.of().probe()).find().orElse(List.of())) {
            if (values.size() < MOST_PARTS && FactRef.isSubject(row)) {
                lookAt(distinct.of().probe(), row);
                values.addAll(sights(List.of(distinct.values())));
            }
        }
        lookBack(distinct.of().probe(), outer);
        return values;
    }
}
