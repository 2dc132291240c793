package io.plumbline.dashboards;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.dashboards.prometheus.Alert;
import io.plumbline.dashboards.prometheus.Alerts;
import io.plumbline.dashboards.prometheus.RecordingRule;
import io.plumbline.dashboards.prometheus.RecordingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class PromtoolRulesTest {

    static final Path TESTS = DashboardFilesTest.ROOT.resolve("prometheus/tests");

    @BeforeAll
    static void promtool() {
        Promtool.isInstalled();
    }

    static List<Path> testFiles() throws IOException {
        try (Stream<Path> files = Files.list(TESTS)) {
            return files.sorted().toList();
        }
    }

    static List<Alert> alerts() {
        return Alerts.ALL;
    }

    static List<RecordingRule> rules() {
        return RecordingRules.ALL;
    }

    @ParameterizedTest
    @ValueSource(strings = {DashboardFiles.RULES, DashboardFiles.ALERTS})
    void ruleFilePassesEveryLint(String file) {
        Promtool.Outcome outcome =
                Promtool.run(DashboardFilesTest.ROOT, "check", "rules", "--lint=all", "--lint-fatal", file);
        assertThat(outcome.exit()).as(outcome.output()).isZero();
    }

    @Test
    void scrapeExampleIsAConfigurationThatFindsTheRules() {
        Promtool.Outcome outcome =
                Promtool.run(DashboardFilesTest.ROOT, "check", "config", "prometheus/scrape-example.yml");
        assertThat(outcome.exit()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("2 rule files found");
    }

    @ParameterizedTest
    @MethodSource("testFiles")
    void unitTestsHold(Path file) {
        Promtool.Outcome outcome =
                Promtool.run(TESTS, "test", "rules", file.getFileName().toString());
        assertThat(outcome.exit()).as(outcome.output()).isZero();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void alertHasAFiringAndAQuietCase(Alert alert) throws IOException {
        List<Map<?, ?>> cases = cases(testFile(alert), "alert_rule_test").stream()
                .filter(checked -> alert.name().equals(checked.get("alertname")))
                .toList();
        assertThat(cases).anyMatch(checked -> !list(checked, "exp_alerts").isEmpty());
        assertThat(cases).anyMatch(checked -> list(checked, "exp_alerts").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void recordingRuleHasAValue(RecordingRule rule) throws IOException {
        assertThat(cases("recording.test.yml", "promql_expr_test"))
                .anyMatch(checked -> rule.name().equals(checked.get("expr"))
                        && !list(checked, "exp_samples").isEmpty());
    }

    static String testFile(Alert alert) {
        return alert.name() + ".test.yml";
    }

    private static List<Map<?, ?>> cases(String file, String kind) throws IOException {
        Load load = new Load(LoadSettings.builder().build());
        Map<?, ?> root = (Map<?, ?>) load.loadFromString(Files.readString(TESTS.resolve(file)));
        List<Map<?, ?>> cases = new ArrayList<>();
        for (Object test : list(root, "tests")) {
            if (((Map<?, ?>) test).get(kind) instanceof List<?> checked) {
                checked.forEach(one -> cases.add((Map<?, ?>) one));
            }
        }
        return cases;
    }

    private static List<?> list(Map<?, ?> map, String key) {
        return requireNonNull((List<?>) map.get(key), key);
    }
}
