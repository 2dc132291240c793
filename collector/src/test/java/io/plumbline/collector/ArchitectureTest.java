package io.plumbline.collector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.plumbline.collector", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule sqlIsSpokenInTheStoreOnly = noClasses()
            .that()
            .resideOutsideOfPackage("io.plumbline.collector.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.flywaydb..");

    @ArchTest
    static final ArchRule storeKnowsNoServer = noClasses()
            .that()
            .resideInAnyPackage("io.plumbline.collector.store..", "io.plumbline.collector.history..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.jetty..", "io.micrometer..", "gg.jte..");

    @ArchTest
    static final ArchRule historyIsPure = noClasses()
            .that()
            .resideInAPackage("io.plumbline.collector.history..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.util.concurrent..");

    @ArchTest
    static final ArchRule agentIsNeverSeen =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.plumbline.agent..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.plumbline.collector.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatTheyAre =
            classes().should().haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl|Data|Info)");

    @ArchTest
    static final ArchRule javaSerialisationIsNotUsed =
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.io.ObjectInputStream");
}
