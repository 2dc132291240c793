package io.plumbline.rules;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Conditions about the rows of a probe, three-valued as all others: a row of which it cannot be told whether it counts
 * leaves the answer open only where it could change it.
 */
final class RowConditions {

    private final Evaluation evaluation;

    RowConditions(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /** Something to be done with each row that may count; answers whether to go on. */
    private interface RowVisitor {
        boolean visit(Truth counts, boolean named);
    }

    /** @return TRUE where all rows were shown; else why the rows are not known */
    private Truth visit(RowSet of, RowVisitor visitor) {
        Reading<List<String>> rows = evaluation.rows(of.probe());
        if (!(rows instanceof Reading.Present<List<String>>(List<String> subjects))) {
            return Truth.ofUnreadable(rows);
        }
        Optional<String> outer = evaluation.findRow(of.probe());
        try {
            for (String subject : subjects) {
                boolean named = FactRef.isSubject(subject);
                Truth counts = Truth.ERROR;
                if (named) {
                    evaluation.lookAt(of.probe(), subject);
                    counts = evaluation.holds(of.where());
                }
                if (counts != Truth.FALSE && !visitor.visit(counts, named)) {
                    break;
                }
            }
        } finally {
            evaluation.lookBack(of.probe(), outer);
        }
        return Truth.TRUE;
    }

    Truth holds(Condition.Rows rows) {
        Quantifier quantifier = rows.quantifier();
        Truth[] soFar = {quantifier.ofNone()};
        Truth readable = visit(rows.of(), (counts, named) -> {
            // A row that may not count says for EVERY "does not count, or holds", for the others "counts, and holds".
            Truth holds = named ? evaluation.holds(rows.holds()) : Truth.ERROR;
            Truth one = quantifier == Quantifier.EVERY ? counts.not().or(holds) : counts.and(holds);
            soFar[0] = quantifier.with(soFar[0], one);
            return !quantifier.isSettledBy(soFar[0]);
        });
        return readable == Truth.TRUE ? soFar[0] : readable;
    }

    Truth holds(Condition.Count count) {
        Tally tally = new Tally();
        Truth readable = visit(count.of(), (counts, named) -> {
            tally.add(counts);
            return true;
        });
        return readable == Truth.TRUE ? tally.among(count.is()) : readable;
    }

    Truth holds(Condition.Distinct distinct) {
        Tally tally = new Tally();
        Set<Value> values = new HashSet<>();
        Truth readable = visit(distinct.of(), (counts, named) -> {
            Reading<Value> reading =
                    named ? evaluation.standing(distinct.values()) : Reading.failed("a row without a name");
            if (reading instanceof Reading.Absent) {
                return true;
            }
            if (counts != Truth.TRUE || !(reading instanceof Reading.Present<Value>(Value value))) {
                tally.add(counts == Truth.TRUE ? Truth.ofUnreadable(reading) : counts);
            } else if (values.add(value)) {
                tally.add(Truth.TRUE);
            }
            return true;
        });
        return readable == Truth.TRUE ? tally.among(distinct.is()) : readable;
    }

    /** How many there are, and how many more there may be. */
    private final class Tally {
        private int known;
        private int possible;
        private Truth doubt = Truth.TRUE;

        void add(Truth counts) {
            if (counts == Truth.TRUE) {
                known++;
            } else {
                possible++;
                doubt = doubt.and(counts);
            }
        }

        Truth among(Predicate is) {
            Truth answer = evaluation.ofNumber(is, known);
            for (int number = known + 1; number <= known + possible; number++) {
                if (evaluation.ofNumber(is, number) != answer) {
                    return doubt;
                }
            }
            return answer;
        }
    }

    /** Why a condition about rows came to this way of not knowing: the first row's cause, else that of the list. */
    String cause(RowSet of, Optional<Condition> holds, Truth truth) {
        Fact list = evaluation.consult(new FactName.Fixed(FactRef.rows(of.probe())));
        String[] found = {""};
        visit(of, (counts, named) -> {
            if (!named) {
                found[0] = "the host gave a row of " + of.probe() + " a name that cannot be one";
            } else if (counts == truth) {
                found[0] = Sentences.cause(of.where(), counts, evaluation);
            } else if (counts == Truth.TRUE && holds.isPresent() && evaluation.holds(holds.get()) == truth) {
                found[0] = Sentences.cause(holds.get(), truth, evaluation);
            }
            return found[0].isEmpty();
        });
        return found[0].isEmpty() ? Sentences.unreadable(list.ref(), list.reading()) : found[0];
    }
}
