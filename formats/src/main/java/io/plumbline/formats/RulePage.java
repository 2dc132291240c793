package io.plumbline.formats;

import io.plumbline.model.FactRef;
import io.plumbline.model.Result;
import io.plumbline.rules.Condition;
import io.plumbline.rules.Guidance;
import io.plumbline.rules.Identifiers;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Parameter;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleProse;
import io.plumbline.rules.Scope;
import io.plumbline.rules.Symptom;
import io.plumbline.rules.SystemWords;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A rule's page in Markdown, as GitHub shows it: whom it is for, what it reads, how it judges and what to do, with its
 * cases as proof. The same rule gives the same page.
 */
public final class RulePage {

    private static final int LONGEST_JUDGEMENT = 240;

    private final Pack pack;
    private final Rule rule;
    private final FactGuide guide;
    private final FactMarks marks;
    private final StringBuilder text = new StringBuilder();

    private RulePage(Pack pack, Rule rule, FactGuide guide) {
        this.pack = pack;
        this.rule = rule;
        this.guide = guide;
        this.marks = FactMarks.of(rule);
    }

    /** Where the page of a built-in rule is kept, from the root of the repository. */
    public static String path(String pack, String rule) {
        return "docs/rules/" + pack + "/" + rule + ".md";
    }

    public static String render(Pack pack, Rule rule, FactGuide guide) {
        return new RulePage(pack, rule, guide).render();
    }

    private String render() {
        Guidance guidance = rule.guidance();
        line("# " + Markdown.text(rule.title()));
        blank();
        judgement();
        head();
        line("## Applies to");
        blank();
        applies();
        line("## What is read");
        blank();
        reads();
        line("## How it is judged");
        blank();
        steps();
        absences();
        parameters();
        text.append(GuidanceMarkdown.why(guidance, 2));
        symptoms(guidance);
        text.append(GuidanceMarkdown.fix(guidance, 2));
        text.append(GuidanceMarkdown.references(guidance, 2, List.of()));
        identifiers(guidance.identifiers());
        text.append(new RuleCases(rule.cases()).render());
        return text.toString().stripTrailing() + "\n";
    }

    private void head() {
        Set<String> profiles = rule.profiles().isEmpty() ? pack.profiles().keySet() : rule.profiles();
        line("| Rule | Severity | Pack | Profiles | Revision |");
        line("|---|---|---|---|---|");
        line("| " + Markdown.code(rule.id()) + " | **" + rule.severity().word() + "** | " + Markdown.text(pack.name())
                + " | " + (profiles.isEmpty() ? "–" : Markdown.text(String.join(", ", profiles))) + " | "
                + rule.revision() + " |");
        blank();
    }

    private void applies() {
        String words = SystemWords.of(rule.applies());
        line(marks.marked(Character.toUpperCase(words.charAt(0)) + words.substring(1)) + ".");
        blank();
        switch (rule.scope()) {
            case Scope.Host() -> {}
            case Scope.Rows(String probe, Condition where, var whenNone) -> {
                line("Each " + Markdown.code(probe) + " is judged"
                        + (where.equals(Condition.ALWAYS) ? "" : " where " + marks.marked(RuleProse.words(where)))
                        + "; the worst of them decides. A host without any is **"
                        + whenNone.result().word() + "**.");
                blank();
            }
            case Scope.Subjects(String probe, List<String> subjects) -> {
                line("Judged for each of these, of which the worst decides:");
                blank();
                subjects.forEach(subject -> line("- " + Markdown.code(subject)));
                blank();
            }
        }
    }

    private void reads() {
        line("| Fact | Meaning, and where it is read |");
        line("|---|---|");
        Set<String> names = new TreeSet<>(
                rule.readRowFields().stream().map(Object::toString).toList());
        Set<String> judged = rule.scope() instanceof Scope.Subjects(String probe, var subjects)
                ? subjects.stream().map(each -> probe + "[" + each + "].").collect(Collectors.toSet())
                : Set.of();
        for (FactRef ref : rule.readFacts()) {
            if (!ref.field().equals(FactRef.ROWS)) {
                boolean ofEach = judged.stream().anyMatch(ref.toString()::startsWith);
                names.add(ofEach ? ref.probe() + "." + ref.field() : ref.toString());
            }
        }
        for (String name : names) {
            FactRef ref = FactRef.find(name).orElseThrow();
            FactGuide.Note note = guide.find(ref.probe(), ref.field()).orElse(new FactGuide.Note("", "", ""));
            String fact = Markdown.cell(name);
            line("| " + (note.link().isEmpty() ? fact : "[" + fact + "](" + note.link() + ")") + " | "
                    + Markdown.text(note.meaning())
                    + (note.source().isEmpty() ? "" : "<br>" + Markdown.text(note.source())) + " |");
        }
        blank();
    }

    /** In one line, where one is enough. */
    private void judgement() {
        List<RuleProse.Step> steps = RuleProse.steps(rule);
        Result told = steps.getLast().result() == Result.FAIL ? Result.PASS : Result.FAIL;
        String when = steps.stream()
                .filter(step -> step.result() == told && !step.when().isEmpty())
                .map(RuleProse.Step::when)
                .collect(Collectors.joining(", or when "));
        if (!when.isEmpty() && when.length() <= LONGEST_JUDGEMENT) {
            line("> " + (told == Result.PASS ? "Passes" : "Fails") + " when " + marks.marked(when) + ".");
            blank();
        }
    }

    private void steps() {
        List<RuleProse.Step> steps = RuleProse.steps(rule);
        line(steps.size() == 2 ? "The first that holds decides:" : "The first of these that holds decides:");
        blank();
        int number = 1;
        for (RuleProse.Step step : steps) {
            String decides = number + ". **" + step.result().word() + "** "
                    + (step.when().isEmpty() ? "otherwise" : "when " + marks.marked(step.when()));
            line(step.reason().isEmpty() ? decides : decides + "<br>");
            if (!step.reason().isEmpty()) {
                line("   *" + marks.marked(step.reason()) + "*");
            }
            number++;
        }
        blank();
        line(sentence(RuleProse.UNREADABLE));
        blank();
    }

    private void absences() {
        List<RuleProse.AbsentFact> absent = RuleProse.absentFacts(rule);
        if (absent.isEmpty()) {
            return;
        }
        line("## Where a value is absent");
        blank();
        line("| Fact | On | Absent, it | Because | Who says so |");
        line("|---|---|---|---|---|");
        String before = "";
        for (RuleProse.AbsentFact each : absent) {
            boolean further = each.fact().equals(before);
            boolean always = each.when().equals(Condition.ALWAYS);
            String on = always ? (further ? "every other" : "every host") : SystemWords.of(each.when());
            line("| " + (further ? "" : Markdown.cell(each.fact())) + " | " + marks.marked(on) + " | "
                    + Markdown.text(each.comesTo()) + " | " + marks.marked(each.means()) + " | "
                    + Markdown.text(each.source()) + " |");
            before = each.fact();
        }
        blank();
    }

    private void parameters() {
        if (rule.parameters().isEmpty()) {
            return;
        }
        line("## Parameters");
        blank();
        line("A tailoring file chooses them (docs/rules/tailoring.md).");
        blank();
        line("| Parameter | Usually | May be | Means |");
        line("|---|---|---|---|");
        for (Parameter each : rule.parameters().values()) {
            line("| " + Markdown.cell(each.name()) + " | "
                    + each.usual().stream()
                            .map(value -> Markdown.cell(value.display()))
                            .collect(Collectors.joining(", "))
                    + " | " + Markdown.text(each.bounds().text()) + " | " + Markdown.text(each.says()) + " |");
        }
        blank();
    }

    private void symptoms(Guidance guidance) {
        if (guidance.symptoms().isEmpty()) {
            return;
        }
        line("## What users see");
        blank();
        guidance.symptoms().forEach(each -> line("- " + Markdown.text(new Symptom(each).title())));
        blank();
    }

    /** Under which numbers published policies know it. */
    private void identifiers(Identifiers identifiers) {
        if (identifiers.equals(Identifiers.NONE)) {
            return;
        }
        line("## In published policies");
        blank();
        line("| Policy | Number |");
        line("|---|---|");
        identifiers
                .cis()
                .forEach(cis ->
                        line("| CIS " + Markdown.text(cis.benchmark()) + " | " + Markdown.text(cis.number()) + " |"));
        identifiers
                .stig()
                .forEach(stig -> line("| STIG | " + Markdown.text((stig.id() + " " + stig.vuln()).strip()) + " |"));
        identifiers.other().forEach(other -> line("| | " + Markdown.text(other) + " |"));
        blank();
    }

    private static String sentence(String words) {
        return Markdown.text(Character.toUpperCase(words.charAt(0)) + words.substring(1)) + ".";
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void blank() {
        text.append('\n');
    }
}
