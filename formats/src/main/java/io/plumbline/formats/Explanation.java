package io.plumbline.formats;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Finding;
import io.plumbline.model.Origins;
import io.plumbline.model.PackVersion;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import io.plumbline.model.SubjectResult;
import io.plumbline.model.Value;
import io.plumbline.rules.NearestPass;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Scope;
import io.plumbline.rules.Trace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A finding of a report with all that a person needs to follow it: the trace, where its facts come from, and what would
 * have passed.
 *
 * <p>The trace is made from the report's facts by the rule at hand, which may be another edition than the report's own.
 *
 * @param pack the edition of the pack that the rule is of
 * @param subject the row it is about; null for the whole finding
 */
public record Explanation(
        Report report,
        PackVersion pack,
        Trace trace,
        @Nullable String subject,
        NearestPass nearest,
        Origins origins) {

    /** A fact that was used, from what it follows, and those facts in turn; each fact unfolds once. */
    public record UsedFact(Fact fact, Optional<Origins.Origin> origin) {}

    public Explanation {
        requireNonNull(report, "report is null");
        requireNonNull(pack, "pack is null");
        requireNonNull(trace, "trace is null");
        requireNonNull(nearest, "nearest is null");
        requireNonNull(origins, "origins is null");
    }

    Rule rule() {
        return trace.rule();
    }

    /** Of the row it is about, else of the finding. */
    Result result() {
        return subjectResult().map(SubjectResult::result).orElse(trace.finding().result());
    }

    String reason() {
        return subjectResult().map(SubjectResult::reason).orElse(trace.finding().reason());
    }

    private Optional<SubjectResult> subjectResult() {
        return trace.finding().subjects().stream()
                .filter(each -> each.subject().equals(subject))
                .findFirst();
    }

    List<Trace.Course> courses() {
        return trace.courses().stream()
                .filter(course -> subject == null || course.subject().equals(subject))
                .toList();
    }

    /** The facts that decided; where it is about one row, without those of the others. */
    List<Fact> evidence() {
        return trace.finding().evidence().stream()
                .filter(fact -> subject == null || !isOfAnotherRow(fact.ref()))
                .toList();
    }

    private boolean isOfAnotherRow(FactRef ref) {
        return scopeProbe().filter(ref.probe()::equals).isPresent()
                && !ref.subject().isEmpty()
                && !ref.subject().equals(subject);
    }

    private Optional<String> scopeProbe() {
        return switch (rule().scope()) {
            case Scope.Host() -> Optional.empty();
            case Scope.Rows rows -> Optional.of(rows.probe());
            case Scope.Subjects subjects -> Optional.of(subjects.probe());
        };
    }

    /** What a row is called: its own name, and the one that people know it by where its probe tells one. */
    public List<String> namesOf(String row) {
        Optional<String> known = scopeProbe()
                .filter(ignored -> FactRef.isSubject(row))
                .flatMap(probe -> origins.facts().find(FactRef.of(probe, row, "name")))
                .flatMap(fact -> fact.reading().find())
                .map(Value::display);
        return Stream.concat(Stream.of(row), known.stream())
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** All that it is called, the name that people know first. */
    String named(String row) {
        return String.join(" ", namesOf(row).reversed());
    }

    /** What the report itself says of this rule, where that is something else. */
    Optional<Finding> findOtherwiseReported() {
        Finding judged = trace.finding();
        return report.findings().stream()
                .filter(finding -> finding.rule().equals(judged.rule()))
                .filter(finding -> finding.result() != judged.result()
                        || finding.revision() != judged.revision()
                        || !finding.reason().equals(judged.reason()))
                .findFirst();
    }

    /** In which edition the report was judged by this pack, where that is another; empty also where it was not. */
    Optional<String> findOtherPackVersion() {
        return report.packs().stream()
                .filter(each -> each.name().equals(pack.name()))
                .map(PackVersion::version)
                .filter(version -> !version.equals(pack.version()))
                .findFirst();
    }

    /** What sets this judging apart from the report's own, a sentence each; mostly none. */
    List<String> differences() {
        return Stream.concat(
                        findOtherPackVersion().stream()
                                .map(version -> "The report was judged by pack " + pack.name() + " " + version
                                        + "; this is what " + pack.version() + " says of its facts."),
                        findOtherwiseReported().stream()
                                .map(finding -> "The report itself says "
                                        + finding.result().word() + " (revision " + finding.revision() + "): "
                                        + finding.reason()))
                .toList();
    }

    /** Whether there is anything to put right or to find out. */
    boolean isOpen() {
        return switch (result()) {
            case FAIL, ERROR, UNKNOWN, NOTCHECKED, INFORMATIONAL -> true;
            case PASS, NOTAPPLICABLE -> false;
        };
    }

    /** What stands in the way of an answer, and what to do about it; a sentence for each fact, where the rule was not told. */
    List<String> advice() {
        return switch (result()) {
            case ERROR, UNKNOWN, NOTCHECKED ->
                evidence().stream()
                        .flatMap(fact ->
                                ExplainedWords.advice(fact.reading()).map(advice -> fact.ref() + " " + advice).stream())
                        .toList();
            case PASS, FAIL, NOTAPPLICABLE, INFORMATIONAL -> List.of();
        };
    }

    UsedFact used(FactRef ref) {
        Fact fact = origins.facts()
                .find(ref)
                .orElseGet(() -> new Fact(ref, origins.facts().reading(ref), "not delivered"));
        return new UsedFact(fact, origins.find(ref));
    }
}
