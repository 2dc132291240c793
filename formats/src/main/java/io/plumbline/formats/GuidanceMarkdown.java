package io.plumbline.formats;

import io.plumbline.rules.Guidance;
import io.plumbline.rules.Remedy;
import java.util.List;

/** What a rule tells people, in Markdown: why it matters, how to put it right, what that may break, who says so. */
final class GuidanceMarkdown {

    private final String heading;
    private final StringBuilder text = new StringBuilder();

    private GuidanceMarkdown(String heading) {
        this.heading = heading;
    }

    /** Ends with a blank line, and begins with a heading of this level. */
    static String of(Guidance guidance, int level) {
        return why(guidance, level)
                + fix(guidance, level)
                + references(guidance, level, Citations.of(guidance.identifiers()));
    }

    static String why(Guidance guidance, int level) {
        GuidanceMarkdown part = at(level);
        part.heading("Why it matters");
        part.paragraphs(guidance.rationale());
        return part.text.toString();
    }

    static String fix(Guidance guidance, int level) {
        GuidanceMarkdown part = at(level);
        guidance.remediation().forEach(part::remedy);
        if (!guidance.impact().isBlank()) {
            part.heading("What the fix may break");
            part.paragraphs(guidance.impact());
        }
        return part.text.toString();
    }

    /** @param citations what stands behind the references: the numbers of published policies, or nothing */
    static String references(Guidance guidance, int level, List<String> citations) {
        GuidanceMarkdown part = at(level);
        if (!guidance.references().isEmpty() || !citations.isEmpty()) {
            part.heading("References");
            guidance.references().forEach(reference -> part.line("- " + Markdown.link(reference)));
            citations.forEach(each -> part.line("- " + Markdown.text(each)));
            part.line("");
        }
        return part.text.toString();
    }

    private static GuidanceMarkdown at(int level) {
        return new GuidanceMarkdown("#".repeat(level) + " ");
    }

    private void remedy(Remedy remedy) {
        heading("Fix: " + remedy.means().title());
        switch (remedy.means()) {
            case MANUAL, GPO -> paragraphs(remedy.text());
            case POWERSHELL, COMMAND, REGISTRY ->
                text.append(Markdown.block(
                                remedy.means() == Remedy.Means.POWERSHELL ? "powershell" : "text", remedy.text()))
                        .append('\n');
        }
    }

    private void heading(String title) {
        line(heading + title);
        line("");
    }

    private void paragraphs(String prose) {
        for (String paragraph : prose.strip().split("\n\\s*\n", -1)) {
            line(Markdown.text(paragraph.strip().replaceAll("\\s+", " ")));
            line("");
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
