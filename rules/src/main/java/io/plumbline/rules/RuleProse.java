package io.plumbline.rules;

import io.plumbline.model.FactRef;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A rule in plain text, for {@code explain}: why, where it applies, what is read, how it is decided, what absence means,
 * how to put it right, and where that comes from. The same rule gives the same text.
 */
public final class RuleProse {

    private static final int WIDTH = 96;

    private RuleProse() {}

    public static String render(Rule rule) {
        StringBuilder text = new StringBuilder();
        text.append(rule.id()).append("  (").append(rule.severity().word());
        text.append(", revision ").append(rule.revision()).append(")\n");
        text.append(rule.title()).append('\n');
        section(text, "Why", paragraphs(rule.rationale()));
        section(text, "Applies", List.of(applies(rule)));
        section(text, "Reads", reads(rule));
        section(text, "Decides", decides(rule));
        for (Remedy remedy : rule.remediation()) {
            section(
                    text,
                    "Fix (" + remedy.means().word() + ")",
                    remedy.text().lines().toList());
        }
        section(
                text,
                "References",
                rule.references().stream()
                        .map(reference -> reference.title()
                                + reference
                                        .findUrl()
                                        .map(url -> " <" + url + ">")
                                        .orElse(""))
                        .toList());
        return text.toString();
    }

    private static void section(StringBuilder text, String heading, List<String> lines) {
        text.append('\n').append(heading.toUpperCase(Locale.ROOT)).append('\n');
        for (String line : lines) {
            wrap(text, line);
        }
    }

    /** Breaks between words; what an author indented or cannot be broken stays as it is. */
    private static void wrap(StringBuilder text, String line) {
        int column = 0;
        for (String word : line.split(" ", -1)) {
            if (column > 0 && column + word.length() > WIDTH) {
                text.append("\n    ");
                column = 2;
            } else {
                text.append(column == 0 ? "  " : " ");
            }
            text.append(word);
            column += word.length() + 1;
        }
        text.append('\n');
    }

    private static List<String> paragraphs(String rationale) {
        return List.of(rationale.replaceAll("(?<!\n)\n(?!\n)", " ").split("\n\n"));
    }

    private static String applies(Rule rule) {
        String host = rule.applies().equals(Condition.ALWAYS)
                ? "to every host"
                : "to hosts where " + Prose.of(rule.applies());
        return switch (rule.scope()) {
            case Scope.Host() -> host;
            case Scope.Subjects(String probe, List<String> subjects) ->
                host + ", for each " + probe + " of: " + String.join(", ", subjects);
            case Scope.Rows(String probe, Condition where, Ruling whenNone) -> {
                String rows = where.equals(Condition.ALWAYS) ? "" : " where " + Prose.of(where);
                yield host + ", for each " + probe + rows + "; a host without any is "
                        + whenNone.result().word();
            }
        };
    }

    private static List<String> reads(Rule rule) {
        Set<String> names =
                new TreeSet<>(rule.readFacts().stream().map(FactRef::toString).collect(Collectors.toSet()));
        rule.readRowFields().forEach(field -> names.add(field + " of each row"));
        return List.copyOf(names);
    }

    private static List<String> decides(Rule rule) {
        return switch (rule.judgement()) {
            case Judgement.Expectation(
                    FactName read,
                    Predicate expect,
                    Ruling ignored,
                    Ruling alsoIgnored,
                    Ruling whenAbsent) ->
                List.of(
                        "pass when " + read + " " + Prose.of(expect) + ", else fail",
                        whenAbsent.result().word() + " when it is absent: " + sentence(whenAbsent.reason()),
                        UNREADABLE);
            case Judgement.DecisionList(List<Judgement.Decision> entries, Ruling otherwise) -> {
                List<String> lines = entries.stream()
                        .map(entry -> entry.then().result().word() + " when " + Prose.of(entry.when()) + ": "
                                + sentence(entry.then().reason()))
                        .collect(Collectors.toList());
                lines.add(otherwise.result().word() + " otherwise: " + sentence(otherwise.reason()));
                lines.add(UNREADABLE);
                yield lines;
            }
        };
    }

    private static final String UNREADABLE =
            "what is denied or breaks is error, what this route cannot know is notchecked, what cannot be compared is unknown";

    private static String sentence(ReasonText reason) {
        return reason.parts().stream()
                .map(part -> switch (part) {
                    case ReasonText.Words(String words) -> words;
                    case ReasonText.FactPart(FactName fact, boolean ignored) -> "<" + fact + ">";
                    case ReasonText.SubjectPart() -> "<subject>";
                })
                .collect(Collectors.joining());
    }
}
