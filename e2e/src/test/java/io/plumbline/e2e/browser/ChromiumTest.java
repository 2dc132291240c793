package io.plumbline.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.plumbline.e2e.browser.BrowserPage.Look;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plants what the page tests look for, and sees to it that they would find it. */
class ChromiumTest {

    private static final Map<String, String> PAGES = Map.of("/good", """
            <!doctype html><html lang="en"><title>Good</title><main><h1>Good</h1><p>All is well.</p>
            <noscript>Without script</noscript></main></html>""", "/pale", """
            <!doctype html><html lang="en"><title>Pale</title><meta name="color-scheme" content="light dark">
            <style>@media (prefers-color-scheme: dark) { body { background: #000; color: #222 } }</style>
            <main><h1>Pale</h1><p>Hard to read in the dark.</p><input></main></html>""", "/loud", """
            <!doctype html><html lang="en"><title>Loud</title><script>console.error('planted')</script>
            <img alt="" src="/missing.png"><link rel="stylesheet" href="http://127.0.0.2:1/foreign.css">
            <p id="p">before</p><script>document.getElementById('p').textContent = 'after'</script></html>""");

    private static Chromium browser;
    private static HttpServer server;
    private static URI address;

    @BeforeAll
    static void start() throws IOException {
        browser = Chromium.start();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String page = PAGES.get(exchange.getRequestURI().getPath());
            byte[] body = (page == null ? "none" : page).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(page == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.stop(0);
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void soundPageHasNothingAgainstIt() {
        try (BrowserPage page = browser.newPage(Look.LIGHT)) {
            assertThat(page.open(address.resolve("/good"))).isEqualTo(200);
            assertThat(Axe.violations(page)).isEmpty();
            assertThat(page.complaints()).isEmpty();
            assertThat(page.requests()).containsExactly(address.resolve("/good"));
            assertThat(page.accessibleNames()).contains("All is well.").doesNotContain("Without script");
        }
    }

    @Test
    void faultOfTheDarkThemeIsSeenInTheDarkOnly() {
        try (BrowserPage page = browser.newPage(Look.DARK)) {
            page.open(address.resolve("/pale"));
            assertThat(Axe.violations(page))
                    .anyMatch(found -> found.startsWith("color-contrast"))
                    .hasSize(2);
        }
        try (BrowserPage page = browser.newPage(Look.LIGHT)) {
            page.open(address.resolve("/pale"));
            assertThat(Axe.violations(page)).singleElement().asString().startsWith("label");
        }
    }

    @Test
    void complaintsAndForeignRequestsAreHeard() {
        try (BrowserPage page = browser.newPage(Look.LIGHT)) {
            page.open(address.resolve("/loud"));
            assertThat(page.complaints())
                    .anyMatch(said -> said.contains("planted"))
                    .anyMatch(said -> said.contains("missing.png"));
            assertThat(page.requests()).contains(URI.create("http://127.0.0.2:1/foreign.css"));
            assertThat(page.open(address.resolve("/nowhere"))).isEqualTo(404);
        }
    }

    @Test
    void scriptsRunUnlessTheyAreSwitchedOff() {
        try (BrowserPage page = browser.newPage(Look.LIGHT)) {
            page.open(address.resolve("/loud"));
            assertThat(page.html()).contains(">after<");
        }
        try (BrowserPage page = browser.newPage(Look.WITHOUT_JAVASCRIPT)) {
            page.open(address.resolve("/loud"));
            assertThat(page.html()).contains(">before<");
            page.open(address.resolve("/good"));
            assertThat(page.accessibleNames()).contains("Without script");
        }
    }

    @Test
    void screenshotIsAPicture(@TempDir Path folder) throws IOException {
        try (BrowserPage page = browser.newPage(Look.PHONE)) {
            page.open(address.resolve("/good"));
            page.screenshot(folder.resolve("good.png"));
        }
        assertThat(Files.readAllBytes(folder.resolve("good.png")))
                .startsWith(0x89, 'P', 'N', 'G')
                .hasSizeGreaterThan(1_000);
    }
}
