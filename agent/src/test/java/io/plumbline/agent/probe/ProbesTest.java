package io.plumbline.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbesTest {

    @Test
    void everyProbeClassIsListedOnce() {
        List<String> classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.plumbline.agent").stream()
                        .filter(each -> each.isAssignableTo(Probe.class) && !each.isInterface())
                        .filter(each -> !each.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getName)
                        .toList();
        assertThat(Probes.all().stream().map(probe -> probe.getClass().getName()))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(classes);
    }

    @Test
    void everyProbeHasItsOwnNameAndNoFieldTwice() {
        assertThat(Probes.all().stream().map(Probe::name)).doesNotHaveDuplicates();
        assertThat(Probes.all()).allSatisfy(probe -> {
            assertThat(probe.fields())
                    .extracting(Field::name)
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .doesNotContain("rows");
            assertThat(Probes.find(probe.name())).hasValue(probe);
        });
    }
}
