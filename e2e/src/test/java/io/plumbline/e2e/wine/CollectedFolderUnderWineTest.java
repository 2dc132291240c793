package io.plumbline.e2e.wine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.agent.audit.AuditPlan;
import io.plumbline.agent.audit.AuditRun;
import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.agent.host.RegistryReader;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.agent.host.image.ForeignTools;
import io.plumbline.agent.host.image.ImageHost;
import io.plumbline.agent.host.image.regf.Hive;
import io.plumbline.model.Fact;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.json.ReportWriter;
import io.plumbline.rules.Packs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * plumbline-collect.cmd, run by Wine's cmd with Wine's reg.exe: its folder, and a zip of it, tell the image adapter what the
 * live adapter reads on the same Windows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CollectedFolderUnderWineTest {

    /**
     * Wine's own adapters, the interfaces of Linux, are in no registry; its service manager tells no dependencies, and gives
     * a driver an account.
     */
    private static final Pattern OF_WINE =
            Pattern.compile("(?s)(adapter\\[\\{\\w+-0000-0000-0000-4E6574446576}].*|adapter\\.rows.*|adapters\\..*"
                    + "|service\\[\\w+]\\.(depends-on|account).*)");

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private Path made = TARGET;
    private Path folder = TARGET;
    private Map<String, JsonNode> live = Map.of();

    @BeforeAll
    void collect() throws Exception {
        Provision provision = Provision.ofCheckout();
        for (String step : List.of("wine-template", WindowsJvm.FULL.step())) {
            provision.findReasonWithout(step).ifPresent(reason -> assumeTrue(false, reason));
        }
        Path script = provision.checkout().resolve("packaging/collect/plumbline-collect.cmd");
        made = Files.createTempDirectory(Files.createDirectories(TARGET.resolve("wine")), "collected");
        try (WinePrefix prefix = WinePrefix.create(provision, TARGET.resolve("wine/collect"))) {
            VistaHost.prepare(prefix);
            prepare(prefix);
            WineRun help = collect(prefix, script, "/?");
            assertThat(help.output()).contains("into a folder").contains("plumbline-collect DIRECTORY");
            WineRun run = collect(prefix, script, WinePrefix.windowsName(made));
            assertThat(run.output()).contains("plumbline-collect: done.").contains("audit --image");
            WineRun again = collect(prefix, script, WinePrefix.windowsName(made));
            assertThat(again.output()).contains("is there already").doesNotContain("done.");
            Path byRegedit = Files.createDirectory(made.resolve("regedit"));
            Path withRegedit = Files.writeString(
                    made.resolve("with-regedit.cmd"),
                    "@set PLUMBLINE_REGEDIT=1\r\n@call \"%s\" %%1\r\n".formatted(WinePrefix.windowsName(script)));
            collect(prefix, withRegedit, WinePrefix.windowsName(byRegedit));
            WineRun facts = prefix.java(
                    LIMIT,
                    WindowsJvm.FULL,
                    TestClassPath.entries(),
                    "io.plumbline.agent.cli.AgentMain",
                    "facts",
                    "--json");
            live = byName(facts.orThrow().output());
        }
        folder = only(made, "plumbline-");
    }

    /** By call: a command line that begins with a quotation mark loses it, and its last, where it has more than two. */
    private static WineRun collect(WinePrefix prefix, Path script, String argument) {
        return prefix.run(LIMIT, "cmd", "/c", "call", WinePrefix.windowsName(script), argument);
    }

    @AfterAll
    void remove() {
        if (!made.equals(TARGET)) {
            ForeignTools.tool("rm", "-rf", made.toString());
        }
    }

    private static void prepare(WinePrefix prefix) throws IOException {
        Path etc = Files.createDirectories(prefix.file("windows/system32/drivers/etc"));
        Files.writeString(
                etc.resolve("lmhosts"),
                "192.0.2.100 WEB #PRE\r\n#INCLUDE C:\\names\\more.txt\r\n#INCLUDE \\\\SERVER\\names\\lmhosts\r\n");
        Files.writeString(
                Files.createDirectories(prefix.file("names")).resolve("more.txt"),
                "192.0.2.101 \"WEB2           \\0x20\"\r\n");
        prefix.regImport(new RegistrationText()
                .key("HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\WLBS\\Parameters")
                .text("ClusterName", "web.example.com")
                .text("ClusterIPAddress", "192.0.2.100")
                .key(
                        "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Class\\{4D36E972-E325-11CE-BFC1-08002BE10318}\\0001")
                .text("NetCfgInstanceId", "{5A36C0B3-0A44-4E4B-8E0F-2B1D7C6A9001}")
                .text("DriverDesc", "Intel(R) 82566DM & \"more\"")
                .key(
                        "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Class\\{4D36E972-E325-11CE-BFC1-08002BE10318}\\0001\\Ndi")
                .text("Service", "e1express")
                .key("HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\e1express")
                .dword("Start", 3)
                .dword("Type", 1)
                .key(
                        "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Network\\{4D36E972-E325-11CE-BFC1-08002BE10318}\\{5A36C0B3-0A44-4E4B-8E0F-2B1D7C6A9001}\\Connection")
                .text("Name", "B\u00fcro & Lager")
                .text("PnpInstanceID", "PCI\\VEN_8086&DEV_104A&SUBSYS_00011179&REV_02\\3&11583659&0&C8")
                .key(
                        "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Enum\\PCI\\VEN_8086&DEV_104A&SUBSYS_00011179&REV_02\\3&11583659&0&C8")
                .dword("ConfigFlags", 0)
                .key("HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager")
                .multi(
                        "PendingFileRenameOperations",
                        List.of("\\??\\C:\\new\\netbt.sys", "!\\??\\C:\\windows\\system32\\drivers\\netbt.sys")));
    }

    private static Path only(Path directory, String prefix) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(child -> child.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Map<String, JsonNode> byName(String json) {
        Map<String, JsonNode> facts = new LinkedHashMap<>();
        JsonMapper.shared()
                .readTree(json)
                .forEach(fact -> facts.put(fact.path("fact").asString(""), fact));
        return facts;
    }

    private static Map<String, JsonNode> facts(Path image) throws Exception {
        try (ImageHost host = ImageHost.open(image)) {
            List<Fact> facts = List.copyOf(new AuditRun(AuditPlan.of(Packs.builtIn()))
                    .audit(host)
                    .facts()
                    .all());
            return byName(new String(ReportWriter.writeFacts(facts), StandardCharsets.UTF_8));
        }
    }

    private static boolean isUnsupported(JsonNode fact) {
        return fact.path("reading").asString("").equals("unsupported");
    }

    private static String reading(JsonNode fact) {
        Map<String, JsonNode> parts = new TreeMap<>();
        fact.properties().forEach(part -> parts.put(part.getKey(), part.getValue()));
        parts.keySet().removeAll(List.of("fact", "source"));
        return parts.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "zip"})
    void collectedFolderTellsWhatTheLiveHostTells(String form) throws Exception {
        Path image = folder;
        if (form.equals("zip")) {
            image = made.resolve("collected.zip");
            ForeignTools.tool(
                    "sh", "-c", "cd '" + made + "' && zip -q -r collected.zip '" + folder.getFileName() + "'");
        }
        Map<String, JsonNode> collected = facts(image);
        List<String> different = new ArrayList<>();
        int equal = 0;
        for (Map.Entry<String, JsonNode> fact : live.entrySet()) {
            JsonNode other = collected.get(fact.getKey());
            if (isUnsupported(fact.getValue()) || (other != null && isUnsupported(other))) {
                continue;
            }
            String here = other == null ? "no such fact" : reading(other);
            if (here.equals(reading(fact.getValue()))) {
                equal++;
            } else {
                different.add(
                        fact.getKey() + "\n    live      " + reading(fact.getValue()) + "\n    collected " + here);
            }
        }
        System.out.println(equal + " facts that both can know are equal, " + different.size() + " differ:\n"
                + String.join("\n", different));
        assertThat(equal).isGreaterThan(300);
        assertThat(different).allSatisfy(line -> assertThat(line).matches(OF_WINE));
        assertThat(collected.values())
                .allSatisfy(fact -> assertThat(reading(fact))
                        .doesNotContain("is not in the export")
                        .doesNotContain("not among the collected files"));
    }

    @Test
    void manifestIsWholeAndNothingSecretIsThere() throws Exception {
        String manifest = Files.readString(folder.resolve("plumbline-collect.txt"), StandardCharsets.ISO_8859_1);
        assertThat(manifest).startsWith("plumbline-collect 1\r\n").endsWith("end\r\n");
        assertThat(manifest)
                .contains("key-exported", "key-absent", "file-copied Windows\\System32\\drivers\\netbt.sys")
                .contains("file-copied C:\\names\\more.txt")
                .contains("file-elsewhere \\\\SERVER\\names\\lmhosts")
                .contains("output-written Output\\ipconfig.txt")
                .doesNotContain("key-failed", "file-failed");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String text =
                        Files.readString(file, StandardCharsets.ISO_8859_1).replace("\0", "");
                assertThat(text).as(file.toString()).doesNotContain("\\SAM\\", "\\SECURITY\\", "Winlogon");
            }
        }
    }

    @Test
    void folderMadeWithRegeditTellsTheSameServices() throws Exception {
        try (ImageHost host = ImageHost.open(made.resolve("regedit"));
                ImageHost byReg = ImageHost.open(folder)) {
            RegistryKey key = RegistryKey.service("NetBT\\Parameters");
            assertThat(host.registry().values(key)).isEqualTo(byReg.registry().values(key));
            assertThat(host.registry().values(RegistryKey.service("None"))).isEqualTo(Reading.absent());
            assertThat(host.files().version(WindowsPath.systemRoot("System32\\netbtugc.exe")))
                    .isEqualTo(Reading.present(VistaHost.RELEASED));
        }
    }

    /** What Wine has exported, made a hive by hivex, says in our two readers the same. */
    @Test
    void exportOfWineEqualsTheHiveThatHivexMakesOfIt() throws Exception {
        int values = 0;
        try (Stream<Path> files = Files.list(folder.resolve("Registry"))) {
            for (Path file : (Iterable<Path>)
                    files.filter(one -> one.getFileName().toString().startsWith("key"))::iterator) {
                String text = Files.readString(file, StandardCharsets.UTF_16LE)
                        .substring(1)
                        .replace("\r\n", "\n");
                String name = text.contains("[HKEY_LOCAL_MACHINE\\SYSTEM") ? "SYSTEM" : "SOFTWARE";
                String top = text.lines()
                        .filter(line -> line.startsWith("["))
                        .findFirst()
                        .orElseThrow();
                String below = top.substring(("[HKEY_LOCAL_MACHINE\\" + name + "\\").length(), top.length() - 1);
                Path hiveFile = made.resolve(file.getFileName() + ".hive");
                ForeignTools.makeHive(hiveFile, name, text, 5);
                try (Hive hive = Hive.open(hiveFile, Hive.Logs.none());
                        ImageHost host = ImageHost.open(file)) {
                    values += compared(hive, host.registry(), name, below);
                }
            }
        }
        assertThat(values).isGreaterThan(60);
    }

    private static int compared(Hive hive, RegistryReader registry, String name, String top) {
        int count = 0;
        Deque<String> keys = new ArrayDeque<>(List.of(top));
        while (!keys.isEmpty()) {
            String key = keys.pop();
            RegistryKey exported = RegistryKey.localMachine(name + "\\" + key);
            List<String> subkeys = hive.subkeys(key).find().orElseThrow();
            assertThat(registry.subkeys(exported).find().orElseThrow())
                    .as(key)
                    .containsExactlyInAnyOrderElementsOf(subkeys);
            subkeys.forEach(one -> keys.push(key + "\\" + one));
            Map<String, Reading<?>> expected = byValue(hive.values(key).find().orElseThrow());
            assertThat(byValue(registry.values(exported).find().orElseThrow()))
                    .as(key)
                    .isEqualTo(expected);
            count += expected.size();
        }
        return count;
    }

    private static Map<String, Reading<?>> byValue(List<RegistryEntry> entries) {
        Map<String, Reading<?>> values = new HashMap<>();
        entries.forEach(entry -> values.put(entry.name(), entry.value()));
        return values;
    }
}
