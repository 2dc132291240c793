package io.plumbline.rules;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.plumbline.model.Finding;
import io.plumbline.model.SubjectResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule that comes with Plumbline, and every case in it. */
class BuiltInPacksTest {

    private static final Path SOURCES = Path.of("src", "main", "resources", "packs");

    @TestFactory
    Stream<DynamicNode> everyCaseComesToItsResult() {
        return Packs.builtIn().stream()
                .flatMap(pack -> pack.rules().stream())
                .map(rule -> dynamicContainer(
                        rule.id(),
                        rule.cases().stream().map(one -> dynamicTest(one.name(), () -> comesOut(rule, one)))));
    }

    private static void comesOut(Rule rule, RuleCase one) {
        Finding finding = Judge.judge(rule, one.given());
        assertThat(finding.result())
                .as(() -> finding.reason()
                        + finding.subjects().stream()
                                .map(SubjectResult::toString)
                                .collect(joining("\n", "\n", "")))
                .isEqualTo(one.expected());
    }

    @Test
    void everyFileBelowPacksIsInTheIndex() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<String> sources = files.filter(Files::isRegularFile)
                    .map(file -> SOURCES.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
            assertThat(Packs.builtInFiles()).extracting(RuleFile::name).containsExactlyElementsOf(sources);
        }
    }

    /** PowerShell's New-Item -Force deletes a key that is there with all its values, those of other policies too. */
    @Test
    void noRemedyDeletesAKeyThatIsThere() {
        assertThat(Packs.builtIn())
                .flatExtracting(Pack::rules)
                .flatExtracting(rule -> rule.guidance().remediation())
                .flatExtracting(remedy -> remedy.text().lines().toList())
                .filteredOn(line -> line.contains("New-Item "))
                .isNotEmpty()
                .allMatch(line -> line.contains("Test-Path"));
    }

    @Test
    void packsAreCalledAsTheirDirectories() {
        assertThat(Packs.builtIn()).extracting(Pack::name).containsExactlyElementsOf(Packs.names());
    }
}
