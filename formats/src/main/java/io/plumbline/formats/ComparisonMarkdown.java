package io.plumbline.formats;

import io.plumbline.model.Fact;
import io.plumbline.model.Report;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A comparison as Markdown: a table of the two sides, then each cause with its findings and their facts. */
final class ComparisonMarkdown {

    private static final int MAX_FACTS = 24;
    private static final int MAX_VALUE = 300;

    private final Comparison comparison;
    private final StringBuilder text = new StringBuilder();

    private ComparisonMarkdown(Comparison comparison) {
        this.comparison = comparison;
    }

    static String render(Comparison comparison, Verdict verdict) {
        return new ComparisonMarkdown(comparison).render(verdict);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private String render(Verdict verdict) {
        Report before = comparison.before();
        Report after = comparison.after();
        line("# " + Markdown.text(Heading.host(after) + ": " + verdict.sentence()));
        line("");
        line("| | Before | After |");
        line("| --- | --- | --- |");
        row("Host", Heading.host(before), Heading.host(after));
        row(
                "System",
                Heading.system(before.host().os()),
                Heading.system(after.host().os()));
        row("Read", before.report().route(), after.report().route());
        row(
                "When",
                Heading.moment(before.report().takenAt()),
                Heading.moment(after.report().takenAt()));
        row("Agent", before.agentVersion(), after.agentVersion());
        row("Packs", packs(before), packs(after));
        if (!comparison.isOfOneHost()) {
            line("");
            line("**These are two hosts:** what differs is not what changed.");
        }
        for (ChangeCause cause : ChangeCause.values()) {
            List<FindingChange> changes = comparison.by(cause);
            if (!changes.isEmpty()) {
                String sentence = cause.sentence();
                line("");
                line("## " + sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) + " ("
                        + changes.size() + ")");
                changes.forEach(this::change);
            }
        }
        if (!comparison.otherFacts().isEmpty()) {
            line("");
            line("## Facts that differ and changed no finding ("
                    + comparison.otherFacts().size() + ")");
            facts(comparison.otherFacts());
        }
        return text.toString();
    }

    private static String packs(Report report) {
        return String.join(
                ", ",
                report.packs().stream()
                        .map(pack -> pack.name() + " " + pack.version())
                        .toList());
    }

    private void row(String label, String before, String after) {
        line("| " + label + " | " + Markdown.cell(before) + " | " + Markdown.cell(after) + " |");
    }

    private void change(FindingChange change) {
        line("");
        line("**" + change.fromWord() + " to " + change.toWord() + "** "
                + change.severity().word() + ": "
                + Markdown.text(change.latest().title()) + " " + Markdown.code(change.rule()));
        line("");
        if (change.before() != null) {
            line("- was " + Markdown.text(change.before().reason()));
        }
        if (change.after() != null) {
            line("- is " + Markdown.text(change.after().reason()));
        }
        if (!change.explanation().isEmpty()) {
            line("- because " + Markdown.text(change.explanation()));
        }
        if (!change.facts().isEmpty()) {
            facts(change.facts());
        }
    }

    private void facts(List<FactChange> facts) {
        line("");
        line("| Fact | Before | After |");
        line("| --- | --- | --- |");
        facts.stream()
                .limit(MAX_FACTS)
                .forEach(fact -> line("| " + Markdown.cell(fact.ref().toString()) + " | " + shown(fact.before()) + " | "
                        + shown(fact.after()) + " |"));
        if (facts.size() > MAX_FACTS) {
            line("");
            line("and " + (facts.size() - MAX_FACTS) + " more");
        }
    }

    private static String shown(@Nullable Fact fact) {
        return FactChange.reading(fact)
                .map(reading -> Markdown.cell(Shown.shortened(TextReport.shown(reading), MAX_VALUE)))
                .orElse("not delivered");
    }
}
