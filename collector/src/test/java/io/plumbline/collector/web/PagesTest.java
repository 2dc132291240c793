package io.plumbline.collector.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.plumbline.collector.RunningCollector;
import io.plumbline.collector.SampleReport;
import io.plumbline.model.Result;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {

    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String FOREIGN_RULE = "contoso-own-rule";
    private static final Pattern LINK = Pattern.compile("(?:href|action)=\"([^\"]*)\"");
    private static final Pattern INLINE = Pattern.compile("<[^>]*\\s(on[a-z]+|style)\\s*=");
    private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]*)\"");

    private RunningCollector collector;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        collector = new RunningCollector(data);
        collector.post(SampleReport.of("h1").result(SampleReport.NODE_TYPE_RULE, Result.ERROR));
        collector.post(SampleReport.of("h1").seq(2).result(SampleReport.DFS_RULE, Result.PASS));
        collector.post(SampleReport.of("h1").seq(3));
        collector.post(SampleReport.of("hostile").name(SCRIPT));
        collector.post(SampleReport.of("bidi").name("a\u202etxt.exe\r\nline"));
        collector.post(SampleReport.of("formula").name("=cmd|' /C calc'!A0"));
        collector.post(SampleReport.of("quote").name("\" onmouseover=\"x"));
        collector.post(SampleReport.of("other").result(FOREIGN_RULE, Result.UNKNOWN));
    }

    @AfterAll
    void stop() {
        collector.close();
    }

    private String page(String path) {
        HttpResponse<String> response = collector.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    @Test
    void everyLinkOfEveryPageLeadsSomewhere() {
        Set<String> visited = new HashSet<>();
        Deque<String> todo = new ArrayDeque<>(List.of("/"));
        while (!todo.isEmpty()) {
            String path = todo.poll();
            String plain = path.replaceAll("#.*", "").replace("&amp;", "&");
            if (plain.isEmpty() || !plain.startsWith("/") || !visited.add(plain)) {
                continue;
            }
            HttpResponse<String> response = collector.get(plain);
            assertThat(response.statusCode()).as(plain).isEqualTo(200);
            if (response.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                LINK.matcher(response.body()).results().forEach(match -> todo.add(match.group(1)));
            }
        }
        assertThat(visited)
                .contains("/rules/" + SampleReport.DFS_RULE, "/hosts/h1", "/findings/h1/" + SampleReport.DFS_RULE)
                .contains("/hosts.csv", "/rules.json", "/changes.csv");
    }

    static Stream<String> pages() {
        return Stream.of(
                "/",
                "/rules",
                "/rules/" + SampleReport.DFS_RULE,
                "/rules/" + FOREIGN_RULE,
                "/hosts",
                "/hosts?result=fail&sort=-failing",
                "/hosts?q=nothing-like-it",
                "/hosts/hostile",
                "/hosts/bidi",
                "/hosts/quote",
                "/findings/hostile/" + SampleReport.DFS_RULE,
                "/changes");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pageIsGuardedAndNamesItsParts(String path) {
        HttpResponse<String> response = collector.get(path);
        String html = response.body();
        assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "script-src 'none'", "frame-ancestors 'none'");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(html)
                .startsWith("<!doctype html>")
                .contains("<html lang=\"en\">", "<title>", "class=\"skip\" href=\"#main\"", "<main id=\"main\"", "<h1>")
                .doesNotContain("<script", "javascript:", "http://localhost");
        assertThat(INLINE.matcher(html).results())
                .as("scripts and styles within tags")
                .isEmpty();
        assertThat(Pattern.compile("<h1>").matcher(html).results()).hasSize(1);
        assertThat(Pattern.compile("<table").matcher(html).results().count())
                .isEqualTo(Pattern.compile("<caption>").matcher(html).results().count());
        assertThat(Pattern.compile("<th(?! scope=)[ >]").matcher(html).results())
                .isEmpty();
        List<String> ids =
                ID.matcher(html).results().map(match -> match.group(1)).toList();
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void hostileNameIsShownAsTextEverywhere() {
        for (String path : List.of("/hosts", "/hosts/hostile", "/findings/hostile/" + SampleReport.DFS_RULE)) {
            assertThat(page(path))
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                    .doesNotContain(SCRIPT);
        }
        assertThat(page("/hosts?q=%22%20onmouseover%3D%22x")).contains("value=\"&#34; onmouseover=&#34;x\"");
    }

    @Test
    void directionMarksAndLineBreaksAreSpeltOut() {
        assertThat(page("/hosts/bidi"))
                .contains("a\\u{202E}txt.exe\\u{000D}\\u{000A}line")
                .doesNotContain("\u202e");
    }

    @Test
    void fleetShowsComplianceNeverWithoutCoverage() {
        assertThat(page("/")).contains("Compliance", "Coverage", "fresh", "late", "silent", "Latest changes");
    }

    @Test
    void fleetWithoutHostsSaysWhyAndWhatNext(@TempDir Path empty) throws Exception {
        try (RunningCollector nobody = new RunningCollector(empty)) {
            assertThat(nobody.get("/").body()).contains("No host has reported yet", "plumbline-agent");
            assertThat(nobody.get("/hosts").body()).contains("No host has reported yet");
            assertThat(nobody.get("/rules").body()).contains(SampleReport.DFS_RULE);
        }
    }

    @Test
    void findingShowsObservedThenExpectedThenEvidence() {
        String html = page("/findings/h1/" + SampleReport.DFS_RULE);
        assertThat(html)
                .containsSubsequence(
                        "Observed",
                        "because of H1",
                        "Expected",
                        "6.0.6000.20551",
                        "Evidence",
                        "6.0.6000.16386",
                        "denied",
                        "access is denied",
                        "History",
                        "How to fix it",
                        "Service Pack 1");
        assertThat(html).contains("the host changed", "file Windows\\System32\\drivers\\netbt.sys");
    }

    @Test
    void ruleOutsideOurPacksShowsWhatReportsSayAndNoMore() {
        assertThat(page("/rules/" + FOREIGN_RULE))
                .contains("not in the packs of this collector", "Title of " + FOREIGN_RULE)
                .doesNotContain("How to fix it");
    }

    @Test
    void filterIsTheAddressAndTheFormSaysSo() {
        String html = page("/hosts?rule=" + SampleReport.NODE_TYPE_RULE + "&result=error&sort=-last-report");
        assertThat(html).contains("No host is like that");
        html = page("/hosts?q=h1&result=fail");
        assertThat(html).contains("1 hosts", "value=\"h1\"", "<option value=\"fail\" selected>fail</option>");
        assertThat(html).contains("/hosts.csv?q=h1&amp;result=fail");
    }

    static Stream<Arguments> missing() {
        return Stream.of(
                argumentSet("host", "/hosts/nobody", 404),
                argumentSet("rule", "/rules/no-such-rule", 404),
                argumentSet("finding", "/findings/h1/no-such-rule", 404),
                argumentSet("path", "/etc/passwd", 404),
                argumentSet("deep path", "/hosts/h1/x/y", 404),
                argumentSet("markup in a path", "/hosts/%3Cscript%3E", 404),
                argumentSet("result", "/hosts?result=great", 400),
                argumentSet("sort", "/hosts?sort=colour", 400),
                argumentSet("page", "/hosts?page=0", 400),
                argumentSet("long text", "/hosts?q=" + "x".repeat(200), 400));
    }

    @ParameterizedTest
    @MethodSource("missing")
    void whatIsNotThereSaysSoAndWhatNext(String path, int status) {
        HttpResponse<String> response = collector.get(path);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains("<h1>").doesNotContain("<script").contains("<a href=\"/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/hosts", "/hosts.json", "/metrics", "/api/v1/hosts"})
    void pagesAreOnlyRead(String path) {
        HttpRequest post = HttpRequest.newBuilder(collector.at(path))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(collector.send(post).statusCode()).isEqualTo(405);
    }

    @Test
    void stylesheetUsesNoColourAloneAndKnowsBothThemes() {
        String css = page("/assets/plumbline.css");
        assertThat(css)
                .contains("prefers-color-scheme: dark", "forced-colors: active", "@media print", ":focus-visible");
        assertThat(css.length()).isLessThan(12_000);
        Matcher outside = Pattern.compile("url\\(|@import").matcher(css);
        assertThat(outside.find()).isFalse();
        assertThat(URI.create("/assets/icon.svg")).satisfies(icon -> page(icon.toString()));
    }
}
