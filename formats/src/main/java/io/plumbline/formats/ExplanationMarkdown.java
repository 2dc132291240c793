package io.plumbline.formats;

import io.plumbline.model.Counted;
import io.plumbline.model.FactRef;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import io.plumbline.rules.Guidance;
import io.plumbline.rules.NearestPass;
import io.plumbline.rules.Question;
import io.plumbline.rules.Remedy;
import io.plumbline.rules.Trace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An explanation in Markdown, for a ticket: nothing but CommonMark, with what a host says in code or escaped.
 *
 * <p>Lists nest four deep at most and have their bounds, as a ticket has: the JSON has all.
 */
final class ExplanationMarkdown {

    private static final int MAX_ROWS = 12;
    private static final int MAX_PARTS = 24;
    private static final int MAX_INPUTS = 16;
    private static final int MAX_DEPTH = 6;

    private final Explanation explained;
    private final StringBuilder text = new StringBuilder();
    private final Set<FactRef> unfolded = new HashSet<>();
    private final Set<String> shown = new HashSet<>();

    private ExplanationMarkdown(Explanation explained) {
        this.explained = explained;
    }

    static String render(Explanation explained) {
        return new ExplanationMarkdown(explained).render();
    }

    private String render() {
        head();
        why();
        if (explained.isOpen()) {
            whatToDo();
            whatWouldPass();
        }
        whatWasRead();
        whoSaysSo();
        return text.toString().stripTrailing() + "\n";
    }

    private void head() {
        Report report = explained.report();
        line("# " + Markdown.text(Heading.host(report) + ": " + explained.rule().title()));
        blank();
        line("**" + explained.result().word() + "**, severity "
                + explained.rule().severity().word() + ": " + Markdown.text(explained.reason()));
        blank();
        item(
                0,
                "Rule: " + Markdown.code(explained.rule().id()) + ", pack "
                        + Markdown.text(
                                explained.pack().name() + " " + explained.pack().version()));
        if (explained.subject() != null) {
            item(0, "For: " + Markdown.code(explained.named(explained.subject())));
        }
        item(
                0,
                "Host: " + Markdown.code(Heading.host(report)) + ", "
                        + Markdown.code(Heading.system(report.host().os())));
        item(
                0,
                "Read: " + Markdown.text(report.report().route()) + ", "
                        + Heading.moment(report.report().takenAt()));
        explained.differences().forEach(difference -> item(0, Markdown.text(difference)));
    }

    private void heading(String words) {
        blank();
        line("## " + words);
        blank();
    }

    private void why() {
        heading("Why");
        Question applies = explained.trace().applies();
        if (!applies.words().equals("always")) {
            question(0, applies, "Applies here: ");
        }
        List<Trace.Course> courses = explained.courses();
        courses.stream().limit(MAX_ROWS).forEach(this::course);
        if (courses.size() > MAX_ROWS) {
            item(0, "and " + Counted.of(courses.size() - MAX_ROWS, "more row") + ": see the JSON");
        }
    }

    private void course(Trace.Course course) {
        int depth = 0;
        if (!course.subject().isEmpty()) {
            item(
                    0,
                    Markdown.code(explained.named(course.subject())) + ": **"
                            + course.findResult().map(Result::word).orElse("does not count") + "**");
            depth = 1;
        }
        int below = depth;
        if (course.branches().isEmpty()) {
            course.findCounts().ifPresent(counts -> question(below, counts, "counts if: "));
        }
        for (Trace.Branch branch : course.branches()) {
            branch(below, branch);
        }
    }

    private void branch(int depth, Trace.Branch branch) {
        if (branch.findQuestion().isEmpty()) {
            if (branch.decided()) {
                item(depth, "**" + ExplainedWords.branch(branch) + "**");
            }
        } else if (branch.decided() || branch.findQuestion().get().findAnswer().isPresent()) {
            String words = ExplainedWords.branch(branch) + " ";
            question(depth, branch.findQuestion().get(), branch.decided() ? "**" + words.strip() + "** " : words);
        }
    }

    private void question(int depth, Question question, String before) {
        String row = question.row().isEmpty() ? "" : Markdown.code(question.row()) + " ";
        String here = ExplainedWords.here(question);
        item(
                depth,
                "_" + (ExplainedWords.answer(question).equals("-") ? "not asked" : ExplainedWords.answer(question))
                        + "_ " + before + row + Markdown.text(question.words())
                        + (here.isEmpty() || here.equals("not asked") ? "" : " (" + Markdown.text(here) + ")"));
        ExplainedWords.absences(question).stream()
                .filter(shown::add)
                .forEach(absence -> item(depth + 1, Markdown.text(absence)));
        question.parts().stream().limit(MAX_PARTS).forEach(part -> question(depth + 1, part, ""));
        int more = question.more() + Math.max(0, question.parts().size() - MAX_PARTS);
        if (more > 0) {
            item(depth + 1, "and " + more + " more: see the JSON");
        }
    }

    private void whatToDo() {
        heading("What to do");
        explained.advice().forEach(advice -> item(0, Markdown.text(advice)));
        blank();
        Guidance guidance = explained.rule().guidance();
        for (Remedy remedy : guidance.remediation()) {
            line("### " + ExplainedWords.means(remedy.means()));
            blank();
            switch (remedy.means()) {
                case MANUAL, GPO -> paragraphs(remedy.text());
                case POWERSHELL, COMMAND, REGISTRY -> {
                    text.append(Markdown.block(
                            remedy.means() == Remedy.Means.POWERSHELL ? "powershell" : "text", remedy.text()));
                    blank();
                }
            }
        }
        if (!guidance.impact().isBlank()) {
            heading("What the fix may break");
            paragraphs(guidance.impact());
        }
    }

    private void whatWouldPass() {
        heading("What would pass");
        for (NearestPass.Way way : explained.nearest().ways()) {
            item(
                    0,
                    way.changes().stream()
                            .map(change -> Markdown.code(change.now().ref().toString()) + " = "
                                    + Markdown.code(ExplainedWords.wanted(change)) + " ("
                                    + Markdown.text(ExplainedWords.now(change)) + ")")
                            .collect(Collectors.joining(", and ")));
        }
        blank();
        line(Markdown.text(ExplainedWords.tried(explained.nearest())));
    }

    private void whatWasRead() {
        heading("What was read");
        explained.evidence().forEach(fact -> fact(0, fact.ref()));
    }

    private void fact(int depth, FactRef ref) {
        Explanation.UsedFact used = explained.used(ref);
        String read = Markdown.code(ref.toString()) + " = "
                + Markdown.code(ExplainedWords.reading(used.fact().reading()));
        if (used.origin().isEmpty()) {
            String source = Shown.shortened(used.fact().source(), ExplainedWords.MAX_VALUE);
            item(depth, read + (unfolded.add(ref) && !source.isBlank() ? " from " + Markdown.code(source) : ""));
            return;
        }
        if (!unfolded.add(ref) || depth == MAX_DEPTH) {
            item(depth, read + ", as above");
            return;
        }
        item(depth, read + ", concluded: " + Markdown.text(used.origin().get().how()));
        List<FactRef> from = used.origin().get().from();
        from.stream().limit(MAX_INPUTS).forEach(input -> fact(depth + 1, input));
        if (from.size() > MAX_INPUTS) {
            item(depth + 1, "and " + Counted.of(from.size() - MAX_INPUTS, "more fact") + ": see the JSON");
        }
    }

    private void whoSaysSo() {
        Guidance guidance = explained.rule().guidance();
        heading("Who says so");
        guidance.references().forEach(reference -> item(0, Markdown.link(reference)));
        Citations.of(guidance.identifiers()).forEach(each -> item(0, Markdown.text(each)));
    }

    private void paragraphs(String prose) {
        for (String paragraph : prose.strip().split("\n\\s*\n", -1)) {
            line(Markdown.text(paragraph.strip().replaceAll("\\s+", " ")));
            blank();
        }
    }

    private void item(int depth, String line) {
        line("  ".repeat(depth) + "- " + line);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    /** Never two in a row. */
    private void blank() {
        if (text.length() >= 2 && text.charAt(text.length() - 2) != '\n') {
            text.append('\n');
        }
    }
}
