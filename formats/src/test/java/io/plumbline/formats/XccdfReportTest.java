package io.plumbline.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Severity;
import io.plumbline.rules.Pack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class XccdfReportTest {

    private static String written(ReportView view) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportFormat.XCCDF.write(view, TextStyle.FILE, out);
        return out.toString(UTF_8);
    }

    /** Of two groups one has no pass, the other one of three. */
    @Test
    void scoresAreThoseOfTheModelsAndOurTwoRatios() throws IOException {
        assertThat(written(SampleReport.view(SampleReport.mixed())).lines().filter(line -> line.contains("<score ")))
                .extracting(String::strip)
                .containsExactly(
                        "<score system=\"urn:xccdf:scoring:default\" maximum=\"100\">16.666667</score>",
                        "<score system=\"urn:xccdf:scoring:flat-unweighted\" maximum=\"4\">1</score>",
                        "<score system=\"urn:io.plumbline:scoring:compliance\" maximum=\"3\">1</score>",
                        "<score system=\"urn:io.plumbline:scoring:coverage\" maximum=\"5\">3</score>");
    }

    @Test
    void ruleThatATailoringLeavesOutIsNotSelectedAndSaysWhy() throws IOException {
        Pack pack = new Pack(
                "name-resolution",
                "1",
                new LinkedHashMap<>(),
                SampleReport.pack().rules(),
                new LinkedHashMap<>(Map.of("never-judged", "left out by site.yaml: no WINS here")));
        var report = SampleReport.mixed();
        String written = written(new ReportView(report, Verdict.of(report, true, Severity.LOW), List.of(pack)));
        assertThat(written)
                .contains("<Rule id=\"xccdf_io.plumbline_rule_never-judged\" selected=\"false\">", """
                          <rule-result idref="xccdf_io.plumbline_rule_never-judged">
                              <result>notselected</result>
                              <message severity="info">left out by site.yaml: no WINS here</message>
                        """.strip());
    }
}
