package io.plumbline.e2e.exports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.e2e.tools.InstalledTool;
import io.plumbline.formats.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -o prom} in promtool and in the textfile collector of node_exporter, whose rules windows_exporter shares. */
class MetricsReadersTest {

    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    @ParameterizedTest
    @EnumSource
    void promtoolHasNothingToSay(ExportedReport exported) {
        InstalledTool.Outcome said =
                InstalledTool.of("promtool", "check", "metrics").runOn(exported.file(ReportFormat.PROM));
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.err()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void textfileCollectorExposesEverySample(ExportedReport exported, @TempDir Path folder) throws IOException {
        Path file = exported.file(ReportFormat.PROM);
        Files.copy(file, folder.resolve("plumbline.prom"));
        try (NodeExporter exporter = NodeExporter.start(folder)) {
            String page = exporter.scrape();
            assertThat(page).contains("node_textfile_scrape_error 0", "node_textfile_mtime_seconds{file=");
            assertThat(samples(page)).containsExactlyInAnyOrderElementsOf(samples(Files.readString(file)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plumbline_agent_x 1 1700000000000\n", "a b c d\n"})
    void textfileCollectorRefusesABrokenFile(String broken, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("plumbline.prom"), broken);
        try (NodeExporter exporter = NodeExporter.start(folder)) {
            assertThat(exporter.scrape())
                    .contains("node_textfile_scrape_error 1")
                    .doesNotContain("\nplumbline_agent_x");
        }
    }

    @Test
    void promtoolRefusesABrokenFile(@TempDir Path folder) throws IOException {
        String text = Files.readString(ExportedReport.SAMPLE.file(ReportFormat.PROM));
        InstalledTool promtool = InstalledTool.of("promtool", "check", "metrics");
        Path file = folder.resolve("broken.prom");
        for (String broken : List.of(
                text.stripTrailing(), text.replace("# HELP ", "# HLP "), text + text, text.replaceFirst("\"}", "}"))) {
            Files.write(file, broken.getBytes(UTF_8));
            assertThat(promtool.runOn(file).exit()).as(broken).isNotZero();
        }
    }

    /** In one order of labels and one form of numbers: an exporter has its own. */
    private static List<String> samples(String exposition) {
        return exposition
                .lines()
                .filter(line -> line.startsWith("plumbline_"))
                .map(line -> {
                    int value = line.lastIndexOf(' ');
                    String labels = LABEL.matcher(line)
                            .results()
                            .map(MatchResult::group)
                            .sorted()
                            .collect(Collectors.joining(","));
                    return line.split("[{ ]", 2)[0] + "{" + labels + "} "
                            + Double.parseDouble(line.substring(value + 1));
                })
                .toList();
    }
}
