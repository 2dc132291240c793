package io.plumbline.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.e2e.browser.BrowserPage.Look;
import io.plumbline.e2e.fleet.ReportedFleet;
import io.plumbline.e2e.fleet.RunningCollector;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The collector's pages as people meet them: light and dark, wide and narrow, with and without JavaScript. */
class PagesInChromiumTest {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String FAILING_RULE = "kb933860-netbt-dfs-failover";

    /** What the hostile names would add to a page that took them for markup. */
    private static final String PLANTED =
            "document.querySelectorAll('[onerror], main script, main img, a[href^=\"javascript:\"]')";

    /** Every kind of page, by the name of its screenshot. */
    private static final Map<String, String> PAGES = pages();

    private static Chromium browser;
    private static RunningCollector collector;
    private static RunningCollector empty;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        browser = Chromium.start();
        collector = new RunningCollector(folder.resolve("fleet"));
        ReportedFleet fleet = new ReportedFleet();
        collector.receive(fleet, 0);
        collector.receive(fleet, 1);
        empty = new RunningCollector(folder.resolve("empty"));
    }

    @AfterAll
    static void stop() throws IOException {
        if (collector != null) {
            collector.close();
        }
        if (empty != null) {
            empty.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("fleet", "/");
        pages.put("rules", "/rules");
        pages.put("rule", "/rules/" + FAILING_RULE);
        pages.put("hosts", "/hosts");
        pages.put("hosts-silent", "/hosts?freshness=silent");
        pages.put("host", "/hosts/" + ReportedFleet.hostId(20));
        pages.put("host-hostile", "/hosts/" + ReportedFleet.hostId(0));
        pages.put("changes", "/changes");
        pages.put("finding", "/findings/" + ReportedFleet.hostId(20) + "/" + FAILING_RULE);
        return pages;
    }

    static Stream<Arguments> pagesInBothThemes() {
        return PAGES.entrySet().stream()
                .flatMap(page -> Stream.of(Look.LIGHT, Look.DARK)
                        .map(look -> Arguments.of(page.getKey(), page.getValue(), look)));
    }

    static Stream<Arguments> everyPage() {
        return PAGES.entrySet().stream().map(page -> Arguments.of(page.getKey(), page.getValue()));
    }

    static IntStream hostileHosts() {
        return IntStream.range(0, ReportedFleet.HOSTILE_NAMES.size());
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("pagesInBothThemes")
    void pageIsAccessibleQuietAndSelfContained(String name, String path, Look look) throws IOException {
        try (BrowserPage page = browser.newPage(look)) {
            assertThat(page.open(collector.address().resolve(path))).isEqualTo(200);
            page.screenshot(SCREENSHOTS.resolve(name + (look.dark() ? "-dark" : "-light") + ".png"));
            assertSoundAndAlone(page, collector.address());
            assertThat(
                            text(
                                    page,
                                    "getComputedStyle(document.body).colorScheme + getComputedStyle(document.documentElement).colorScheme"))
                    .contains("dark");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyPage")
    void pageOfACollectorWithoutHostsSaysWhatToDo(String name, String path) throws IOException {
        if (path.contains(ReportedFleet.hostId(0)) || path.contains(ReportedFleet.hostId(20))) {
            assertThat(empty.get(path).statusCode()).isEqualTo(404);
        }
        try (BrowserPage page = browser.newPage(Look.LIGHT)) {
            page.open(empty.address().resolve(path));
            page.screenshot(SCREENSHOTS.resolve("empty-" + name + ".png"));
            assertThat(Axe.violations(page)).isEmpty();
            assertThat(text(page, "document.querySelector('main').innerText")).isNotBlank();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyPage")
    void pageSaysTheSameWithoutJavaScript(String name, String path) {
        List<String> with;
        try (BrowserPage page = browser.newPage(Look.LIGHT)) {
            page.open(collector.address().resolve(path));
            with = page.accessibleNames();
        }
        try (BrowserPage page = browser.newPage(Look.WITHOUT_JAVASCRIPT)) {
            assertThat(page.open(collector.address().resolve(path))).isEqualTo(200);
            assertThat(page.complaints()).isEmpty();
            assertThat(page.accessibleNames()).hasSizeGreaterThan(15).containsAll(withoutTimes(with));
        }
    }

    /** "3 s ago" may have become "4 s ago", and the page says when it was made. */
    private static List<String> withoutTimes(List<String> names) {
        return names.stream()
                .filter(name -> !name.matches(".*\\b(ago|now|UTC)\\b.*"))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyPage")
    void narrowWindowNeedsNoSidewaysScrolling(String name, String path) throws IOException {
        try (BrowserPage page = browser.newPage(Look.PHONE)) {
            page.open(collector.address().resolve(path));
            page.screenshot(SCREENSHOTS.resolve(name + "-phone.png"));
            assertThat(page.evaluate("document.documentElement.scrollWidth").asInt())
                    .isLessThanOrEqualTo(Look.PHONE.width());
            assertThat(Axe.violations(page)).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyPage")
    void firstStopOfTheKeyboardSkipsToTheContent(String name, String path) {
        try (BrowserPage page = browser.newPage(Look.LIGHT)) {
            page.open(collector.address().resolve(path));
            page.press("Tab", 9);
            String target = text(page, "document.activeElement.getAttribute('href')");
            assertThat(target).startsWith("#");
            assertThat(page.evaluate("document.querySelector('" + target + "').matches('main, main *')")
                            .asBoolean())
                    .isTrue();
            assertThat(page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
                            .asBoolean())
                    .as("the skip link is in sight once it has the focus")
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("hostileHosts")
    void hostileNameIsTextOnThePagesOfItsHost(int host) {
        for (String path : List.of(
                "/hosts/" + ReportedFleet.hostId(host),
                "/findings/" + ReportedFleet.hostId(host) + "/" + FAILING_RULE)) {
            assertHarmless(path, List.of(ReportedFleet.HOSTILE_NAMES.get(host)));
        }
    }

    @Test
    void hostileNamesAreTextInTheLists() {
        assertHarmless("/hosts", ReportedFleet.HOSTILE_NAMES);
        assertHarmless("/rules/" + FAILING_RULE, ReportedFleet.HOSTILE_NAMES);
    }

    private static void assertHarmless(String path, List<String> names) {
        try (BrowserPage page = browser.newPage(Look.LIGHT)) {
            assertThat(page.open(collector.address().resolve(path))).isEqualTo(200);
            String shown = text(page, "document.querySelector('main').textContent");
            assertThat(names).allSatisfy(name -> assertThat(shown).contains(visible(name)));
            assertThat(page.evaluate("typeof window.pwned").asString()).isEqualTo("undefined");
            assertThat(page.evaluate(PLANTED + ".length").asInt()).isZero();
            assertThat(page.evaluate("document.querySelectorAll('h1').length").asInt())
                    .isEqualTo(1);
            assertThat(page.complaints()).isEmpty();
            assertOnlyAsked(page, collector.address());
        }
    }

    /** A page may replace what would turn its text around; the rest of the name must be there. */
    private static String visible(String name) {
        return name.startsWith("\u202E") ? name.substring(1) : name;
    }

    @Test
    void everyLinkLeadsToAPage() {
        Set<String> seen = new LinkedHashSet<>(PAGES.values());
        Deque<String> next = new ArrayDeque<>(seen);
        List<String> dead = new ArrayList<>();
        while (!next.isEmpty() && seen.size() < 400) {
            String path = next.poll();
            HttpResponse<String> answer = collector.get(path);
            if (answer.statusCode() != 200) {
                dead.add(path + " " + answer.statusCode());
            } else if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                links(answer.body()).stream().filter(seen::add).forEach(next::add);
            }
        }
        assertThat(dead).isEmpty();
        assertThat(seen).as("pages found by their links").hasSizeGreaterThan(60);
    }

    private static List<String> links(String html) {
        return Pattern.compile("(?:href|src|action)=\"(/[^\"#]*)")
                .matcher(html)
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyPage")
    void pagesPolicyAllowsNoInlineScript(String name, String path) {
        HttpResponse<String> answer = collector.get(path);
        String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(policy).contains("default-src 'self'").doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.body())
                .doesNotContainPattern("<script(?![^>]*\\bsrc=)")
                .doesNotContain(" style=\"");
    }

    private static void assertSoundAndAlone(BrowserPage page, URI server) {
        assertThat(Axe.violations(page)).isEmpty();
        assertThat(page.complaints()).isEmpty();
        assertOnlyAsked(page, server);
    }

    private static void assertOnlyAsked(BrowserPage page, URI server) {
        assertThat(page.requests())
                .isNotEmpty()
                .allMatch(asked -> server.getAuthority().equals(asked.getAuthority()));
    }

    private static String text(BrowserPage page, String expression) {
        JsonNode value = page.evaluate(expression);
        return value.asString("");
    }
}
