package io.plumbline.agent.host.pe;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of several version resources is meant, and what is read of it beside its numbers. */
class VersionResourceTest {

    private static final FileVersion VERSION = new FileVersion(6, 0, 6000, 20551);

    private static Reading<FileVersion> version(byte[] file) throws IOException {
        return ExecutableFile.version(new BytesSource(file));
    }

    private static Reading<String> text(byte[] file) throws IOException {
        return ExecutableFile.fileVersionText(new BytesSource(file));
    }

    @ParameterizedTest
    @CsvSource({"english-among-others, 2.2.2.2", "neutral-among-others, 3.3.3.3", "neither-english-nor-neutral, 1.1.1.1"
    })
    void englishIsPreferredThenTheNeutralLanguageThenTheFirst(String name, String version) throws IOException {
        assertThat(version(ResourceFile.named(name)))
                .isEqualTo(Reading.present(FileVersion.find(version).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"number-two", "name-instead-of-number", "named-type"})
    void versionResourceIsFoundByItsNumbersAlone(String name) throws IOException {
        assertThat(version(ResourceFile.named(name))).isEqualTo(Reading.absent());
    }

    @Test
    void crowdedDirectoriesCostFewReads() throws IOException {
        CountingSource counting = new CountingSource(new BytesSource(ResourceFile.crowded("x64")));

        assertThat(ExecutableFile.version(counting)).isEqualTo(Reading.present(VERSION));
        assertThat(counting.reads()).isBetween(5, 10);
        assertThat(counting.bytes()).isLessThanOrEqualTo(64 << 10);
    }

    @Test
    void textInBracketsIsThatOfTheFirstLanguage() throws IOException {
        byte[] file = ResourceFile.named("bracket-text");

        assertThat(text(file)).isEqualTo(Reading.present("5.2.3790.3959 (srv03_sp2_qfe.070216-1710)"));
        assertThat(version(file)).isEqualTo(Reading.present(new FileVersion(5, 2, 3790, 3959)));
    }

    @Test
    void fileWithoutStringsHasNoText() throws IOException {
        assertThat(text(ResourceFile.named("english-among-others"))).isEqualTo(Reading.absent());
        assertThat(text(ResourceFile.named("number-two"))).isEqualTo(Reading.absent());
    }

    @Test
    void segmentedExecutableOfWindowsForWorkgroupsHasAVersionToo() throws IOException {
        byte[] file = SegmentedFile.withVersion(new FileVersion(3, 11, 0, 300), "3.11b");

        assertThat(version(file)).isEqualTo(Reading.present(new FileVersion(3, 11, 0, 300)));
        assertThat(text(file)).isEqualTo(Reading.present("3.11b"));
    }

    @Test
    void segmentedExecutableWithoutResourcesHasNone() throws IOException {
        assertThat(version(SegmentedFile.withoutResources())).isEqualTo(Reading.absent());
    }
}
