package io.plumbline.collector.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.collector.RunningCollector;
import io.plumbline.collector.SampleReport;
import io.plumbline.model.Result;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListsTest {

    private static final int HOSTS = 120;
    private static final String HOSTILE = "=cmd|' /C calc'!A0\r\n\"x\",<b>\u202e";

    private RunningCollector collector;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        collector = new RunningCollector(data);
        for (int i = 1; i <= HOSTS; i++) {
            Result result = i % 3 == 0 ? Result.PASS : Result.FAIL;
            collector.post(SampleReport.of("h" + i).result(SampleReport.DFS_RULE, result));
        }
        collector.post(SampleReport.of("hostile").name(HOSTILE));
    }

    @AfterAll
    void stop() {
        collector.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/hosts, '', 121",
        "/hosts, ?result=pass&rule=kb933860-netbt-dfs-failover, 40",
        "/hosts, ?q=h11, 11",
        "/hosts, ?freshness=silent, 0",
        "/rules/kb933860-netbt-dfs-failover, '', 121",
        "/rules/kb933860-netbt-dfs-failover, ?result=fail, 81",
        "/hosts/h7, '', 2",
    })
    void exportHasEveryRowOfTheFilterAndThePageSaysTheSameCount(String path, String query, int count) {
        String json = collector.get(path + ".json" + query).body();
        assertThat(json).endsWith("\"count\":" + count + "}");
        List<List<String>> csv = parse(collector.get(path + ".csv" + query).body());
        assertThat(csv).hasSize(count + 1);
        assertThat(csv).allSatisfy(row -> assertThat(row).hasSameSizeAs(csv.getFirst()));
        String html = collector.get(path + query).body();
        if (count > 0 && !path.equals("/hosts/h7")) {
            assertThat(html).contains("of " + count + " ");
        }
    }

    @Test
    void pagesOfAListNeverOverlap() {
        List<String> ids = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            Matcher matcher = Pattern.compile("href=\"/hosts/([a-z0-9]+)\"")
                    .matcher(collector.get("/hosts?sort=-failing&page=" + page).body());
            while (matcher.find()) {
                ids.add(matcher.group(1));
            }
        }
        assertThat(ids).doesNotHaveDuplicates().hasSize(HOSTS + 1);
    }

    @Test
    void formulaIsNeutralAndTheRestOfTheTextIsWhole() {
        List<List<String>> csv = parse(collector.get("/hosts.csv?q=hostile").body());
        int name = csv.getFirst().indexOf("name");
        assertThat(csv.get(1).get(name)).isEqualTo("'" + HOSTILE);
        assertThat(collector.get("/hosts.json?q=hostile").body())
                .contains("\"name\":\"=cmd|' /C calc'!A0\\r\\n\\\"x\\\",<b>\u202e\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "+1", "-1", "@x", " =1", "\t=1", "\rx"})
    void everyStartOfAFormulaIsNeutral(String text) {
        assertThat(CsvWriter.cell(Cell.of(text)).replace("\"", "")).startsWith("'");
        assertThat(CsvWriter.cell(Cell.of(-1))).isEqualTo("-1");
    }

    @Test
    void listsDeclareWhatTheyAre() {
        HttpResponse<String> csv = collector.get("/hosts.csv");
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"plumbline-hosts.csv\"");
        assertThat(collector.get("/api/v1/hosts").headers().firstValue("Content-Type"))
                .hasValue("application/json");
    }

    @Test
    void badParameterOfAListIsAProblemWithItsName() {
        HttpResponse<String> response = collector.get("/api/v1/findings?severity=awful");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"where\":\"severity\"", "critical, high, medium, low");
    }

    @Test
    void everyPathOfTheOpenApiDocumentAnswers() {
        String document = collector.get("/api/v1/openapi.json").body();
        List<String> paths = Pattern.compile("\"(/api/v1/[a-z]+)\": \\{")
                .matcher(document)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(paths).hasSize(4);
        assertThat(paths)
                .allSatisfy(path -> assertThat(collector.get(path).statusCode()).isEqualTo(200));
        assertThat(collector.get("/api/v1/nothing").statusCode()).isEqualTo(404);
    }

    /** RFC 4180, read back. */
    private static List<List<String>> parse(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char character = csv.charAt(i);
            if (quoted) {
                if (character == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (character == '"') {
                    quoted = false;
                } else {
                    cell.append(character);
                }
            } else if (character == '"') {
                quoted = true;
            } else if (character == ',' || character == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                if (character == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else if (character != '\r') {
                cell.append(character);
            }
        }
        return rows;
    }
}
