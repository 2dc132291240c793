package io.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.model.Fact;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Result;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A trace tells how the judge came to its finding, and nothing else. */
class TraceTest {

    private static final Rule LIST = RuleTexts.rule("""
            when-absent:
              a.two: { value: 1, means: "it is on", source: "a document" }
            decide:
              - { when: { all: [ { a.one: { equals: 1 } }, { a.two: { equals: 1 } } ] }, result: fail, reason: both }
              - { when: { a.three: { all: [ { at-least: 2 }, { at-most: 4 } ] } }, result: pass, reason: three }
              - { result: unknown, reason: other }
            cases:
              - { name: both, given: { a.one: 1 }, result: fail }
              - { name: three, given: { a.one: 0, a.three: 3 }, result: pass }
              - { name: neither, given: { a.one: 0, a.three: 5 }, result: unknown }
            """);

    private static final Rule ROWS = RuleTexts.rule("""
            for-each: adapter
            where: { adapter.enabled: { equals: true } }
            when-none: notapplicable
            read: adapter.options
            expect: { equals: 2 }
            when-absent: { result: fail, reason: "the default is on" }
            cases:
              - { name: off, given: { "adapter[a].enabled": true, "adapter[a].options": 2 }, result: pass }
              - { name: on, given: { "adapter[a].enabled": true, "adapter[a].options": 1 }, result: fail }
              - { name: not set, given: { "adapter[a].enabled": true }, result: fail }
            """);

    record Trial(Rule rule, RuleCase one) {
        @Override
        public String toString() {
            return rule.id() + ": " + one.name();
        }
    }

    static Stream<Trial> trials() {
        return Packs.builtIn().stream()
                .flatMap(pack -> pack.rules().stream())
                .flatMap(rule -> rule.cases().stream().map(one -> new Trial(rule, one)));
    }

    @ParameterizedTest
    @MethodSource("trials")
    void everyCaseIsTracedToTheJudgesOwnFinding(Trial trial) {
        Trace trace = Trace.of(trial.rule, trial.one.given());
        assertThat(trace.finding()).isEqualTo(Judge.judge(trial.rule, trial.one.given()));
        for (Trace.Course course : trace.courses()) {
            if (!course.branches().isEmpty()) {
                assertThat(course.branches().stream().filter(Trace.Branch::decided))
                        .singleElement()
                        .satisfies(branch -> assertThat(comesTo(branch)).isEqualTo(course.result()));
            }
        }
        assertThat(sights(trace)).isSubsetOf(trace.finding().evidence());
    }

    private static Result comesTo(Trace.Branch branch) {
        return branch.findQuestion()
                .flatMap(Question::findAnswer)
                .filter(answer -> !answer.isKnown())
                .map(Truth::undecided)
                .orElse(branch.result());
    }

    private static List<Fact> sights(Trace trace) {
        List<Question> questions = new ArrayList<>(List.of(trace.applies()));
        trace.courses().forEach(course -> {
            course.findCounts().ifPresent(questions::add);
            course.branches().forEach(branch -> branch.findQuestion().ifPresent(questions::add));
        });
        List<Fact> sights = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            questions.addAll(questions.get(i).parts());
            questions.get(i).sights().forEach(sight -> sights.add(sight.fact()));
        }
        return sights;
    }

    private static Trace trace(Rule rule, Map<String, Reading<Value>> facts) {
        return Trace.of(rule, RuleTexts.facts(new TreeMap<>(facts)));
    }

    @Test
    void eachPartHasItsAnswerAndWhatAbsenceCountedAs() {
        Trace trace = trace(LIST, Map.of("a.one", RuleTexts.whole(1), "a.two", Reading.absent()));
        Trace.Branch first = trace.courses().getFirst().branches().getFirst();
        assertThat(first.decided()).isTrue();
        List<Question> parts = first.findQuestion().orElseThrow().parts();
        assertThat(parts).extracting(Question::words).containsExactly("a.one is 1", "a.two is 1");
        assertThat(parts).extracting(Question::answer).containsExactly(Truth.TRUE, Truth.TRUE);
        Sight absent = parts.get(1).sights().getFirst();
        assertThat(absent.fact().reading()).isEqualTo(Reading.absent());
        assertThat(absent.counts()).isEqualTo(RuleTexts.whole(1));
        assertThat(absent.means()).isEqualTo("it is on");
        assertThat(absent.source()).isEqualTo("a document");
    }

    /** Which default holds is found out too, and is no part of what the rule asked. */
    @Test
    void questionThatMetAnAbsentFactHasNoPartForTheChoiceOfItsDefault() {
        Rule rule = RuleTexts.rule("""
            when-absent:
              a.one:
                - { when: { a.two: { at-least: 5 } }, value: 1, means: "on since 5", source: "a document" }
                - { value: 0, means: "off", source: "a document" }
            decide:
              - { when: { a.one: { equals: 1 } }, result: pass, reason: one }
              - { result: fail, reason: other }
            cases:
              - { name: one, given: { a.one: 1, a.two: 5 }, result: pass }
              - { name: not, given: { a.one: 0, a.two: 5 }, result: fail }
              - { name: never set, given: { a.two: 5 }, result: pass }
            """);
        Trace trace = trace(rule, Map.of("a.one", Reading.absent(), "a.two", RuleTexts.whole(5)));
        Question question =
                trace.courses().getFirst().branches().getFirst().findQuestion().orElseThrow();
        assertThat(question.answer()).isEqualTo(Truth.TRUE);
        assertThat(question.sights()).extracting(Sight::means).containsExactly("on since 5");
        assertThat(question.parts()).isEmpty();
    }

    @Test
    void whatTheJudgeDidNotLookAtHasNoAnswer() {
        Trace trace = trace(LIST, Map.of("a.one", RuleTexts.whole(0), "a.three", RuleTexts.whole(1)));
        List<Trace.Branch> branches = trace.courses().getFirst().branches();
        assertThat(branches.getFirst().findQuestion().orElseThrow().parts())
                .extracting(Question::answer)
                .containsExactly(Truth.FALSE, null);
        assertThat(branches.get(1).findQuestion().orElseThrow().parts())
                .extracting(Question::words, Question::answer)
                .containsExactly(tuple("is at least 2", Truth.FALSE), tuple("is at most 4", null));
        assertThat(branches.get(2).decided()).isTrue();
        assertThat(branches.get(2).findQuestion()).isEmpty();
    }

    @Test
    void branchThatCannotBeToldDecides() {
        Trace trace = trace(LIST, Map.of("a.one", Reading.denied("error 5"), "a.two", RuleTexts.whole(1)));
        assertThat(trace.finding().result()).isEqualTo(Result.ERROR);
        assertThat(trace.courses().getFirst().branches())
                .extracting(Trace.Branch::decided)
                .containsExactly(true, false, false);
    }

    @Test
    void rowThatDoesNotCountIsShownWithItsReason() {
        Trace trace = Trace.of(ROWS, rows(Map.of("a", RuleTexts.whole(2), "b", RuleTexts.whole(1)), "b"));
        assertThat(trace.courses()).extracting(Trace.Course::subject).containsExactly("a", "b");
        assertThat(trace.courses().get(1).findResult()).isEmpty();
        assertThat(trace.courses().get(1).findCounts().flatMap(Question::findAnswer))
                .contains(Truth.FALSE);
    }

    @Test
    void absenceThatSettlesTheRuleIsTheBranch() {
        Trace trace = Trace.of(ROWS, rows(Map.of("a", Reading.absent()), ""));
        assertThat(trace.courses().getFirst().branches()).singleElement().satisfies(branch -> {
            assertThat(branch.result()).isEqualTo(Result.FAIL);
            Question absent = branch.findQuestion().orElseThrow();
            assertThat(absent.words()).isEqualTo("adapter.options is absent");
            assertThat(absent.sights().getFirst().fact().reading()).isEqualTo(Reading.absent());
        });
    }

    @Test
    void questionsAboutRowsSayOfWhichRow() {
        Rule rule = RuleTexts.rule("""
                decide:
                  - when: { every: { of: adapter, holds: { adapter.options: { equals: 2 } } } }
                    result: pass
                    reason: all off
                  - { result: fail, reason: some on }
                cases:
                  - { name: off, given: { "adapter[a].options": 2 }, result: pass }
                  - { name: on, given: { "adapter[a].options": 1 }, result: fail }
                  - { name: not set, given: { "adapter[a].options": absent }, result: unknown }
                """);
        Facts facts = rows(Map.of("a", RuleTexts.whole(2), "b", RuleTexts.whole(1)), "");
        Question every = Trace.of(rule, facts)
                .courses()
                .getFirst()
                .branches()
                .getFirst()
                .findQuestion()
                .orElseThrow();
        assertThat(every.kind()).isEqualTo(Question.Kind.ROWS);
        assertThat(every.parts())
                .extracting(Question::row, Question::answer)
                .containsExactly(tuple("a", Truth.TRUE), tuple("b", Truth.FALSE));
    }

    private static Facts rows(Map<String, Reading<Value>> options, String disabled) {
        Map<String, Reading<Value>> facts = new TreeMap<>();
        List<String> names = options.keySet().stream().sorted().toList();
        facts.put("adapter.rows", Reading.present(new Value.Items(names)));
        names.forEach(name -> {
            facts.put("adapter[" + name + "].enabled", Reading.present(Value.flag(!name.equals(disabled))));
            facts.put("adapter[" + name + "].options", options.get(name));
        });
        return RuleTexts.facts(facts);
    }
}
