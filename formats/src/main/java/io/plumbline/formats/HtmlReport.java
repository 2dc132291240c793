package io.plumbline.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.plumbline.model.Finding;
import io.plumbline.model.HostIdentity;
import io.plumbline.model.OperatingSystem;
import io.plumbline.model.ProbeRun;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import io.plumbline.model.Sha256;
import io.plumbline.model.Summary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One page that needs nothing else: to mail, to file as proof, to print. The same report gives the same bytes.
 *
 * <p>It asks nobody for anything, runs only its own few lines of script (its policy names them by hash), and says all
 * without them. Numbers lead to lists by the address alone ({@code #only-fail}).
 */
final class HtmlReport {

    static final int MAX_BYTES = 300_000;

    private static final String STYLE = resource("report.css");
    private static final String SCRIPT = resource("report.js");

    private final ReportView view;
    private final Report report;
    private final HtmlDetail detail;
    private final HtmlWriter html = new HtmlWriter();

    private HtmlReport(ReportView view, HtmlDetail detail) {
        this.view = view;
        this.report = view.report();
        this.detail = detail;
    }

    static String render(ReportView view) {
        String page = "";
        for (HtmlDetail detail : HtmlDetail.values()) {
            page = new HtmlReport(view, detail).render();
            if (page.getBytes(UTF_8).length <= MAX_BYTES) {
                break;
            }
        }
        return page;
    }

    private String render() {
        html.start("html", "lang", "en").newLine();
        head();
        html.start("body").newLine();
        html.element("a", "Skip to the findings", "class", "skip", "href", "#findings");
        html.start("header");
        title();
        identity();
        html.end().newLine().start("main");
        summary();
        tools();
        for (Result result : Result.values()) {
            html.element("span", "", "class", "only", "id", "only-" + result.word());
        }
        html.start("div", "id", "findings", "class", "groups", "tabindex", "-1").newLine();
        for (Section section : Section.values()) {
            section(section);
        }
        probes();
        html.end().end().newLine();
        footer();
        html.raw("script", SCRIPT).end().newLine().end().newLine();
        return html.toString();
    }

    private void head() {
        html.start("head").newLine();
        html.empty("meta", "charset", "utf-8").newLine();
        html.empty(
                        "meta",
                        "http-equiv",
                        "Content-Security-Policy",
                        "content",
                        "default-src 'none'; style-src " + hash(STYLE) + "; script-src " + hash(SCRIPT)
                                + "; img-src data:; base-uri 'none'; form-action 'none'")
                .newLine();
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .newLine();
        html.empty("meta", "name", "referrer", "content", "no-referrer").newLine();
        // Else a browser asks the server, if the page lies on one, for a picture.
        html.empty("link", "rel", "icon", "href", "data:,").newLine();
        html.element("title", "Plumbline: " + detail.words(Heading.host(report)))
                .newLine();
        html.raw("style", STYLE).end().newLine();
    }

    private static String hash(String content) {
        return "'sha256-" + Base64.getEncoder().encodeToString(Sha256.of(content)) + "'";
    }

    private void title() {
        html.element("p", "Plumbline audit report", "class", "brand");
        html.element("h1", detail.words(Heading.host(report)));
        html.element("p", view.verdict().sentence(), "class", "verdict").newLine();
    }

    private void identity() {
        HostIdentity host = report.host();
        OperatingSystem os = host.os();
        html.start("dl", "class", "identity").newLine();
        pair("System", Heading.system(os));
        pair("Kind", (os.architecture() + " " + os.productType()).strip());
        pair("Host id", host.id());
        pair("Read by", report.report().route());
        html.start("div").element("dt", "Read at").start("dd");
        html.element(
                "time",
                Heading.moment(report.report().takenAt()),
                "datetime",
                report.report().takenAt().toString());
        html.text(" in " + Heading.seconds(report.report().took())).end().end().newLine();
        pair(
                "Packs",
                report.packs().stream()
                        .map(pack -> pack.name() + " " + pack.version())
                        .collect(Collectors.joining(", ")));
        html.end().newLine();
    }

    private void pair(String name, String value) {
        if (!value.isBlank()) {
            html.start("div")
                    .element("dt", name)
                    .element("dd", detail.words(value))
                    .end()
                    .newLine();
        }
    }

    private void summary() {
        Summary summary = report.summary();
        html.start("section", "aria-label", "Summary", "class", "summary").newLine();
        html.start("ul", "class", "counts").newLine();
        for (Section section : Section.values()) {
            for (Result result : section.results()) {
                count(result, summary.count(result));
            }
        }
        html.end().newLine().start("div", "class", "ratios").newLine();
        ratio("Compliance", Ratio.compliance(summary), "passed, of what passed or failed");
        ratio("Coverage", Ratio.coverage(summary), "passed or failed, of what could have been judged");
        html.end().end().newLine();
    }

    private void count(Result result, int count) {
        html.start("li", "class", "result-" + result.word());
        if (count > 0) {
            html.start("a", "href", "#only-" + result.word());
        } else {
            html.start("span", "class", "none");
        }
        html.element("span", ResultSign.of(result), "aria-hidden", "true", "class", "sign");
        html.element("b", Integer.toString(count)).text(" " + HtmlFinding.word(result));
        html.end().end().newLine();
    }

    private void ratio(String name, Ratio ratio, String meaning) {
        html.start("div").element("h2", name).start("p");
        if (ratio.whole() > 0) {
            html.element("b", ratio.percent()).text(" " + ratio.part() + "/" + ratio.whole());
            html.end();
            html.start(
                            "meter",
                            "min",
                            "0",
                            "max",
                            Integer.toString(ratio.whole()),
                            "value",
                            Integer.toString(ratio.part()),
                            "aria-label",
                            name)
                    .end();
        } else {
            html.element("b", name.equals("Compliance") ? "nothing assessed" : "nothing to assess")
                    .end();
        }
        html.element("p", meaning, "class", "quiet").end().newLine();
    }

    /** Shown by the script, which they need. */
    private void tools() {
        html.start("form", "class", "tools", "role", "search", "hidden", "").newLine();
        html.start("div").element("label", "Search findings", "for", "search");
        html.empty("input", "type", "search", "id", "search", "autocomplete", "off", "spellcheck", "false");
        html.end().start("div").element("label", "Severity", "for", "severity");
        html.start("select", "id", "severity").element("option", "any", "value", "any");
        for (Severity severity : Severity.values()) {
            html.element("option", severity.word());
        }
        html.end().end();
        html.element("button", "Open all", "type", "button", "id", "open-all");
        html.element("button", "Show all", "type", "button", "id", "show-all");
        html.element("p", "", "role", "status", "id", "shown").end().newLine();
    }

    private void section(Section section) {
        List<Finding> findings = section.findings(report);
        if (findings.isEmpty()) {
            return;
        }
        String results =
                section.results().stream().map(result -> "has-" + result.word()).collect(Collectors.joining(" "));
        html.start("section", "class", "group " + results).newLine();
        String title = section.title() + " (" + findings.size() + ")";
        if (section.quiet()) {
            html.start("details", "class", "fold")
                    .start("summary")
                    .element("h2", title)
                    .end()
                    .newLine();
        } else {
            html.element("h2", title).newLine();
        }
        findings.forEach(finding -> new HtmlFinding(html, view, detail, section).write(finding));
        if (section.quiet()) {
            html.end();
        }
        html.end().newLine();
    }

    private void probes() {
        List<ProbeRun> bad = Probed.notWell(report);
        if (bad.isEmpty()) {
            return;
        }
        html.start("section", "class", "group probes")
                .element("h2", "Probes that did not end well (" + bad.size() + ")");
        html.start("ul").newLine();
        for (ProbeRun probe : bad) {
            html.start("li").element("code", probe.probe());
            html.text(" " + probe.outcome().word() + ": " + detail.words(probe.detail()))
                    .end()
                    .newLine();
        }
        html.end().end().newLine();
    }

    private void footer() {
        html.start("footer").start("p").text("Written by plumbline " + report.agentVersion() + ". Report ");
        html.element("code", report.report().id()).text(". ");
        html.text(
                detail == HtmlDetail.WHOLE
                        ? "All facts that were read are in the JSON report (-o json)."
                        : "Shortened to stay below 300 kB; the JSON report (-o json) has everything.");
        html.end().end().newLine();
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            return new String(requireNonNull(in, "the build left out " + name).readAllBytes(), UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + name + " from the class path", broken);
        }
    }
}
