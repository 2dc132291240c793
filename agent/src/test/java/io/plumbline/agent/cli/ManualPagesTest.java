package io.plumbline.agent.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** {@code docs/cli}: one page a command, written from the commands; renewed by {@code -Dgolden.renew=true}. */
class ManualPagesTest {

    private static final Path DIRECTORY = Path.of("..", "docs", "cli");

    private static SortedMap<String, String> today() {
        SortedMap<String, String> pages = new TreeMap<>();
        for (CommandLine command : CommandTree.all()) {
            CommandSpec spec = command.getCommandSpec();
            StringWriter text = new StringWriter();
            try (PrintWriter page = new PrintWriter(text)) {
                ManPageGenerator.writeSingleManPage(page, spec);
            }
            // The version of the build is no part of what a command is.
            pages.put(
                    spec.qualifiedName("-") + ".adoc",
                    text.toString()
                                    .replace("\r\n", "\n")
                                    .replace(AgentVersion.current(), "")
                                    .replaceAll("(?m)^// (tag|end)::.*\n", "")
                                    .replaceAll("[ \t]+\n", "\n")
                                    .replaceAll("\n{3,}", "\n\n")
                                    .strip()
                            + "\n");
        }
        return pages;
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void pagesAreTheCommandsOfToday() throws IOException {
        SortedMap<String, String> today = today();
        if (Boolean.getBoolean("golden.renew")) {
            Files.createDirectories(DIRECTORY);
            for (String name : files()) {
                Files.delete(DIRECTORY.resolve(name));
            }
            for (Map.Entry<String, String> page : today.entrySet()) {
                Files.writeString(DIRECTORY.resolve(page.getKey()), page.getValue());
            }
        }
        assertThat(files()).as("docs/cli; renew it with -Dgolden.renew=true").containsExactlyElementsOf(today.keySet());
        for (Map.Entry<String, String> page : today.entrySet()) {
            assertThat(Files.readString(DIRECTORY.resolve(page.getKey())))
                    .as("docs/cli/%s; renew it with -Dgolden.renew=true", page.getKey())
                    .isEqualTo(page.getValue());
        }
    }

    @Test
    void everyPageBecomesAManPageThatIsShownWithoutAWarning(@TempDir Path directory) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/asciidoctor")), "no asciidoctor: bin/provision installs it");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "no groff: bin/provision installs it");
        List<String> command = new ArrayList<>(
                List.of("asciidoctor", "--failure-level=WARN", "-b", "manpage", "-D", directory.toString()));
        today().keySet().forEach(page -> command.add(DIRECTORY.resolve(page).toString()));
        assertThat(said(command)).isEmpty();
        try (Stream<Path> made = Files.list(directory)) {
            List<Path> pages = made.sorted().toList();
            assertThat(pages).hasSameSizeAs(today().keySet());
            for (Path page : pages) {
                assertThat(said(List.of("groff", "-ww", "-z", "-Tutf8", "-K", "utf8", "-man", page.toString())))
                        .as("%s", page)
                        .isEmpty();
            }
        }
    }

    private static String said(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
