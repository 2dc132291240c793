package io.plumbline.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProbePagesTest {

    private static final Path DIRECTORY = Path.of("..", "docs", "probes");

    @Test
    void pagesAreTheProbesOfToday() throws IOException {
        Map<String, String> today = new ProbePages().pages();
        if (Boolean.getBoolean("golden.renew")) {
            Files.createDirectories(DIRECTORY);
            for (String name : files()) {
                Files.delete(DIRECTORY.resolve(name));
            }
            for (Map.Entry<String, String> page : today.entrySet()) {
                Files.writeString(DIRECTORY.resolve(page.getKey()), page.getValue());
            }
        }
        assertThat(files())
                .as("docs/probes; renew it with -Dgolden.renew=true")
                .containsExactlyElementsOf(today.keySet());
        for (Map.Entry<String, String> page : today.entrySet()) {
            assertThat(Files.readString(DIRECTORY.resolve(page.getKey())))
                    .as("docs/probes/%s; renew it with -Dgolden.renew=true", page.getKey())
                    .isEqualTo(page.getValue());
        }
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void everyPageShowsAtLeastOnePresentFactAndEverySection() {
        new ProbePages().pages().forEach((name, page) -> {
            if (!name.equals("README.md")) {
                assertThat(page)
                        .as(name)
                        .contains("## Facts\n", "## Cost\n", "## Rights\n", "## Routes\n", "## Example\n");
                assertThat(page.substring(page.indexOf("## Example")).lines().filter(line -> line.contains(" = ")))
                        .as(name)
                        .anyMatch(line -> !line.contains("(none)")
                                && !line.contains(".rows = ")
                                && !line.matches(".* = (absent|denied|unsupported|failed).*"));
            }
        });
    }
}
