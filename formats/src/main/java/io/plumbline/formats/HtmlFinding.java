package io.plumbline.formats;

import io.plumbline.model.Counted;
import io.plumbline.model.Fact;
import io.plumbline.model.Finding;
import io.plumbline.model.Result;
import io.plumbline.model.SubjectResult;
import io.plumbline.rules.Guidance;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Reference;
import io.plumbline.rules.Remedy;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleProse;
import java.util.List;
import java.util.Optional;

/** One finding on the page: a line that says all, and below it what was seen, what was expected, why, and the fix. */
final class HtmlFinding {

    private final HtmlWriter html;
    private final ReportView view;
    private final HtmlDetail detail;
    private final Section section;

    HtmlFinding(HtmlWriter html, ReportView view, HtmlDetail detail, Section section) {
        this.html = html;
        this.view = view;
        this.detail = detail;
        this.section = section;
    }

    static String word(Result result) {
        return switch (result) {
            case PASS -> "passed";
            case FAIL -> "failing";
            case ERROR -> "error";
            case UNKNOWN -> "unknown";
            case NOTAPPLICABLE -> "not applicable";
            case NOTCHECKED -> "not checked";
            case INFORMATIONAL -> "informational";
        };
    }

    void write(Finding finding) {
        String[] open = section.quiet() || section == Section.INFORMATIONAL ? new String[0] : new String[] {"open", ""};
        String result = finding.result().word();
        html.start("details", attributes(finding, open)).start("summary");
        html.start("span", "class", "badge result-" + result);
        html.element("span", ResultSign.of(finding.result()), "aria-hidden", "true", "class", "sign");
        html.text(word(finding.result())).end().text(" ");
        html.element("span", finding.severity().word(), "class", "badge severity")
                .text(" ");
        html.element("h3", detail.words(finding.title())).text(" ");
        html.element("code", finding.rule()).end().newLine();
        html.start("div", "class", "body").newLine();
        versus(finding);
        subjects(finding);
        evidence(finding);
        view.findRule(finding).filter(ignored -> detail.showsProse(section)).ifPresent(this::prose);
        origin(finding);
        html.end().end().newLine();
    }

    private static String[] attributes(Finding finding, String... open) {
        String[] own = {
            "class", "finding",
            "id", finding.rule(),
            "data-result", finding.result().word(),
            "data-severity", finding.severity().word()
        };
        String[] all = new String[own.length + open.length];
        System.arraycopy(own, 0, all, 0, own.length);
        System.arraycopy(open, 0, all, own.length, open.length);
        return all;
    }

    private void versus(Finding finding) {
        html.start("dl", "class", "versus");
        html.start("div")
                .element("dt", "Observed")
                .element("dd", detail.words(finding.reason()))
                .end();
        view.findRule(finding)
                .ifPresent(rule -> html.start("div")
                        .element("dt", "Expected")
                        .element("dd", detail.words(RuleProse.expectation(rule)))
                        .end());
        html.end().newLine();
    }

    private void subjects(Finding finding) {
        List<SubjectResult> subjects = finding.subjects();
        if (subjects.size() < 2) {
            return;
        }
        html.start("table").element("caption", "By subject");
        headings("Subject", "Result", "Reason");
        for (SubjectResult subject : subjects.stream().limit(detail.rows()).toList()) {
            html.start("tr").start("th", "scope", "row");
            html.element("code", detail.value(subject.subject())).end();
            html.start("td", "class", "result-" + subject.result().word());
            html.element("span", ResultSign.of(subject.result()), "aria-hidden", "true", "class", "sign");
            html.text(word(subject.result())).end();
            html.element("td", detail.words(subject.reason())).end().newLine();
        }
        html.end();
        more(subjects.size(), "subject");
    }

    private void headings(String... names) {
        html.start("tr");
        for (String name : names) {
            html.element("th", name, "scope", "col");
        }
        html.end().newLine();
    }

    private void evidence(Finding finding) {
        html.start("table", "class", "evidence").element("caption", "Evidence");
        headings("Fact", "Reading", "Value", "Source");
        for (Fact fact : finding.evidence().stream().limit(detail.rows()).toList()) {
            html.start("tr").start("th", "scope", "row");
            html.element("code", detail.value(fact.ref().toString())).end();
            html.element("td", fact.reading().kind().word());
            String value = Shown.valueOrReason(fact.reading());
            html.start("td");
            if (!value.isEmpty()) {
                html.element("code", detail.value(value));
            }
            html.end().element("td", detail.value(fact.source())).end().newLine();
        }
        html.end();
        more(finding.evidence().size(), "fact");
    }

    private void more(int count, String what) {
        if (count > detail.rows()) {
            html.element(
                    "p", "and " + Counted.of(count - detail.rows(), "more " + what) + " (-o json)", "class", "quiet");
        }
        html.newLine();
    }

    private void prose(Rule rule) {
        Guidance guidance = rule.guidance();
        html.element("h4", "Why it matters");
        paragraphs(guidance.rationale());
        for (Remedy remedy : guidance.remediation()) {
            html.element("h4", "Fix: " + remedy.means().title());
            switch (remedy.means()) {
                case MANUAL, GPO -> paragraphs(remedy.text());
                case POWERSHELL, COMMAND, REGISTRY ->
                    html.start("pre")
                            .start("code")
                            .lines(remedy.text())
                            .end()
                            .end()
                            .newLine();
            }
        }
        if (!guidance.impact().isBlank()) {
            html.element("h4", "What the fix may break");
            paragraphs(guidance.impact());
        }
        List<String> citations = Citations.of(guidance.identifiers());
        if (!guidance.references().isEmpty() || !citations.isEmpty()) {
            html.element("h4", "References").start("ul").newLine();
            guidance.references().forEach(this::reference);
            citations.forEach(each -> html.element("li", each).newLine());
            html.end().newLine();
        }
    }

    private void reference(Reference reference) {
        html.start("li");
        Optional<String> url = reference.findUrl();
        if (url.isPresent()) {
            html.element("a", reference.title(), "href", url.get(), "rel", "noreferrer noopener");
        } else {
            html.text(reference.title());
        }
        html.end().newLine();
    }

    private void paragraphs(String prose) {
        for (String paragraph : prose.strip().split("\n\\s*\n", -1)) {
            html.element("p", paragraph.strip().replaceAll("\\s+", " ")).newLine();
        }
    }

    private void origin(Finding finding) {
        String pack = view.findPack(finding)
                .map(Pack::packVersion)
                .map(version -> "pack " + version.name() + " " + version.version() + ", ")
                .orElse("");
        html.element("p", pack + "rule revision " + finding.revision(), "class", "quiet")
                .newLine();
    }
}
