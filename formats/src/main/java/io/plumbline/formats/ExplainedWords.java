package io.plumbline.formats;

import io.plumbline.model.Counted;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import io.plumbline.rules.NearestPass;
import io.plumbline.rules.Question;
import io.plumbline.rules.Remedy;
import io.plumbline.rules.Sight;
import io.plumbline.rules.Trace;
import io.plumbline.rules.Truth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What explanations say in every format for people, not yet escaped. */
final class ExplainedWords {

    static final int MAX_VALUE = 200;

    private ExplainedWords() {}

    /** A reading as a value, or why there is none. */
    static String reading(Reading<Value> reading) {
        return Shown.shortened(TextReport.shown(reading), MAX_VALUE);
    }

    static String answer(Question question) {
        return question.findAnswer()
                .map(answer -> switch (answer) {
                    case TRUE -> "yes";
                    case FALSE -> "no";
                    case ERROR, UNKNOWN, NOTCHECKED -> "open";
                })
                .orElse("-");
    }

    /** What the question met on this host; empty where its words or its parts say it already. */
    static String here(Question question) {
        if (question.findAnswer().isEmpty()) {
            return "not asked";
        }
        Optional<Value> seen = question.findSeen();
        if (seen.isPresent()) {
            return "here " + Shown.shortened(Shown.value(seen.get()), MAX_VALUE);
        }
        if (question.findAnswer().equals(Optional.of(Truth.TRUE)) && saysItself(question)) {
            return "";
        }
        long about = question.kind() == Question.Kind.FACT ? 1 : 0;
        return Stream.concat(
                        question.sights().stream().limit(about).map(sight -> "here " + counted(sight)),
                        question.sights().stream()
                                .skip(about)
                                .map(sight -> sight.fact().ref() + " is " + counted(sight)))
                .collect(Collectors.joining("; "));
    }

    /** Whether it asks for the very value that was read, so that a yes says all. */
    private static boolean saysItself(Question question) {
        return question.kind() == Question.Kind.FACT
                && question.sights().size() == 1
                && question.sights().getFirst().fact().reading() instanceof Reading.Present<Value>(Value value)
                && question.words().endsWith(" is " + value.display());
    }

    private static String counted(Sight sight) {
        String read = reading(sight.fact().reading());
        boolean other = sight.fact().reading() instanceof Reading.Absent && sight.counts() instanceof Reading.Present;
        return other ? read + ", which counts as " + reading(sight.counts()) : read;
    }

    /** What Windows does where the facts of this question are absent, and who says so. */
    static List<String> absences(Question question) {
        return question.sights().stream()
                .filter(sight -> !sight.means().isEmpty())
                .map(sight -> "absent means: " + sight.means()
                        + (sight.source().isEmpty() ? "" : " (" + sight.source() + ")"))
                .toList();
    }

    /** What follows if its question is answered with yes, or if nothing before it was. */
    static String branch(Trace.Branch branch) {
        String word = branch.result().word();
        boolean open = branch.decided()
                && branch.findQuestion()
                        .flatMap(Question::findAnswer)
                        .filter(answer -> !answer.isKnown())
                        .isPresent();
        return branch.findQuestion().isEmpty() ? "else " + word : word + (open ? ", if it could be told:" : " if");
    }

    static String answer(Trace.Branch branch) {
        return branch.findQuestion().map(ExplainedWords::answer).orElse(branch.decided() ? "yes" : "-");
    }

    static boolean holds(Trace.Branch branch) {
        return branch.findQuestion()
                .flatMap(Question::findAnswer)
                .filter(Truth.TRUE::equals)
                .isPresent();
    }

    static String means(Remedy.Means means) {
        return switch (means) {
            case MANUAL -> "By hand";
            case POWERSHELL -> "PowerShell";
            case COMMAND -> "Command line";
            case REGISTRY -> "Registry";
            case GPO -> "Group policy";
        };
    }

    /** What a fact would have to read, one value or any one of several. */
    static String wanted(NearestPass.Change change) {
        List<String> values = change.to().stream().map(ExplainedWords::reading).toList();
        return values.size() == 1
                ? values.getFirst()
                : String.join(", ", values.subList(0, values.size() - 1)) + " or " + values.getLast();
    }

    static String now(NearestPass.Change change) {
        return "now " + reading(change.now().reading()) + (change.concluded() ? ", concluded from other facts" : "");
    }

    static String tried(NearestPass nearest) {
        String times = Counted.of(nearest.tried(), "time");
        return nearest.ways().isEmpty()
                ? "No change of one fact or two makes it pass; the judge was asked " + times + "."
                : "Each was tried on the judge itself (asked " + times + "); nearest first"
                        + (nearest.exhausted() ? ", and there may be more." : ".");
    }

    /** What stands in the way of an answer, and what to do about it. */
    static Optional<String> advice(Reading<Value> reading) {
        return switch (reading) {
            case Reading.Denied<Value> ignored ->
                Optional.of(
                        "may not be read by this account: audit again with one that may (elevated, or as the service)");
            case Reading.Failed<Value> ignored ->
                Optional.of("could not be read: look into what is said of it below, then audit again");
            case Reading.Unsupported<Value> ignored ->
                Optional.of("cannot be told by this route: audit the running host, or another way");
            case Reading.Present<Value> ignored -> Optional.empty();
            case Reading.Absent<Value> ignored -> Optional.empty();
        };
    }
}
