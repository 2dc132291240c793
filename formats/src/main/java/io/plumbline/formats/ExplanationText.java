package io.plumbline.formats;

import io.plumbline.model.Counted;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import io.plumbline.rules.Guidance;
import io.plumbline.rules.NearestPass;
import io.plumbline.rules.Question;
import io.plumbline.rules.Remedy;
import io.plumbline.rules.Sight;
import io.plumbline.rules.Trace;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An explanation on a screen: the result, why, what to do, what would pass, and at last everything that was read. */
final class ExplanationText {

    private static final int MAX_ROWS = 12;
    private static final int MAX_PARTS = 24;
    private static final int MAX_INPUTS = 16;
    private static final int MAX_DEPTH = 6;
    private static final int ANSWER_WIDTH = 6;

    private final Explanation explained;
    private final Lines lines;
    private final Marks marks;
    private final Set<FactRef> unfolded = new HashSet<>();
    private final Set<String> shown = new HashSet<>();

    private ExplanationText(Explanation explained, TextStyle style) {
        this.explained = explained;
        this.lines = new Lines(style.width());
        this.marks = new Marks(style);
    }

    static String render(Explanation explained, TextStyle style) {
        return new ExplanationText(explained, style).render();
    }

    private String render() {
        result();
        why();
        if (explained.isOpen()) {
            whatToDo();
            whatWouldPass();
        }
        whatWasRead();
        whoSaysSo();
        return marks.spelled(lines.toString());
    }

    private void heading(String words) {
        lines.blank();
        lines.line(marks.coloured(Marks.Colour.CYAN, words.toUpperCase(Locale.ROOT)));
    }

    /** Below {@code indent} columns, escaped. */
    private void words(int indent, String words) {
        lines.wrapped(" ".repeat(indent), indent, Plain.of(words));
    }

    private void prose(int indent, String prose) {
        for (String paragraph : prose.strip().split("\n\\s*\n", -1)) {
            words(indent, paragraph.strip().replaceAll("\\s+", " "));
        }
    }

    private void result() {
        Result result = explained.result();
        lines.wrapped(
                "",
                0,
                mark(result) + " "
                        + marks.coloured(colour(result), result.word().toUpperCase(Locale.ROOT))
                        + "  " + explained.rule().id() + "  "
                        + explained.rule().severity().word().toUpperCase(Locale.ROOT));
        words(2, explained.rule().title());
        if (explained.subject() != null) {
            words(2, "for " + explained.named(explained.subject()));
        }
        Report report = explained.report();
        lines.parts(
                "  ",
                2,
                Stream.of(
                                Heading.host(report),
                                Heading.system(report.host().os()),
                                report.report().route(),
                                Heading.moment(report.report().takenAt()),
                                "pack " + explained.pack().name() + " "
                                        + explained.pack().version())
                        .map(Plain::of)
                        .toList(),
                marks.dot());
        explained.differences().forEach(difference -> words(2, difference));
        lines.blank();
        words(2, explained.reason());
    }

    private String mark(Result result) {
        String mark = switch (result) {
            case FAIL -> marks.fail();
            case ERROR, UNKNOWN, NOTCHECKED -> marks.doubt();
            case INFORMATIONAL -> marks.note();
            case PASS -> marks.pass();
            case NOTAPPLICABLE -> "-";
        };
        return marks.coloured(colour(result), mark);
    }

    private static Marks.Colour colour(Result result) {
        return switch (result) {
            case FAIL -> Marks.Colour.RED;
            case ERROR, UNKNOWN, NOTCHECKED -> Marks.Colour.YELLOW;
            case INFORMATIONAL -> Marks.Colour.CYAN;
            case PASS -> Marks.Colour.GREEN;
            case NOTAPPLICABLE -> Marks.Colour.NONE;
        };
    }

    private void why() {
        heading("Why");
        Question applies = explained.trace().applies();
        if (!applies.words().equals("always")) {
            words(2, "The rule applies where");
            boolean listed = applies.kind() == Question.Kind.ALL;
            (listed ? applies.parts() : List.of(applies)).forEach(part -> question(4, part, ""));
        }
        Optional<Sight> rows = explained.trace().findRows();
        if (rows.isPresent() && explained.trace().courses().isEmpty()) {
            Fact list = rows.get().fact();
            words(2, "There is nothing to judge: " + list.ref() + " is " + ExplainedWords.reading(list.reading()));
        }
        List<Trace.Course> courses = explained.courses();
        courses.stream().limit(MAX_ROWS).forEach(this::course);
        if (courses.size() > MAX_ROWS) {
            words(2, "and " + Counted.of(courses.size() - MAX_ROWS, "more row") + " (-o json)");
        }
    }

    private void course(Trace.Course course) {
        Optional<Result> result = course.findResult();
        String prefix = "  " + result.map(this::mark).orElse("-") + " ";
        int indent = Plain.columns(prefix);
        if (!course.subject().isEmpty()) {
            lines.wrapped(
                    prefix,
                    indent,
                    Plain.of(explained.named(course.subject())) + ": "
                            + result.map(Result::word).orElse("does not count"));
            course.findCounts()
                    .filter(counts -> course.branches().isEmpty())
                    .ifPresent(counts -> question(4, counts, "counts if"));
        }
        if (!course.branches().isEmpty() && !shown.add(shape(course))) {
            words(4, "in the same way");
            return;
        }
        if (course.subject().isEmpty()) {
            words(2, "The first of these that holds decides");
        }
        course.branches().forEach(this::branch);
    }

    /** What a course looks like here; of a second one that looks the same nothing is to be learned. */
    private static String shape(Trace.Course course) {
        return course.branches().stream()
                .map(branch -> ExplainedWords.branch(branch)
                        + branch.decided()
                        + branch.findQuestion().map(ExplanationText::shape).orElse(""))
                .collect(Collectors.joining("\n"));
    }

    private static String shape(Question question) {
        return question.words()
                + ExplainedWords.answer(question)
                + ExplainedWords.here(question)
                + question.parts().stream().map(ExplanationText::shape).collect(Collectors.joining("\n"));
    }

    private void branch(Trace.Branch branch) {
        boolean reached = branch.decided()
                || branch.findQuestion().flatMap(Question::findAnswer).isPresent();
        if (!reached) {
            return;
        }
        String sign = branch.decided() ? marks.to() : "";
        String words = ExplainedWords.branch(branch);
        if (branch.findQuestion().isEmpty()) {
            lines.wrapped(
                    "  " + padded(sign, 2 + ANSWER_WIDTH - 1) + " ",
                    4 + ANSWER_WIDTH - 1,
                    marks.coloured(colour(branch.result()), words));
            return;
        }
        question(4, branch.findQuestion().get(), words, sign);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - Plain.columns(text)));
    }

    private void question(int indent, Question question, String before) {
        question(indent, question, before, "");
    }

    /** @param sign stands in the two columns before the answer */
    private void question(int indent, Question question, String before, String sign) {
        String answer = ExplainedWords.answer(question);
        String prefix =
                padded(" ".repeat(indent - 2) + sign, indent) + coloured(question, padded(answer, ANSWER_WIDTH));
        int column = Plain.columns(prefix);
        String here = ExplainedWords.here(question);
        String row = question.row().isEmpty() ? "" : "[" + question.row() + "] ";
        lines.wrapped(
                prefix,
                column,
                Plain.of((before.isEmpty() ? "" : before + " ")
                        + row
                        + question.words()
                        + (here.isEmpty() || here.equals("not asked") ? "" : "  (" + here + ")")));
        ExplainedWords.absences(question).stream().filter(shown::add).forEach(absence -> words(column + 2, absence));
        question.parts().stream().limit(MAX_PARTS).forEach(part -> question(column + 2, part, ""));
        int more = question.more() + Math.max(0, question.parts().size() - MAX_PARTS);
        if (more > 0) {
            words(column + 2, "and " + more + " more (-o json)");
        }
    }

    private String coloured(Question question, String text) {
        return question.findAnswer()
                .map(answer -> switch (answer) {
                    case TRUE -> marks.coloured(Marks.Colour.GREEN, text);
                    case FALSE -> text;
                    case ERROR, UNKNOWN, NOTCHECKED -> marks.coloured(Marks.Colour.YELLOW, text);
                })
                .orElse(text);
    }

    private void whatToDo() {
        List<String> first = explained.advice();
        if (!first.isEmpty()) {
            heading("What to do first");
            first.forEach(advice -> words(2, advice));
        }
        Guidance guidance = explained.rule().guidance();
        for (Remedy remedy : guidance.remediation()) {
            heading("What to do (" + ExplainedWords.means(remedy.means()) + ")");
            switch (remedy.means()) {
                case MANUAL, GPO -> prose(2, remedy.text());
                case POWERSHELL, COMMAND, REGISTRY ->
                    remedy.text().stripTrailing().lines().forEach(line -> lines.line("  " + Plain.of(line)));
            }
        }
        if (!guidance.impact().isBlank()) {
            heading("What the fix may break");
            prose(2, guidance.impact());
        }
    }

    private void whatWouldPass() {
        heading("What would pass");
        for (NearestPass.Way way : explained.nearest().ways()) {
            String prefix = "  - ";
            for (NearestPass.Change change : way.changes()) {
                boolean last = change.equals(way.changes().getLast());
                lines.wrapped(
                        prefix,
                        4,
                        Plain.of(change.now().ref() + " = " + ExplainedWords.wanted(change) + "  ("
                                + ExplainedWords.now(change) + ")" + (last ? "" : ", and")));
                prefix = "    ";
            }
        }
        words(2, ExplainedWords.tried(explained.nearest()));
    }

    private void whatWasRead() {
        heading("What was read");
        explained.evidence().forEach(fact -> fact(2, fact.ref(), 0));
    }

    private void fact(int indent, FactRef ref, int depth) {
        Explanation.UsedFact used = explained.used(ref);
        boolean first = unfolded.add(ref);
        words(indent, ref + " = " + ExplainedWords.reading(used.fact().reading()));
        if (used.origin().isEmpty()) {
            if (first && !used.fact().source().isBlank()) {
                from(indent + 2, Shown.shortened(used.fact().source(), ExplainedWords.MAX_VALUE));
            }
            return;
        }
        from(indent + 2, first ? "concluded: " + used.origin().get().how() : "see above");
        if (!first || depth == MAX_DEPTH) {
            return;
        }
        List<FactRef> from = used.origin().get().from();
        from.stream().limit(MAX_INPUTS).forEach(input -> fact(indent + 4, input, depth + 1));
        if (from.size() > MAX_INPUTS) {
            words(indent + 4, "and " + Counted.of(from.size() - MAX_INPUTS, "more fact") + " (-o json)");
        }
    }

    private void from(int indent, String source) {
        String prefix = " ".repeat(indent) + marks.from() + " ";
        lines.wrapped(prefix, Plain.columns(prefix), Plain.of(source));
    }

    private void whoSaysSo() {
        Guidance guidance = explained.rule().guidance();
        heading("Who says so");
        guidance.references()
                .forEach(reference -> lines.wrapped(
                        "  - ",
                        4,
                        Plain.of(reference.title()
                                + reference
                                        .findUrl()
                                        .map(url -> " <" + url + ">")
                                        .orElse(""))));
        Citations.of(guidance.identifiers()).forEach(each -> lines.wrapped("  - ", 4, Plain.of(each)));
    }
}
