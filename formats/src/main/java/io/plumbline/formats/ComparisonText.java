package io.plumbline.formats;

import io.plumbline.model.Counted;
import io.plumbline.model.Fact;
import io.plumbline.model.Finding;
import io.plumbline.model.Report;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A comparison on one screen: what changed by its cause, with the facts behind it as they were and as they are. */
final class ComparisonText {

    private static final int RULE_INDENT = 4;
    private static final int LABEL_INDENT = 14;
    private static final int SIDE_INDENT = "before  ".length();
    private static final int MAX_FACTS = 12;
    private static final int MAX_VALUE = 300;
    private static final int MAX_SOURCE = 150;

    private final Comparison comparison;
    private final TextStyle style;
    private final Lines lines;
    private final Marks marks;

    private ComparisonText(Comparison comparison, TextStyle style) {
        this.comparison = comparison;
        this.style = style;
        this.lines = new Lines(style.width());
        this.marks = new Marks(style);
    }

    static String render(Comparison comparison, Verdict verdict, TextStyle style) {
        return new ComparisonText(comparison, style).render(verdict);
    }

    private String render(Verdict verdict) {
        side("before", comparison.before());
        side("after", comparison.after());
        if (!comparison.isOfOneHost()) {
            String mark = marks.coloured(Marks.Colour.YELLOW, marks.doubt()) + " ";
            lines.blank();
            lines.wrapped(
                    mark,
                    Plain.columns(mark),
                    "these are two hosts: what differs is not what changed, and 'the host changed' means 'the hosts differ'");
        }
        for (ChangeCause cause : ChangeCause.values()) {
            List<FindingChange> changes = comparison.by(cause);
            if (!changes.isEmpty()) {
                lines.blank();
                lines.line(marks.coloured(Marks.Colour.CYAN, cause.sentence().toUpperCase(Locale.ROOT)) + " "
                        + changes.size());
                changes.forEach(this::change);
            }
        }
        rest();
        lines.blank();
        lines.wrapped("", 0, turns() + "exit " + verdict.exitCode() + ": " + verdict.sentence());
        return marks.spelled(lines.toString());
    }

    private void side(String label, Report report) {
        Stream<String> parts = Stream.concat(
                Stream.of(
                        Heading.host(report),
                        Heading.system(report.host().os()),
                        report.report().source().word(),
                        Heading.moment(report.report().takenAt()),
                        "plumbline " + report.agentVersion()),
                report.packs().stream().map(pack -> "pack " + pack.name() + " " + pack.version()));
        lines.parts(prefix(label, 0), SIDE_INDENT, parts.map(Plain::of).toList(), marks.dot());
    }

    private void labelled(String label, int indent, String words) {
        lines.wrapped(prefix(label, indent), LABEL_INDENT, words.isBlank() ? "-" : words);
    }

    private static String prefix(String label, int indent) {
        int column = indent == 0 ? SIDE_INDENT : LABEL_INDENT;
        return String.format(Locale.ROOT, "%-" + column + "s", " ".repeat(indent) + label);
    }

    private String mark(FindingChange.Turn turn) {
        return switch (turn) {
            case WORSE -> marks.coloured(Marks.Colour.RED, marks.fail());
            case LESS_KNOWN -> marks.coloured(Marks.Colour.YELLOW, marks.doubt());
            case BETTER -> marks.coloured(Marks.Colour.GREEN, marks.pass());
            case OTHER -> marks.note();
        };
    }

    private void change(FindingChange change) {
        Finding latest = change.latest();
        String prefix = "  " + mark(change.turn()) + " ";
        lines.wrapped(
                prefix,
                Math.max(RULE_INDENT, Plain.columns(prefix)),
                Plain.of(change.rule()) + "  " + latest.severity().word().toUpperCase(Locale.ROOT) + "  "
                        + Plain.of(latest.title()));
        labelled(
                "was",
                6,
                change.before() == null
                        ? "not judged: no pack in force had this rule"
                        : said(change.before(), change.after()));
        labelled(
                "is",
                6,
                change.after() == null
                        ? "not judged: no pack in force has this rule any more"
                        : said(change.after(), change.before()));
        if (!change.explanation().isEmpty()) {
            labelled("because", 6, Plain.of(change.explanation()));
        }
        change.facts().stream().limit(MAX_FACTS).forEach(fact -> fact("fact", 6, fact));
        if (change.facts().size() > MAX_FACTS) {
            labelled("", 6, "and " + Counted.of(change.facts().size() - MAX_FACTS, "more fact") + " (-o json)");
        }
    }

    private static String said(Finding finding, @Nullable Finding other) {
        String severity = other != null && other.severity() != finding.severity()
                ? " (" + finding.severity().word() + ")"
                : "";
        return finding.result().word() + severity + ": " + Plain.of(Shown.shortened(finding.reason(), MAX_VALUE));
    }

    private void fact(String label, int indent, FactChange fact) {
        labelled(
                label,
                indent,
                Plain.of(fact.ref().toString()) + "  " + shown(fact.before()) + " " + marks.to() + " "
                        + shown(fact.after()));
        if (!fact.source().isBlank()) {
            labelled("", indent, marks.from() + " " + Plain.of(Shown.shortened(fact.source(), MAX_SOURCE)));
        }
    }

    private String shown(@Nullable Fact fact) {
        return FactLines.shown(fact, marks);
    }

    private void rest() {
        List<FactChange> facts = comparison.otherFacts();
        if (style.all() && !facts.isEmpty()) {
            lines.blank();
            lines.line("FACTS THAT DIFFER AND CHANGED NO FINDING " + facts.size());
            for (FactChange fact : facts) {
                lines.wrapped(
                        "  ",
                        RULE_INDENT,
                        Plain.of(fact.ref().toString()) + "  " + shown(fact.before()) + " " + marks.to() + " "
                                + shown(fact.after()));
            }
        }
        String counted = Stream.of(
                        counted(
                                comparison.otherEvidence(),
                                "finding says the same of other facts",
                                "findings say the same of other facts"),
                        style.all()
                                ? ""
                                : counted(
                                        facts.size(),
                                        "fact differs and changed no finding",
                                        "facts differ and changed no finding"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" " + marks.dot() + " "));
        if (!counted.isEmpty()) {
            lines.blank();
            lines.wrapped("", 0, counted + (style.all() || facts.isEmpty() ? "" : "   (--all to list)"));
        }
    }

    private static String counted(int count, String one, String several) {
        return count == 0 ? "" : Counted.of(count, one, several);
    }

    private String turns() {
        String turns = Stream.of(FindingChange.Turn.values())
                .filter(turn -> comparison.count(turn) > 0)
                .map(turn -> comparison.count(turn) + " " + turn.word().replace('-', ' '))
                .collect(Collectors.joining(", "));
        return turns.isEmpty() ? "" : turns + "   ";
    }
}
