package io.plumbline.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.dashboards.prometheus.Alert;
import io.plumbline.dashboards.prometheus.Alerts;
import io.plumbline.dashboards.prometheus.RecordingRule;
import io.plumbline.dashboards.prometheus.RecordingRules;
import io.plumbline.dashboards.prometheus.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Breaks each rule and alert in small ways: a mutant that its unit tests do not notice means that they test nothing. */
class RuleMutationTest {

    @BeforeAll
    static void promtool() {
        Promtool.isInstalled();
    }

    static List<Alert> alerts() {
        return Alerts.ALL;
    }

    static List<RecordingRule> rules() {
        return RecordingRules.ALL;
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void everyMutantOfAnAlertIsNoticed(Alert alert, @TempDir Path folder) throws IOException {
        List<Alert> mutants = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        for (Mutant mutant : Mutant.of(alert.expr())) {
            mutants.add(changed(alert, mutant.expr(), alert.waits(), alert.keepsFiring()));
            mistakes.add(mutant.mistake());
        }
        mutants.add(changed(alert, alert.expr(), "0s", alert.keepsFiring()));
        mistakes.add("fires at once");
        mutants.add(changed(alert, alert.expr(), "7d", alert.keepsFiring()));
        mistakes.add("waits a week");
        if (!alert.keepsFiring().isEmpty()) {
            mutants.add(changed(alert, alert.expr(), alert.waits(), ""));
            mistakes.add("is not kept firing");
        }
        String test = PromtoolRulesTest.testFile(alert);
        assertThat(exit(folder, RecordingRules.ALL, List.of(alert), test))
                .as("unchanged")
                .isZero();
        for (int i = 0; i < mutants.size(); i++) {
            assertThat(exit(folder, RecordingRules.ALL, List.of(mutants.get(i)), test))
                    .as(
                            "%s: %s%n%s",
                            alert.name(), mistakes.get(i), mutants.get(i).expr())
                    .isNotZero();
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyMutantOfARecordingRuleIsNoticed(RecordingRule rule, @TempDir Path folder) throws IOException {
        for (Mutant mutant : Mutant.of(rule.expr())) {
            List<RecordingRule> rules = RecordingRules.ALL.stream()
                    .map(each -> each.equals(rule) ? new RecordingRule(rule.name(), mutant.expr()) : each)
                    .toList();
            assertThat(exit(folder, rules, Alerts.ALL, "recording.test.yml"))
                    .as("%s: %s%n%s", rule.name(), mutant.mistake(), mutant.expr())
                    .isNotZero();
        }
    }

    private static Alert changed(Alert alert, String expr, String waits, String keepsFiring) {
        return new Alert(
                alert.name(),
                alert.level(),
                waits,
                keepsFiring,
                expr,
                alert.summary(),
                alert.description(),
                alert.runbook());
    }

    /** What promtool says of the committed test over these rules; a mutant that is no PromQL counts for nothing. */
    private int exit(Path folder, List<RecordingRule> rules, List<Alert> alerts, String test) throws IOException {
        Files.writeString(folder.resolve("rules.yml"), RuleFiles.rules(rules));
        Files.writeString(folder.resolve("alerts.yml"), RuleFiles.alerts(alerts));
        Promtool.Outcome parsed = Promtool.run(folder, "check", "rules", "rules.yml", "alerts.yml");
        assertThat(parsed.exit()).as(parsed.output()).isZero();
        Path tests = Files.createDirectories(folder.resolve("tests"));
        Files.writeString(tests.resolve(test), Files.readString(PromtoolRulesTest.TESTS.resolve(test)));
        return Promtool.run(tests, "test", "rules", test).exit();
    }
}
