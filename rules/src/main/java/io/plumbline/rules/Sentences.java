package io.plumbline.rules;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Reading;
import io.plumbline.model.Result;
import io.plumbline.model.SubjectResult;
import io.plumbline.model.Value;
import java.util.List;
import java.util.Optional;

/**
 * The one-sentence reasons of findings.
 *
 * <p>They quote what a host said, bounded and on one line; who shows them must still escape them.
 */
final class Sentences {

    private static final int LONGEST_VALUE = 160;

    private Sentences() {}

    static String fill(ReasonText reason, Evaluation evaluation) {
        StringBuilder sentence = new StringBuilder(LONGEST_VALUE);
        for (ReasonText.Part part : reason.parts()) {
            switch (part) {
                case ReasonText.Words(String text) -> sentence.append(text);
                case ReasonText.SubjectPart() -> sentence.append(onOneLine(evaluation.subject()));
                case ReasonText.FactPart(FactName fact, boolean hex) -> sentence.append(shown(fact, hex, evaluation));
            }
        }
        return sentence.toString();
    }

    private static String shown(FactName fact, boolean hex, Evaluation evaluation) {
        Reading<Value> reading = evaluation.consult(fact).reading();
        if (reading instanceof Reading.Present<Value>(Value value)) {
            return hex && value instanceof Value.Whole(long bits) ? "0x" + Long.toHexString(bits) : quoted(value);
        }
        String means = evaluation.findDefault(fact).map(Absence.Default::means).orElse("");
        return means.isEmpty() ? reading.kind().word() : reading.kind().word() + " (" + means + ")";
    }

    private static String quoted(Value value) {
        return onOneLine(value.display());
    }

    /** Why a condition could not be told: the first fact in it that came to this way of not knowing. */
    static String cause(Condition condition, Truth truth, Evaluation evaluation) {
        return switch (condition) {
            case Condition.All(List<Condition> of) -> causeAmong(of, truth, evaluation);
            case Condition.Any(List<Condition> of) -> causeAmong(of, truth, evaluation);
            case Condition.Not(Condition of) -> cause(of, truth, evaluation);
            case Condition.Rows(Quantifier ignored, RowSet of, Condition holds) ->
                new RowConditions(evaluation).cause(of, Optional.of(holds), truth);
            case Condition.Count(RowSet of, Predicate ignored) ->
                new RowConditions(evaluation).cause(of, Optional.empty(), truth);
            case Condition.Distinct(RowSet of, FactName values, Predicate ignored) ->
                new RowConditions(evaluation)
                        .cause(of, Optional.of(new Condition.Check(values, new Predicate.Present())), truth);
            case Condition.Check(FactName name, Predicate predicate) -> {
                Fact fact = evaluation.consult(name);
                Reading<Value> standing = evaluation.standing(name);
                if (!(standing instanceof Reading.Present<Value>(Value value))) {
                    yield unreadable(fact.ref(), standing);
                }
                for (FactName compared : RuleReads.namesIn(predicate)) {
                    Reading<Value> other = evaluation.standing(compared);
                    if (!(other instanceof Reading.Present) && Truth.ofUnreadable(other) == truth) {
                        yield unreadable(evaluation.ref(compared), other);
                    }
                }
                yield fact.ref() + " is " + quoted(value) + " (" + ValueTypes.inWords(value.typeWord())
                        + "), which cannot be compared" + other(predicate, value) + "; the rule asks whether it "
                        + Prose.question(predicate);
            }
        };
    }

    /** Whoever reads "1, which cannot be compared, is it 1" does not see that one of them is a text. */
    private static String other(Predicate predicate, Value value) {
        return new ValueTypes(FactCatalog.of(List.of()))
                .findMismatch(predicate, value.typeWord())
                .map(ValueTypes.Mismatch::other)
                .filter(type -> !type.isEmpty())
                .map(type -> " with " + ValueTypes.a(type))
                .orElse("");
    }

    private static String causeAmong(List<Condition> conditions, Truth truth, Evaluation evaluation) {
        for (Condition part : conditions) {
            if (evaluation.holds(part) == truth) {
                return cause(part, truth, evaluation);
            }
        }
        throw new IllegalStateException("none of the parts is " + truth + ": " + conditions);
    }

    /** The sentences of a rule that reads one fact. */
    static Judgement.Expectation expectation(FactName read, Predicate expect) {
        ReasonText.Part observed = new ReasonText.FactPart(read, false);
        ReasonText.Words name = new ReasonText.Words(read + " is ");
        String expected = "; expected: " + Prose.of(expect).replaceFirst("^is ", "");
        ReasonText asExpected = new ReasonText(List.of(name, observed));
        ReasonText otherwise = new ReasonText(List.of(name, observed, new ReasonText.Words(expected)));
        return new Judgement.Expectation(
                read, expect, new Ruling(Result.PASS, asExpected), new Ruling(Result.FAIL, otherwise));
    }

    static String unreadable(FactRef ref, Reading<?> reading) {
        return switch (reading) {
            case Reading.Absent<?>() -> ref + " is absent, and without it nothing can be said";
            case Reading.Denied<?>(String detail) -> ref + " was denied: " + onOneLine(detail);
            case Reading.Unsupported<?>(String detail) -> ref + " cannot be known by this route: " + onOneLine(detail);
            case Reading.Failed<?>(long code, String detail) ->
                ref + " could not be read: " + onOneLine(detail) + (code == 0 ? "" : " (error " + code + ")");
            case Reading.Present<?> ignored -> ref + " was read";
        };
    }

    /** The first of the worst speaks for all, and says for how many. */
    static String ofSubjects(List<SubjectResult> results, Result worst) {
        if (results.size() == 1) {
            return results.getFirst().reason();
        }
        List<SubjectResult> worstOnes =
                results.stream().filter(one -> one.result() == worst).toList();
        String reason = worstOnes.getFirst().reason();
        return reason + " (" + worst.word() + " for " + worstOnes.size() + " of " + results.size() + ")";
    }

    private static String onOneLine(String text) {
        String bounded = text;
        if (text.length() > LONGEST_VALUE) {
            int end = Character.isHighSurrogate(text.charAt(LONGEST_VALUE - 1)) ? LONGEST_VALUE - 1 : LONGEST_VALUE;
            bounded = text.substring(0, end) + "…";
        }
        for (int i = 0; i < bounded.length(); i++) {
            if (Character.isISOControl(bounded.charAt(i))) {
                return bounded.replaceAll("\\p{Cntrl}", "\uFFFD");
            }
        }
        return bounded;
    }
}
