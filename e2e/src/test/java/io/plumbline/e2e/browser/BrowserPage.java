package io.plumbline.e2e.browser;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** One tab: what it loaded, what it asked for, what it complained of. Not for several threads. */
public final class BrowserPage implements AutoCloseable {

    /** How somebody looks at a page. */
    public record Look(boolean dark, boolean javaScript, int width, int height) {
        public static final Look LIGHT = new Look(false, true, 1280, 900);
        public static final Look DARK = new Look(true, true, 1280, 900);
        public static final Look WITHOUT_JAVASCRIPT = new Look(false, false, 1280, 900);
        public static final Look PHONE = new Look(false, true, 360, 740);
    }

    private final DevTools devTools;
    private final String target;
    private final String session;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<URI> requests = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();
    private volatile int status;

    BrowserPage(DevTools devTools, String target, String session, Look look) {
        this.devTools = devTools;
        this.target = target;
        this.session = session;
        devTools.listen((from, event) -> {
            if (from.equals(session)) {
                happened(event.path("method").asString(), event.path("params"));
            }
        });
        for (String domain : List.of("Page", "Runtime", "Log", "Network", "DOM")) {
            send(domain + ".enable", Map.of());
        }
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", look.width(), "height", look.height(), "deviceScaleFactor", 1, "mobile", false));
        send(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", look.dark() ? "dark" : "light"),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        send("Emulation.setScriptExecutionDisabled", Map.of("value", !look.javaScript()));
    }

    private void happened(String method, JsonNode what) {
        switch (method) {
            case "Page.loadEventFired" -> loaded.complete(null);
            case "Network.requestWillBeSent" -> {
                URI asked = URI.create(what.path("request").path("url").asString());
                if (!"data".equals(asked.getScheme())) {
                    requests.add(asked);
                }
            }
            case "Network.responseReceived" -> {
                if (what.path("type").asString().equals("Document")) {
                    status = what.path("response").path("status").asInt();
                }
            }
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "assert", "warning")
                        .contains(what.path("type").asString())) {
                    complaints.add("console: " + what.path("args"));
                }
            }
            case "Runtime.exceptionThrown" -> complaints.add("exception: " + what.path("exceptionDetails"));
            case "Log.entryAdded" -> {
                if (!what.path("entry").path("level").asString().equals("verbose")) {
                    complaints.add("log: " + what.path("entry"));
                }
            }
            default -> {
                // DevTools tells more than anybody asked.
            }
        }
    }

    /** Loads a page, styles and pictures included. @return the HTTP status of the document */
    public int open(URI address) {
        loaded = new CompletableFuture<>();
        status = 0;
        JsonNode navigation = send("Page.navigate", Map.of("url", address.toString()));
        if (navigation.has("errorText")) {
            throw new IllegalStateException(
                    address + ": " + navigation.path("errorText").asString());
        }
        loaded.orTimeout(60, SECONDS).join();
        return status;
    }

    /** The value of a JavaScript expression, promises awaited; the page's own policy does not bind it. */
    public JsonNode evaluate(String expression) {
        JsonNode answer =
                send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(answer.path("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    /** The page as the browser understood it; works without JavaScript too. */
    public String html() {
        int root = send("DOM.getDocument", Map.of("depth", 0))
                .path("root")
                .path("nodeId")
                .asInt();
        return send("DOM.getOuterHTML", Map.of("nodeId", root))
                .path("outerHTML")
                .asString();
    }

    /** What assistive technology is told, in reading order; works without JavaScript too. */
    public List<String> accessibleNames() {
        List<String> names = new ArrayList<>();
        send("Accessibility.getFullAXTree", Map.of()).path("nodes").forEach(node -> {
            String name = node.path("name").path("value").asString("");
            if (!name.isBlank() && !node.path("ignored").asBoolean()) {
                names.add(name);
            }
        });
        return names;
    }

    public void press(String key, int code) {
        for (String type : List.of("rawKeyDown", "keyUp")) {
            send(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code));
        }
    }

    /** As if typed into what has the focus. */
    public void type(String text) {
        send("Input.insertText", Map.of("text", text));
    }

    /** Saves the whole page, not only what fits the window. */
    public void screenshot(Path file) throws IOException {
        save(send("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true)), file);
    }

    /** Saves the page as a printer gets it, on A4. */
    public void print(Path file) throws IOException {
        save(send("Page.printToPDF", Map.of("paperWidth", 8.27, "paperHeight", 11.69)), file);
    }

    private static void save(JsonNode answer, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode(answer.path("data").asString()));
    }

    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    public List<URI> requests() {
        return List.copyOf(requests);
    }

    private JsonNode send(String method, Map<String, ?> parameters) {
        return devTools.send(session, method, parameters);
    }

    @Override
    public void close() {
        devTools.send("", "Target.closeTarget", Map.of("targetId", target));
    }
}
