package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Facts;
import io.plumbline.model.Finding;
import io.plumbline.model.Result;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a finding came about: whether the rule applies, and the course of each row, or of the host as one.
 *
 * <p>It holds what a host said, which whoever shows it must escape.
 *
 * @param finding the judge's own, made on this very walk
 * @param rows the list of rows, for a rule that goes over those that the host has; else null
 * @param courses in the order of judging, rows that do not count among them; none where the rule does not apply
 */
public record Trace(
        Rule rule,
        Finding finding,
        Question applies,
        @Nullable Sight rows,
        List<Course> courses) {

    /**
     * One row's way through the rule, or the host's.
     *
     * @param subject empty for the host as one
     * @param counts whether the row is one that the rule judges; null where every one is
     * @param result null for a row that does not count
     */
    public record Course(
            String subject,
            @Nullable Question counts,
            List<Branch> branches,
            @Nullable Result result,
            String reason) {
        public Course {
            requireNonNull(subject, "subject is null");
            branches = List.copyOf(branches);
            requireNonNull(reason, "reason is null");
        }

        public Optional<Question> findCounts() {
            return Optional.ofNullable(counts);
        }

        public Optional<Result> findResult() {
            return Optional.ofNullable(result);
        }
    }

    /**
     * One way in which the rule can end, in the order in which they are tried.
     *
     * @param question null for what is left when nothing else holds
     * @param decided whether it did end here, be it because this could not be told
     */
    public record Branch(Result result, @Nullable Question question, boolean decided) {
        public Branch {
            requireNonNull(result, "result is null");
        }

        public Optional<Question> findQuestion() {
            return Optional.ofNullable(question);
        }
    }

    public Trace {
        requireNonNull(rule, "rule is null");
        requireNonNull(finding, "finding is null");
        requireNonNull(applies, "applies is null");
        courses = List.copyOf(courses);
    }

    /** Judges once more, and writes down how. */
    public static Trace of(Rule rule, Facts facts) {
        Tracing scope = new Tracing(rule.absences(), facts);
        Tracing decision = new Tracing(rule.absences(), facts);
        Finding finding = Judge.judge(rule, decision, scope);
        return new TraceMaker(rule, finding, decision, scope).trace();
    }

    public Optional<Sight> findRows() {
        return Optional.ofNullable(rows);
    }
}
