package io.plumbline.e2e.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Deque's axe, asked for WCAG 2.2 up to AA. It finds about half of what can be wrong: no violation is not yet accessible. */
final class Axe {

    private static final String SOURCE = source();

    /** {@code target-size} is WCAG 2.2's and off by default. */
    private static final String RUN = """
            axe.run(document, {
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
              rules: { 'target-size': { enabled: true } },
              resultTypes: ['violations', 'incomplete']
            }).then(found => ({
              passes: found.passes.length,
              violations: found.violations.map(each => each.id + ': ' + each.help + '\\n'
                + each.nodes.map(node => '    ' + node.target.join(' ') + ' ' + node.html
                  + '\\n    ' + node.failureSummary).join('\\n'))
            }))
            """;

    private Axe() {}

    /** What is wrong with the page, in axe's words. */
    static List<String> violations(BrowserPage page) {
        page.evaluate(SOURCE + "\n;true");
        JsonNode found = page.evaluate(RUN);
        if (found.path("passes").asInt() < 5) {
            throw new IllegalStateException("axe looked at nothing: " + found);
        }
        List<String> violations = new ArrayList<>();
        found.path("violations").forEach(each -> violations.add(each.asString()));
        return violations;
    }

    private static String source() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            if (script == null) {
                throw new IllegalStateException("axe.min.js is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
