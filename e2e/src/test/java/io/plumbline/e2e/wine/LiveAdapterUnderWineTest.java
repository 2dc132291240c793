package io.plumbline.e2e.wine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.agent.host.DescribedHost;
import io.plumbline.agent.host.live.MappedStructures;
import io.plumbline.e2e.wine.PeFixture.Machine;
import io.plumbline.model.FileVersion;
import io.plumbline.model.RegistryValue;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Runs the agent's {@code *OnWindows} tests with JUnit's own launcher on the Windows JVM, in a prefix that other programs
 * than ours have prepared, and repeats each of their verdicts here.
 */
class LiveAdapterUnderWineTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String TABLE_BEGIN = "<!-- contract table: written by LiveAdapterUnderWineTest -->";
    private static final String TABLE_END = "<!-- end of contract table -->";
    private static final Map<String, String> OTHER_CONTRACT_TESTS = new TreeMap<>(Map.of(
            "image", "image.ImageHostContractTest",
            "remote", "remote.RemoteHostContractTest",
            "snapshot", "snapshot.SnapshotHostTest",
            "being recorded", "snapshot.RecordingHostTest"));

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    @TestFactory
    Stream<DynamicTest> verdictsOfTheWindowsJvm() throws Exception {
        Provision provision = Provision.ofCheckout();
        for (String step : List.of("wine-template", WindowsJvm.FULL.step())) {
            Optional<String> reason = provision.findReasonWithout(step);
            assumeTrue(reason.isEmpty(), () -> reason.orElse(""));
        }
        List<String> tests = testsForWindows();
        Path reports = Files.createDirectories(TARGET.resolve("wine-reports"));
        WineRun run;
        try (WinePrefix prefix = WinePrefix.create(provision, TARGET.resolve("wine/live-adapter"))) {
            prepare(prefix);
            String layouts = WinePrefix.windowsName(layouts(prefix));
            String[] arguments = Stream.concat(
                            Stream.of(
                                    "-Dplumbline.layouts=" + layouts,
                                    "org.junit.platform.console.ConsoleLauncher",
                                    "execute",
                                    "--disable-banner",
                                    "--disable-ansi-colors",
                                    "--details=tree",
                                    "--reports-dir=" + WinePrefix.windowsName(reports)),
                            tests.stream().map(test -> "--select-class=" + test))
                    .toArray(String[]::new);
            run = prefix.java(LIMIT, WindowsJvm.FULL, TestClassPath.entries(), arguments);
        }
        // What a test measured, it prints behind its name.
        run.output().lines().filter(line -> line.contains("OnWindows: ")).forEach(System.out::println);
        List<DynamicTest> verdicts = verdicts(reports.resolve("TEST-junit-jupiter.xml"));
        assertThat(verdicts)
                .as("tests run by Wine's JVM:%n%s%n%s", run.output(), run.errors())
                .isNotEmpty();
        return Stream.concat(
                Stream.of(DynamicTest.dynamicTest(
                        "the launcher ends well",
                        () -> assertThat(run.exitCode())
                                .as("%s%n%s", run.output(), run.errors())
                                .isZero())),
                Stream.concat(
                        verdicts.stream(),
                        Stream.of(DynamicTest.dynamicTest(
                                "docs/verified.md says which adapter keeps which sentence of the contract",
                                () -> assertContractTable(provision, reports.resolve("TEST-junit-jupiter.xml"))))));
    }

    /** The other adapters' contract tests have run before, in module agent; where that has not been, nothing is compared. */
    private static void assertContractTable(Provision provision, Path live) throws Exception {
        Path surefire = provision.checkout().resolve("agent/target/surefire-reports");
        ContractTable table = new ContractTable();
        table.add("live", live, "LiveHostContractOnWindows");
        for (Map.Entry<String, String> adapter : OTHER_CONTRACT_TESTS.entrySet()) {
            Path report = surefire.resolve("TEST-io.plumbline.agent.host." + adapter.getValue() + ".xml");
            assumeTrue(
                    Files.isRegularFile(report),
                    () -> report + " is not there: run the whole build, not module e2e alone");
            String name = adapter.getValue();
            table.add(adapter.getKey(), report, name.substring(name.lastIndexOf('.') + 1));
        }
        Path page = provision.checkout().resolve("docs/verified.md");
        if (Boolean.getBoolean("golden.renew")) {
            ContractTable.renew(page, TABLE_BEGIN, TABLE_END, table.markdown());
        }
        assertThat(ContractTable.between(page, TABLE_BEGIN, TABLE_END))
                .as("the table in docs/verified.md; renew it with -Dgolden.renew=true in a whole build")
                .isEqualTo(table.markdown());
    }

    /** All of them, by their name: one that is added runs without being listed anywhere. */
    private static List<String> testsForWindows() throws Exception {
        Path origin = Path.of(MappedStructures.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        // The agent's test jar in a build that packages, a directory in one that does not.
        if (Files.isDirectory(origin)) {
            return testsForWindows(origin);
        }
        try (FileSystem jar = FileSystems.newFileSystem(origin)) {
            return testsForWindows(jar.getPath("/"));
        }
    }

    private static List<String> testsForWindows(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith("OnWindows.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .sorted()
                    .toList();
        }
    }

    private static void prepare(WinePrefix prefix) throws IOException {
        String key = "HKLM\\SOFTWARE\\Plumbline\\ByRegExe";
        Duration limit = Duration.ofSeconds(60);
        prefix.regAdd(key, "Text", "REG_SZ", "B\u00fcro 5");
        prefix.regAdd(key, "EmptyText", "REG_SZ", "");
        prefix.regAdd(key, "Expand", "REG_EXPAND_SZ", "%SystemRoot%\\x");
        prefix.regAdd(key, "Multi", "REG_MULTI_SZ", "192.0.2.5\\0192.0.2.6");
        prefix.regAdd(key, "Number", "REG_DWORD", "0x80000008");
        prefix.regAdd(key, "Zero", "REG_DWORD", "0");
        prefix.regAdd(key, "Binary", "REG_BINARY", "007f80ff");
        prefix.regAdd(key, "EmptyBinary", "REG_BINARY", "");
        prefix.regAdd(key, "None", "REG_NONE", "");
        prefix.run(limit, "reg", "add", key, "/ve", "/d", "default", "/f").orThrow();
        prefix.run(limit, "reg", "add", key, "/v", "Text", "/d", "32-bit", "/f", "/reg:32")
                .orThrow();
        // What Wine's reg add cannot write, its reg import can.
        prefix.regImport(new RegistrationText()
                .key("HKEY_LOCAL_MACHINE\\SOFTWARE\\Plumbline\\ByRegExe")
                .raw("Long", RegistryValue.REG_QWORD, new byte[] {8, 7, 6, 5, 4, 3, 2, (byte) 0x81})
                .raw("EmptyNone", RegistryValue.REG_NONE, new byte[0]));
        Path made = Files.createTempDirectory(TARGET, "pe");
        PeFixture.write(
                prefix.provision(), made.resolve("netbt.sys"), Machine.AMD64, new FileVersion(6, 0, 6000, 20551));
        PeFixture.write(
                prefix.provision(), made.resolve("netbtugc.exe"), Machine.I386, new FileVersion(6, 0, 6000, 16386));
        PeFixture.writeWithoutVersion(prefix.provision(), made.resolve("none.exe"), Machine.AMD64);
        prefix.place(made.resolve("netbt.sys"), "windows\\system32\\drivers\\netbt.sys");
        prefix.place(made.resolve("netbtugc.exe"), "windows\\system32\\netbtugc.exe");
        prefix.place(made.resolve("none.exe"), "windows\\system32\\plumbline-no-version.exe");
        PeFixture.write(prefix.provision(), made.resolve("fixed.sys"), Machine.AMD64, DescribedHost.FIXED_VERSION);
        prefix.place(made.resolve("fixed.sys"), "windows\\" + DescribedHost.FIXED_DRIVER.toLowerCase(Locale.ROOT));
        prefix.place(made.resolve("none.exe"), "windows\\" + DescribedHost.VERSIONLESS_DRIVER.toLowerCase(Locale.ROOT));
        placeVersionResources(prefix, made);
        prefix.poseAsVistaRtm();
    }

    /** Each script as a DLL of its name in System32. */
    private static void placeVersionResources(WinePrefix prefix, Path made) throws IOException {
        Path scripts = prefix.provision().checkout().resolve("agent/src/test/resources/version-resources");
        try (Stream<Path> found = Files.list(scripts)) {
            for (Path script : found.toList()) {
                String name = script.getFileName().toString().replace(".rc", ".dll");
                PeFixture.writeResources(prefix.provision(), made.resolve(name), Machine.AMD64, script);
                prefix.place(made.resolve(name), "windows\\system32\\" + name);
            }
        }
    }

    /** What a C program, compiled against mingw's headers, prints under Wine. */
    private static Path layouts(WinePrefix prefix) throws Exception {
        Path directory = Files.createDirectories(TARGET.resolve("layouts"));
        Path source = Files.writeString(directory.resolve("layouts.c"), MappedStructures.cProgram());
        Path program = directory.resolve("layouts.exe");
        Process compiler = new ProcessBuilder("x86_64-w64-mingw32-gcc", "-o", program.toString(), source.toString())
                .inheritIO()
                .start();
        assertThat(compiler.waitFor()).as("exit code of the C compiler").isZero();
        return prefix.run(Duration.ofSeconds(60), program.toString()).orThrow().outputFile();
    }

    private static List<DynamicTest> verdicts(Path report) throws Exception {
        if (!Files.isRegularFile(report)) {
            return List.of();
        }
        NodeList cases = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report.toFile())
                .getElementsByTagName("testcase");
        return IntStream.range(0, cases.getLength())
                .mapToObj(i -> (Element) cases.item(i))
                .map(LiveAdapterUnderWineTest::verdict)
                .toList();
    }

    private static DynamicTest verdict(Element testCase) {
        String className = testCase.getAttribute("classname");
        String name = className.substring(className.lastIndexOf('.') + 1) + "." + testCase.getAttribute("name");
        return DynamicTest.dynamicTest(name, () -> {
            NodeList skipped = testCase.getElementsByTagName("skipped");
            if (skipped.getLength() > 0) {
                abort("on the Windows JVM: "
                        + skipped.item(0).getTextContent().lines().findFirst().orElse(""));
            }
            for (String trouble : List.of("failure", "error")) {
                NodeList found = testCase.getElementsByTagName(trouble);
                if (found.getLength() > 0) {
                    throw new AssertionError(
                            trouble + " on the Windows JVM:\n" + found.item(0).getTextContent());
                }
            }
        });
    }
}
