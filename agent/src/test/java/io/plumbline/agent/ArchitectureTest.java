package io.plumbline.agent;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The agent's boundaries: JNA stays in its corner, probes know the port alone, derivations nothing but facts. */
@AnalyzeClasses(packages = "io.plumbline.agent", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule JNA_ONLY_IN_THE_LIVE_ADAPTER_AND_THE_SERVICE = noClasses()
            .that(resideOutsideOfPackages("io.plumbline.agent.host.live..", "io.plumbline.agent.service.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.sun.jna..");

    @ArchTest
    static final ArchRule PROBES_SEE_THE_PORT_AND_THE_MODEL_ONLY = classes()
            .that()
            .resideInAPackage("io.plumbline.agent.probe..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "io.plumbline.agent.probe..",
                            "io.plumbline.agent.host",
                            "io.plumbline.model",
                            "java..",
                            "org.jspecify.annotations")
                    .and(not(resideInAnyPackage("java.net..", "java.nio.file.."))));

    @ArchTest
    static final ArchRule DERIVATIONS_SEE_THE_MODEL_ONLY = classes()
            .that()
            .resideInAPackage("io.plumbline.agent.derive..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "io.plumbline.agent.derive..", "io.plumbline.model", "java..", "org.jspecify.annotations")
                    .and(not(resideInAnyPackage("java.net..", "java.nio.file..", "java.time.."))));

    @ArchTest
    static final ArchRule PORT_KNOWS_NO_ADAPTER = classes()
            .that()
            .resideInAPackage("io.plumbline.agent.host")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "io.plumbline.agent.host", "io.plumbline.model", "java..", "org.jspecify.annotations"));

    /** Image and remote both read executables; what reads them depends on neither. */
    @ArchTest
    static final ArchRule READER_OF_EXECUTABLES_KNOWS_NO_ADAPTER = classes()
            .that()
            .resideInAPackage("io.plumbline.agent.host.pe")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "io.plumbline.agent.host.pe", "io.plumbline.model", "java..", "org.jspecify.annotations"));

    @ArchTest
    static final ArchRule ADAPTERS_KNOW_NOTHING_OF_WHO_ASKS_THEM = noClasses()
            .that()
            .resideInAPackage("io.plumbline.agent.host..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.plumbline.agent.probe..",
                    "io.plumbline.agent.derive..",
                    "io.plumbline.agent.audit..",
                    "io.plumbline.agent.cli..",
                    "io.plumbline.rules..");

    @ArchTest
    static final ArchRule AGENT_NEVER_SEES_THE_COLLECTOR =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("io.plumbline.collector..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.plumbline.agent.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl");
}
