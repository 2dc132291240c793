package io.plumbline.formats;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Formats are written on the small Windows runtime, too, which has no XML module. */
@AnalyzeClasses(packages = "io.plumbline.formats", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NOTHING_THAT_THE_SHIPPED_RUNTIME_LACKS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.xml..", "org.w3c.dom..", "org.xml.sax..", "java.sql..", "java.awt..")
            .because("the runtime that we ship has java.base and few other modules; use XmlWriter for XML");
}
