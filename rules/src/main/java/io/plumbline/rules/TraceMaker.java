package io.plumbline.rules;

import io.plumbline.model.FactRef;
import io.plumbline.model.Finding;
import io.plumbline.model.Result;
import io.plumbline.model.SubjectResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what two walks of the judge wrote down. */
final class TraceMaker {

    private final Rule rule;
    private final Finding finding;
    private final Tracing decision;
    private final Tracing scope;

    TraceMaker(Rule rule, Finding finding, Tracing decision, Tracing scope) {
        this.rule = rule;
        this.finding = finding;
        this.decision = decision;
        this.scope = scope;
    }

    Trace trace() {
        Question applies = scope.legs().getFirst().find(rule.applies()).orElse(Question.ALWAYS);
        return new Trace(rule, finding, applies, rows(), courses());
    }

    private @Nullable Sight rows() {
        if (!(rule.scope() instanceof Scope.Rows(String probe, Condition ignored, Ruling alsoIgnored))) {
            return null;
        }
        FactName list = new FactName.Fixed(FactRef.rows(probe));
        return decision.findConsulted(list)
                .map(fact -> decision.sight(list, fact))
                .orElse(null);
    }

    private List<Trace.Course> courses() {
        return switch (rule.scope()) {
            case Scope.Host() -> {
                Tracing.Leg leg = decision.legs().getFirst();
                List<Trace.Branch> branches = branches(leg, finding.result());
                yield branches.isEmpty()
                        ? List.of()
                        : List.of(new Trace.Course("", null, branches, finding.result(), finding.reason()));
            }
            case Scope.Subjects ignored -> ofRows(Condition.ALWAYS);
            case Scope.Rows(String ignored, Condition where, Ruling alsoIgnored) -> ofRows(where);
        };
    }

    private List<Trace.Course> ofRows(Condition where) {
        List<Trace.Course> courses = new ArrayList<>();
        for (Tracing.Leg leg : decision.legs().subList(1, decision.legs().size())) {
            Question counts =
                    where.equals(Condition.ALWAYS) ? null : leg.find(where).orElse(null);
            Optional<SubjectResult> result = finding.subjects().stream()
                    .filter(each -> each.subject().equals(leg.subject))
                    .findFirst();
            courses.add(result.map(each -> new Trace.Course(
                            leg.subject, counts, branches(leg, each.result()), each.result(), each.reason()))
                    .orElseGet(() -> new Trace.Course(leg.subject, counts, List.of(), null, "")));
        }
        return courses;
    }

    private List<Trace.Branch> branches(Tracing.Leg leg, Result result) {
        if (leg.answers.isEmpty() && leg.rulings.isEmpty()) {
            return List.of();
        }
        return switch (rule.judgement()) {
            case Judgement.Expectation expectation -> branches(expectation, leg, result);
            case Judgement.DecisionList list -> branches(list, leg);
        };
    }

    private List<Trace.Branch> branches(Judgement.Expectation expectation, Tracing.Leg leg, Result result) {
        Optional<Question> expected = leg.find(expectation.expect());
        if (expected.isEmpty()) {
            // Either absence settled it, or whether the row counts could not be told.
            return leg.rulings.isEmpty() ? List.of() : List.of(settled(expectation, result, leg));
        }
        boolean known = expected.get().findAnswer().filter(Truth::isKnown).isPresent();
        return List.of(
                new Trace.Branch(expectation.pass().result(), expected.get(), !known || result == Result.PASS),
                new Trace.Branch(expectation.fail().result(), null, known && result == Result.FAIL));
    }

    private Trace.Branch settled(Judgement.Expectation expectation, Result result, Tracing.Leg leg) {
        FactName read = expectation.read();
        Optional<Absence.Default> settling = findSettling(read, leg);
        String means = settling.map(Absence.Default::means).orElse("");
        String source = settling.map(Absence.Default::source).orElse("");
        List<Sight> sights = decision.findConsulted(ofRow(read, leg.subject)).stream()
                .map(fact -> new Sight(fact, fact.reading(), means, source))
                .toList();
        Question absent =
                new Question(Question.Kind.FACT, read + " is absent", Truth.TRUE, "", null, sights, List.of(), 0);
        return new Trace.Branch(result, absent, true);
    }

    private static FactName ofRow(FactName name, String row) {
        return name instanceof FactName.OfRow(RowField(String probe, String field)) && !row.isEmpty()
                ? new FactName.Fixed(FactRef.of(probe, row, field))
                : name;
    }

    private Optional<Absence.Default> findSettling(FactName read, Tracing.Leg leg) {
        return Optional.ofNullable(rule.absences().get(read)).stream()
                .flatMap(absence -> absence.defaults().stream())
                .filter(each -> each.answer() instanceof Absence.Answer.Settles(Ruling ruling) && decided(leg, ruling))
                .findFirst();
    }

    private static List<Trace.Branch> branches(Judgement.DecisionList list, Tracing.Leg leg) {
        List<Trace.Branch> branches = new ArrayList<>();
        if (list.entries().stream().noneMatch(entry -> leg.find(entry.when()).isPresent())) {
            return branches;
        }
        for (Judgement.Decision entry : list.entries()) {
            Question question = leg.find(entry.when())
                    .orElseGet(() -> Question.unasked(Questions.kind(entry.when()), Prose.of(entry.when())));
            branches.add(
                    new Trace.Branch(entry.result(), question, decided(leg, entry.then()) || leg.open == entry.when()));
        }
        branches.add(new Trace.Branch(list.otherwise().result(), null, decided(leg, list.otherwise())));
        return branches;
    }

    private static boolean decided(Tracing.Leg leg, Ruling ruling) {
        return leg.rulings.contains(ruling);
    }
}
