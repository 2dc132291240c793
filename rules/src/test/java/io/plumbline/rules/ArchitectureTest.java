package io.plumbline.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/** The walls around model and rules: pure, so that the collector may judge what an agent read. */
@AnalyzeClasses(
        packages = {"io.plumbline.model", "io.plumbline.rules"},
        importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule MODEL_SEES_NO_OTHER_ROOM = classes()
            .that()
            .resideInAPackage("io.plumbline.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.plumbline.model..",
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.io..",
                    "java.nio",
                    "java.nio.charset..",
                    "java.math..",
                    "java.security..",
                    "org.jspecify..",
                    "tools.jackson..");

    @ArchTest
    static final ArchRule RULES_SEE_THE_MODEL_ONLY = classes()
            .that()
            .resideInAPackage("io.plumbline.rules..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.plumbline.rules..",
                    "io.plumbline.model..",
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.math..",
                    "java.io..",
                    "java.nio",
                    "java.nio.charset..",
                    "org.jspecify..",
                    "com.google.re2j..",
                    "org.snakeyaml.engine..");

    @ArchTest
    static final ArchRule NO_FILE_NO_SOCKET = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.(File|RandomAccess).*")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..", "javax.net..");

    @ArchTest
    static final ArchRule NO_CLOCK = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(InstantSource.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule RESOURCES_ARE_READ_IN_ONE_PLACE = noClasses()
            .that()
            .doNotHaveSimpleName("Packs")
            .should()
            .callMethod(Class.class, "getResourceAsStream", String.class);

    @ArchTest
    static final ArchRule NAMES_SAY_SOMETHING =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Data|Info)");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.plumbline.(*)..").should().beFreeOfCycles();
}
