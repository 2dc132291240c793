package io.plumbline.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.e2e.browser.BrowserPage.Look;
import io.plumbline.e2e.exports.ExportedReport;
import io.plumbline.e2e.tools.InstalledTool;
import io.plumbline.formats.Plain;
import io.plumbline.formats.ReportFormat;
import io.plumbline.model.Finding;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code -o html} as people meet it: a file, opened, searched, read aloud and printed. */
class ReportPageInChromiumTest {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Findings in sight, in the order of the page, by their rules. */
    private static final String IN_SIGHT = "[...document.querySelectorAll('.finding')]"
            + ".filter(each => each.checkVisibility({contentVisibilityAuto: true})).map(each => each.id)";

    private static final Set<Result> IN_FULL = Set.of(Result.FAIL, Result.ERROR, Result.UNKNOWN, Result.NOTCHECKED);

    private static Chromium browser;

    @BeforeAll
    static void start() throws IOException {
        browser = Chromium.start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    static Stream<Arguments> reportsInEveryLook() {
        return Stream.of(ExportedReport.values())
                .flatMap(exported ->
                        Stream.of(Look.LIGHT, Look.DARK, Look.PHONE).map(look -> Arguments.of(exported, look)));
    }

    private static URI address(ExportedReport exported) {
        return exported.file(ReportFormat.HTML).toUri();
    }

    private static BrowserPage opened(ExportedReport exported, String fragment, Look look) {
        BrowserPage page = browser.newPage(look);
        page.open(URI.create(address(exported) + fragment));
        return page;
    }

    private static Path picture(ExportedReport exported, String kind) {
        return SCREENSHOTS.resolve("report-" + exported.name().toLowerCase(Locale.ROOT) + "-" + kind);
    }

    @ParameterizedTest
    @MethodSource("reportsInEveryLook")
    void pageIsAccessibleQuietAloneAndFits(ExportedReport exported, Look look) throws IOException {
        try (BrowserPage page = opened(exported, "", look)) {
            page.screenshot(
                    picture(exported, (look.dark() ? "dark" : look.width() < 500 ? "phone" : "light") + ".png"));
            assertThat(Axe.violations(page)).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth").asInt())
                    .isLessThanOrEqualTo(look.width());
            page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })");
            assertThat(Axe.violations(page)).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth").asInt())
                    .isLessThanOrEqualTo(look.width());
            assertThat(page.complaints()).isEmpty();
            assertThat(page.requests()).containsExactly(address(exported));
        }
    }

    @Test
    void hostsTextIsTextOnly() {
        try (BrowserPage page = opened(ExportedReport.HOSTILE, "", Look.LIGHT)) {
            assertThat(page.evaluate("typeof window.pwned").asString()).isEqualTo("undefined");
            assertThat(page.evaluate(
                                    "document.querySelectorAll('img, [onerror], iframe, main a[href*=\"192.0.2\"]').length")
                            .asInt())
                    .isZero();
            String shown =
                    page.evaluate("document.querySelector('main').textContent").asString();
            assertThat(ExportedReport.HOSTILE.report().findings())
                    .allSatisfy(finding -> assertThat(shown).contains(start(finding.reason())));
        }
    }

    /** A page that would grow too large shows less. */
    private static String start(String text) {
        String plain = Plain.of(text);
        return plain.substring(0, Math.min(100, plain.length()));
    }

    @ParameterizedTest
    @EnumSource
    void failingComesFirstAndWhatIsWellIsFolded(ExportedReport exported) {
        try (BrowserPage page = opened(exported, "", Look.LIGHT)) {
            List<Result> order = strings(page, IN_SIGHT).stream()
                    .map(rule -> finding(exported.report(), rule).result())
                    .toList();
            assertThat(order).isSortedAccordingTo(Comparator.comparing(result -> result != Result.FAIL));
            assertThat(order).doesNotContain(Result.PASS, Result.NOTAPPLICABLE);
            assertThat(order)
                    .containsAll(exported.report().findings().stream()
                            .map(Finding::result)
                            .filter(IN_FULL::contains)
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource(Result.class)
    void numberLeadsToItsListAlsoWithoutJavaScript(Result result) {
        Report report = ExportedReport.LARGEST.report();
        List<String> titles = titles(report, result);
        for (Look look : List.of(Look.LIGHT, Look.WITHOUT_JAVASCRIPT)) {
            try (BrowserPage page = opened(ExportedReport.LARGEST, "#only-" + result.word(), look)) {
                assertThat(page.html()).contains("<b>" + titles.size() + "</b>");
                List<String> names = page.accessibleNames();
                assertThat(names).containsAll(titles);
                for (Result other : Result.values()) {
                    List<String> others = titles(report, other);
                    others.removeAll(titles);
                    assertThat(names).as("of " + other).doesNotContainAnyElementsOf(withNone(others));
                }
            }
        }
    }

    private static List<String> withNone(List<String> titles) {
        return titles.isEmpty() ? List.of("no finding has this title") : titles;
    }

    private static List<String> titles(Report report, Result result) {
        List<String> titles = new ArrayList<>();
        report.findings().stream()
                .filter(finding -> finding.result() == result)
                .forEach(finding -> titles.add(finding.title()));
        return titles;
    }

    @Test
    void searchAndSeverityNarrowTheListAndSayHowMany() {
        Report report = ExportedReport.LARGEST.report();
        try (BrowserPage page = opened(ExportedReport.LARGEST, "", Look.LIGHT)) {
            page.press("/", 191);
            assertThat(page.evaluate("document.activeElement.id").asString()).isEqualTo("search");
            page.type("SMB");
            List<String> found = strings(page, IN_SIGHT);
            assertThat(found).isNotEmpty().hasSizeLessThan(report.findings().size());
            assertThat(found)
                    .allSatisfy(rule -> assertThat(page.evaluate("document.getElementById('" + rule + "').textContent")
                                    .asString())
                            .containsIgnoringCase("smb"));
            assertThat(found)
                    .containsAll(report.findings().stream()
                            .filter(finding -> finding.title().contains("SMB"))
                            .map(Finding::rule)
                            .toList());
            assertThat(said(page))
                    .isEqualTo(found.size() + " of " + report.findings().size() + " findings");
            page.evaluate("document.getElementById('show-all').click()");
            page.evaluate("const choice = document.getElementById('severity'); choice.value = 'high';"
                    + " choice.dispatchEvent(new Event('change'))");
            assertThat(strings(page, IN_SIGHT))
                    .containsExactlyInAnyOrderElementsOf(report.findings().stream()
                            .filter(finding -> finding.severity() == Severity.HIGH)
                            .map(Finding::rule)
                            .toList());
            page.evaluate("document.getElementById('show-all').click()");
            assertThat(said(page)).isEqualTo(report.findings().size() + " findings");
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void searchForWhatIsNotThereSaysSo() {
        try (BrowserPage page = opened(ExportedReport.SAMPLE, "", Look.LIGHT)) {
            page.press("/", 191);
            page.type("no such words");
            assertThat(strings(page, IN_SIGHT)).isEmpty();
            assertThat(said(page)).isEqualTo("0 of 7 findings");
        }
    }

    private static String said(BrowserPage page) {
        return page.evaluate("document.getElementById('shown').textContent").asString();
    }

    @Test
    void firstStopOfTheKeyboardSkipsToTheFindings() {
        try (BrowserPage page = opened(ExportedReport.LARGEST, "", Look.LIGHT)) {
            page.press("Tab", 9);
            assertThat(page.evaluate("document.activeElement.getAttribute('href')")
                            .asString())
                    .isEqualTo("#findings");
            assertThat(page.evaluate("document.activeElement.getBoundingClientRect().left >= 0")
                            .asBoolean())
                    .as("the skip link is in sight once it has the focus")
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void printShowsALineOfEveryFindingAndWhatFailsInFull(boolean javaScript) throws IOException {
        Report report = ExportedReport.LARGEST.report();
        Path pdf = picture(ExportedReport.LARGEST, javaScript ? "print.pdf" : "print-without-script.pdf");
        try (BrowserPage page = opened(ExportedReport.LARGEST, "", javaScript ? Look.LIGHT : Look.WITHOUT_JAVASCRIPT)) {
            page.print(pdf);
        }
        String printed = squeezed(InstalledTool.of("pdftotext", "-raw").output(pdf.toString(), "-"));
        assertThat(report.findings()).allSatisfy(finding -> {
            assertThat(printed).contains(squeezed(finding.title()), finding.rule());
            if (IN_FULL.contains(finding.result())) {
                assertThat(printed).contains(squeezed(finding.reason()));
            }
        });
        assertThat(printed).doesNotContain("Searchfindings", "Skiptothefindings", "Copy");
    }

    /** Lines break where the paper ends. */
    private static String squeezed(String text) {
        return text.replaceAll("[\\s\\f]+", "");
    }

    private static Finding finding(Report report, String rule) {
        return report.findings().stream()
                .filter(each -> each.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> strings(BrowserPage page, String expression) {
        List<String> strings = new ArrayList<>();
        for (JsonNode each : page.evaluate(expression)) {
            strings.add(each.asString());
        }
        return strings;
    }
}
