package io.plumbline.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The boundaries of DESIGN 3 for this module: it imports no other one and touches neither file, socket nor clock. */
@AnalyzeClasses(packages = "io.plumbline.model", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule MODEL_SEES_NO_OTHER_MODULE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.plumbline.rules..",
                    "io.plumbline.formats..",
                    "io.plumbline.agent..",
                    "io.plumbline.collector..");

    @ArchTest
    static final ArchRule MODEL_TOUCHES_NO_FILE_SOCKET_OR_CLOCK = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.io\\.(File|RandomAccess).*|java\\.nio\\.file\\..*|java\\.net\\..*|java\\.time\\.Clock|java\\.sql\\..*");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.plumbline.(**)").should().beFreeOfCycles();
}
