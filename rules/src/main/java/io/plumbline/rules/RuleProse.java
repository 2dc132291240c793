package io.plumbline.rules;

import io.plumbline.model.FactRef;
import io.plumbline.model.Result;
import io.plumbline.model.Value;
import io.plumbline.model.WholeNames;
import java.util.ArrayList;
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

    /** As wide as anybody likes to read. */
    private static final int WIDTH = 96;

    private RuleProse() {}

    public static String render(Rule rule) {
        return render(rule, WIDTH);
    }

    /** @param room how many columns there are; what somebody will paste into a console is never broken */
    public static String render(Rule rule, int room) {
        int width = Math.min(WIDTH, room);
        StringBuilder text = new StringBuilder();
        text.append(rule.id()).append("  (").append(rule.severity().word());
        text.append(", revision ").append(rule.revision()).append(")\n");
        text.append(wrapped("", "", rule.title(), width));
        heading(text, "Why").append(prose(rule.guidance().rationale(), width));
        heading(text, "Applies").append(wrapped("  ", "  ", applies(rule), width));
        list(heading(text, "Reads"), reads(rule), width);
        if (!rule.parameters().isEmpty()) {
            list(
                    heading(text, "Parameters"),
                    rule.parameters().values().stream().map(Parameter::text).toList(),
                    width);
        }
        list(heading(text, "Decides (the first that holds)"), decides(rule), width);
        if (!rule.absences().isEmpty()) {
            list(heading(text, "Where absent"), whereAbsent(rule), width);
        }
        for (Remedy remedy : rule.guidance().remediation()) {
            heading(text, "Fix (" + remedy.means().word() + ")").append(remedy(remedy, width));
        }
        if (!rule.guidance().impact().isEmpty()) {
            heading(text, "What the fix may break").append(prose(rule.guidance().impact(), width));
        }
        list(
                heading(text, "References"),
                rule.guidance().references().stream()
                        .map(reference -> reference.title()
                                + reference
                                        .findUrl()
                                        .map(url -> " <" + url + ">")
                                        .orElse(""))
                        .toList(),
                width);
        return text.toString();
    }

    /** What must be so for the rule to pass, in one line of a report; where it only says what fails, that none of it is. */
    public static String expectation(Rule rule) {
        return switch (rule.judgement()) {
            case Judgement.Expectation(FactName read, Predicate expect, Ruling ignored, Ruling alsoIgnored) ->
                read + " " + Prose.of(expect);
            case Judgement.DecisionList(List<Judgement.Decision> entries, Ruling otherwise) -> {
                String passing = conditions(entries, Result.PASS, ", or ");
                yield passing.isEmpty() ? "none of: " + conditions(entries, Result.FAIL, "; ") : passing;
            }
        };
    }

    private static String conditions(List<Judgement.Decision> entries, Result result, String between) {
        return entries.stream()
                .filter(entry -> entry.result() == result)
                .map(entry -> Prose.of(entry.when()))
                .collect(Collectors.joining(between));
    }

    private static StringBuilder heading(StringBuilder text, String heading) {
        return text.append('\n').append(heading.toUpperCase(Locale.ROOT)).append('\n');
    }

    private static void list(StringBuilder text, List<String> items, int width) {
        items.forEach(item -> text.append(wrapped("  - ", "    ", item, width)));
    }

    /** Sentences are wrapped; what somebody will paste into a console stays line for line. */
    private static String remedy(Remedy remedy, int width) {
        return switch (remedy.means()) {
            case MANUAL, GPO -> prose(remedy.text(), width);
            case POWERSHELL, COMMAND, REGISTRY ->
                remedy.text().lines().map(line -> "  " + line + "\n").collect(Collectors.joining());
        };
    }

    private static String prose(String text, int width) {
        return paragraphs(text).stream()
                .map(paragraph -> wrapped("  ", "  ", paragraph, width))
                .collect(Collectors.joining("\n"));
    }

    private static String wrapped(String first, String further, String line, int width) {
        StringBuilder text = new StringBuilder();
        StringBuilder row = new StringBuilder(first);
        boolean begun = false;
        for (String word : WholeNames.words(line.strip().replaceAll("\\s+", " "))) {
            if (begun && row.length() + 1 + word.length() > width) {
                text.append(row).append('\n');
                row = new StringBuilder(further);
                begun = false;
            }
            row.append(begun ? " " : "").append(word);
            begun = true;
        }
        return text.append(row).append('\n').toString();
    }

    private static List<String> paragraphs(String rationale) {
        return List.of(rationale.strip().split("\n\\s*\n"));
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

    /** A condition as people read it. */
    public static String words(Condition condition) {
        return Prose.of(condition);
    }

    /**
     * One way to a result, in the order in which they are tried; {@code when} is empty for every other case.
     *
     * @param reason what the finding then says; empty where it only tells what was read and expected
     */
    public record Step(Result result, String when, String reason) {}

    /** The ways to its results; the facts that a reason quotes stand in it as {@code <fact>}. */
    public static List<Step> steps(Rule rule) {
        return switch (rule.judgement()) {
            case Judgement.Expectation(FactName read, Predicate expect, Ruling pass, Ruling fail) ->
                List.of(new Step(pass.result(), read + " " + Prose.of(expect), ""), new Step(fail.result(), "", ""));
            case Judgement.DecisionList(List<Judgement.Decision> entries, Ruling otherwise) -> {
                List<Step> steps = new ArrayList<>();
                entries.forEach(entry -> steps.add(new Step(
                        entry.result(),
                        Prose.of(entry.when()),
                        sentence(entry.then().reason()))));
                steps.add(new Step(otherwise.result(), "", sentence(otherwise.reason())));
                yield List.copyOf(steps);
            }
        };
    }

    /** How it comes to each of its results, one sentence each, in the order in which they are tried. */
    public static List<String> decides(Rule rule) {
        List<String> lines = new ArrayList<>();
        if (rule.judgement() instanceof Judgement.Expectation(FactName read, Predicate expect, var pass, var fail)) {
            lines.add(pass.result().word() + " when " + read + " " + Prose.of(expect) + ", else "
                    + fail.result().word());
        } else {
            steps(rule)
                    .forEach(step -> lines.add(step.result().word()
                            + (step.when().isEmpty() ? " otherwise: " : " when " + step.when() + ": ")
                            + step.reason()));
        }
        lines.add(UNREADABLE);
        return List.copyOf(lines);
    }

    /**
     * What Windows does where a fact is absent, on one range of systems.
     *
     * @param comesTo what the rule makes of it: "counts as 0", "is fail", "stays unknown"
     * @param means the same as the rule's author says it; empty where nobody did
     */
    public record AbsentFact(String fact, Condition when, String comesTo, String means, String source) {}

    public static List<AbsentFact> absentFacts(Rule rule) {
        List<AbsentFact> absent = new ArrayList<>();
        rule.absences().forEach((fact, absence) -> {
            for (Absence.Default each : absence.defaults()) {
                String means = each.means().isEmpty() && each.answer() instanceof Absence.Answer.Settles(Ruling ruling)
                        ? sentence(ruling.reason())
                        : each.means();
                absent.add(new AbsentFact(fact.toString(), each.when(), answer(each.answer()), means, each.source()));
            }
        });
        return List.copyOf(absent);
    }

    /** What Windows does where each fact is absent, and who says so, one sentence for each range of systems. */
    public static List<String> whereAbsent(Rule rule) {
        return absentFacts(rule).stream()
                .map(absent -> absent.fact()
                        + (absent.when().equals(Condition.ALWAYS) ? "" : " where " + Prose.of(absent.when()))
                        + " " + absent.comesTo()
                        + (absent.means().isEmpty() ? "" : ": " + absent.means())
                        + (absent.source().isEmpty() ? "" : " (" + absent.source() + ")"))
                .toList();
    }

    private static String answer(Absence.Answer answer) {
        return switch (answer) {
            case Absence.Answer.Counts(Value value) -> "counts as " + Prose.of(value);
            case Absence.Answer.Settles(Ruling ruling) ->
                "is " + ruling.result().word();
            case Absence.Answer.Undocumented() -> "stays unknown";
        };
    }

    /** What comes of facts that cannot be read, whatever the rule. */
    public static final String UNREADABLE =
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
