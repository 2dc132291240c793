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
        return new GuidanceMarkdown("#".repeat(level) + " ").render(guidance);
    }

    private String render(Guidance guidance) {
        heading("Why it matters");
        paragraphs(guidance.rationale());
        for (Remedy remedy : guidance.remediation()) {
            heading("Fix (" + remedy.means().word() + ")");
            switch (remedy.means()) {
                case MANUAL, GPO -> paragraphs(remedy.text());
                case POWERSHELL, COMMAND, REGISTRY ->
                    text.append(Markdown.block(
                                    remedy.means() == Remedy.Means.POWERSHELL ? "powershell" : "text", remedy.text()))
                            .append('\n');
            }
        }
        if (!guidance.impact().isBlank()) {
            heading("What the fix may break");
            paragraphs(guidance.impact());
        }
        List<String> citations = Citations.of(guidance.identifiers());
        if (!guidance.references().isEmpty() || !citations.isEmpty()) {
            heading("References");
            guidance.references().forEach(reference -> line("- " + Markdown.link(reference)));
            citations.forEach(each -> line("- " + Markdown.text(each)));
            line("");
        }
        return text.toString();
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
