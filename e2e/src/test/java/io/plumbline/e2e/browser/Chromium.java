package io.plumbline.e2e.browser;

import io.plumbline.e2e.tools.InstalledTool;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium of its own, with an empty profile, that talks to nobody unasked. */
public final class Chromium implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("DevTools listening on (ws://\\S+)");
    private static final long START_SECONDS = 60;

    private final Process process;
    private final Path profile;
    private final DevTools devTools;

    private Chromium(Process process, Path profile, DevTools devTools) {
        this.process = process;
        this.profile = profile;
        this.devTools = devTools;
    }

    /** Skips the test, saying so, where no Chromium is installed. */
    public static Chromium start() throws IOException {
        InstalledTool.assumeInstalled("chromium");
        Path profile = Files.createTempDirectory("plumbline-chromium");
        Process process = new ProcessBuilder(
                        "chromium",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-dev-shm-usage",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        CompletableFuture<URI> address = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> readAddress(process, address));
        try {
            URI devTools = address.orTimeout(START_SECONDS, TimeUnit.SECONDS).join();
            return new Chromium(process, profile, new DevTools(devTools));
        } catch (RuntimeException neverSaid) {
            process.destroyForcibly();
            throw neverSaid;
        }
    }

    /** Reads on to the end, so that the browser never waits for somebody to empty its pipe. */
    private static void readAddress(Process process, CompletableFuture<URI> address) {
        try (BufferedReader lines = process.errorReader()) {
            StringBuilder said = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher matcher = ADDRESS.matcher(line);
                if (matcher.find()) {
                    address.complete(URI.create(matcher.group(1)));
                } else if (!address.isDone()) {
                    said.append(line).append('\n');
                }
            }
            address.completeExceptionally(new IllegalStateException("chromium ended: " + said));
        } catch (IOException broken) {
            address.completeExceptionally(broken);
        }
    }

    public BrowserPage newPage(BrowserPage.Look look) {
        String target = devTools.send("", "Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asString();
        String session = devTools.send("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asString();
        return new BrowserPage(devTools, target, session, look);
    }

    @Override
    public void close() throws IOException {
        try {
            devTools.send("", "Browser.close", Map.of());
        } catch (IllegalStateException alreadyGone) {
            process.destroy();
        }
        devTools.close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                List<ProcessHandle> family = process.descendants().toList();
                process.destroyForcibly().waitFor();
                family.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        delete(profile);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException vanished) {
            throw vanished.getCause();
        }
    }
}
