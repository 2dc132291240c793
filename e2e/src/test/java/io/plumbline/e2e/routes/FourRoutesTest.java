package io.plumbline.e2e.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.agent.audit.AuditPlan;
import io.plumbline.agent.audit.AuditRun;
import io.plumbline.agent.host.DescribedHost;
import io.plumbline.agent.host.DescribedHost.DescribedValue;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.image.ImageHost;
import io.plumbline.agent.host.remote.CredentialsFile;
import io.plumbline.agent.host.remote.RemoteHost;
import io.plumbline.agent.host.remote.SambaServer;
import io.plumbline.agent.host.remote.smb.SmbLimits;
import io.plumbline.agent.host.snapshot.SnapshotHost;
import io.plumbline.e2e.routes.Comparison.Difference;
import io.plumbline.e2e.wine.Provision;
import io.plumbline.e2e.wine.RegistrationText;
import io.plumbline.e2e.wine.TestClassPath;
import io.plumbline.e2e.wine.WindowsJvm;
import io.plumbline.e2e.wine.WinePrefix;
import io.plumbline.e2e.wine.WineRun;
import io.plumbline.model.AuditSource;
import io.plumbline.model.Facts;
import io.plumbline.model.ReadingKind;
import io.plumbline.model.json.ReportReader;
import io.plumbline.rules.Pack;
import io.plumbline.rules.PackException;
import io.plumbline.rules.PackReader;
import io.plumbline.rules.Packs;
import io.plumbline.rules.RuleFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * One host, described once (test resources {@code four-routes/described}) and set up as a Wine prefix, as hives, as a Samba
 * server and as a snapshot's text: whatever two routes can know of it, they say alike.
 */
class FourRoutesTest {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path DESCRIPTIONS =
            Path.of("src/test/resources/four-routes").toAbsolutePath();
    /** A pack of one's own, that asks for registry values by name. */
    private static final Path ASKED = Path.of("src/test/resources/four-routes/asked");

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int FACTS_AT_LEAST = 150;

    /** As Windows\… relative names, in the case in which they are stored. */
    private static final Map<String, String> VERSIONS = Map.of(
            "System32\\drivers\\netbt.sys", "6.0.6000.20551",
            "System32\\netbtugc.exe", "6.0.6000.16386",
            "System32\\drivers\\tcpip.sys", "none");

    private static final List<Difference> DIFFERENCES = List.of(
            new Difference(
                    AuditSource.LIVE,
                    "adapter\\.rows|adapters\\.hardware-count",
                    "a running host also lists the interfaces of the machine that it runs on"),
            new Difference(
                    AuditSource.LIVE,
                    "component\\[.*]\\.(manifests|versions)",
                    "Wine has a component store, with nothing of NetBT in it"),
            new Difference(
                    AuditSource.LIVE,
                    "service\\[(Dnscache|NetBT|lmhosts)]\\.depends-on",
                    "Wine's service manager never tells what a service depends on"),
            new Difference(
                    AuditSource.LIVE, "service\\[NetBT]\\.account", "Wine's service manager gives drivers an account"),
            new Difference(
                    AuditSource.REMOTE,
                    "tcpip\\..*|dhcp\\[.*|wlbs\\[.*]\\.(address-position|carriers)|adapter\\[.*]\\.(addresses.*|dhcp-enabled|"
                            + "first-address|gateways|metric.*|mtu-configured|name-servers|subnet-masks)",
                    "Samba answers for Tcpip\\Parameters itself, whatever its registry holds there"),
            new Difference(
                    AuditSource.REMOTE,
                    "os\\..*",
                    "Samba answers for Windows NT\\CurrentVersion and ProductOptions itself"),
            new Difference(
                    AuditSource.REMOTE,
                    "service\\[.*",
                    "Samba's service manager has services of its own, WINS among them"));

    @Test
    void everyFactThatTwoRoutesCanKnowIsTheSame() throws Exception {
        Provision provision = Provision.ofCheckout();
        for (String step : List.of("wine-template", WindowsJvm.FULL.step())) {
            Optional<String> reason = provision.findReasonWithout(step);
            assumeTrue(reason.isEmpty(), () -> reason.orElse(""));
        }
        Path described = DESCRIPTIONS.resolve("described");
        DescribedRegistry registry =
                DescribedRegistry.read(described.resolve("SYSTEM.reg"), described.resolve("SOFTWARE.reg"));
        Path image = makeImage(provision);

        Map<AuditSource, Facts> routes = new EnumMap<>(AuditSource.class);
        try (WindowsHost host = ImageHost.open(image)) {
            routes.put(AuditSource.IMAGE, facts(host));
        }
        String snapshot = new SnapshotText("four ways", "C:\\windows")
                .registry(registry)
                .files(image.resolve("Windows"), VERSIONS)
                .toString();
        Files.writeString(TARGET.resolve("four-routes/host.snapshot"), snapshot);
        try (WindowsHost host = SnapshotHost.parse("host.snapshot", snapshot)) {
            routes.put(AuditSource.SNAPSHOT, facts(host));
        }
        routes.put(AuditSource.REMOTE, remote(registry.running(), image.resolve("Windows")));
        routes.put(AuditSource.LIVE, live(provision, registry.running(), image));

        Comparison comparison = new Comparison(routes, DIFFERENCES);
        String summary = comparison.summary();
        System.out.println(summary);
        Files.writeString(TARGET.resolve("four-routes/comparison.txt"), summary);
        assertThat(comparison.unexplained()).as(summary).isEmpty();
        assertThat(comparison.unused()).as("differences that are none any more").isEmpty();
        assertThat(comparison.equal()).hasSizeGreaterThanOrEqualTo(FACTS_AT_LEAST);
        routes.forEach((route, facts) -> assertThat(facts.all())
                .as("registry values by " + route)
                .filteredOn(fact -> fact.ref().probe().equals("registry")
                        && !fact.ref().subject().isEmpty()
                        && !fact.ref().subject().contains("No such"))
                .hasSize(12)
                .allMatch(fact -> fact.reading().kind() == ReadingKind.PRESENT));
    }

    private static Facts facts(WindowsHost host) throws IOException, PackException {
        List<Pack> packs = new ArrayList<>(Packs.builtIn());
        List<RuleFile> asked = new ArrayList<>();
        try (var files = Files.list(ASKED)) {
            for (Path file : files.sorted().toList()) {
                asked.add(new RuleFile(file.getFileName().toString(), Files.readString(file)));
            }
        }
        packs.add(PackReader.read(asked));
        return new AuditRun(AuditPlan.of(packs)).audit(host).facts();
    }

    private static Path makeImage(Provision provision) throws IOException, InterruptedException {
        Path image = TARGET.resolve("four-routes/image");
        Files.createDirectories(image.getParent());
        Process maker = new ProcessBuilder(
                        provision.checkout().resolve("bin/lib/make-image-host").toString(),
                        "--hosts",
                        DESCRIPTIONS.toString(),
                        "--replace",
                        "described",
                        image.toString())
                .inheritIO()
                .start();
        assertThat(maker.waitFor()).as("exit code of make-image-host").isZero();
        return image;
    }

    private static Facts remote(DescribedRegistry registry, Path windows) throws Exception {
        Map<String, List<DescribedValue>> keys = new LinkedHashMap<>();
        registry.keys().forEach((key, values) -> {
            List<DescribedValue> all = new ArrayList<>();
            values.forEach((name, value) -> all.add(new DescribedValue(name, value)));
            keys.put(key, all);
        });
        DescribedHost described = new DescribedHost("four ways", keys, Map.of(), Map.of());
        try (SambaServer samba = SambaServer.start(described, SambaServer.Speech.SMB3_ENCRYPTED)) {
            copyFiles(
                    windows,
                    name -> samba.drive().resolve(SambaServer.WINDOWS_DIRECTORY).resolve(name));
            try (WindowsHost host = RemoteHost.open(
                    samba.target(), CredentialsFile.read(samba.credentials()), false, SmbLimits.DEFAULT)) {
                return facts(host);
            }
        }
    }

    /** All but the hives and the mark of a whole Windows, with their times. */
    private static void copyFiles(Path windows, Function<String, Path> targets) throws IOException {
        try (var walk = Files.walk(windows)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String name = windows.relativize(file).toString().toLowerCase(Locale.ROOT);
                if (!name.startsWith("system32/config/") && !name.equals("system32/kernel32.dll")) {
                    Path target = targets.apply(name);
                    Files.createDirectories(target.resolveSibling("."));
                    // What is there may be a link to the template's file, which is not to be written into.
                    Files.deleteIfExists(target);
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static Facts live(Provision provision, DescribedRegistry registry, Path image) throws Exception {
        try (WinePrefix prefix = WinePrefix.create(provision, TARGET.resolve("wine/four-routes"))) {
            RegistrationText values = new RegistrationText();
            registry.keys().forEach((key, entries) -> {
                values.key("HKEY_LOCAL_MACHINE\\" + key);
                entries.forEach((name, value) -> values.raw(name, value.type(), value.toByteArray()));
            });
            // Wine would give it the name of the machine it runs on at each start.
            values.key("HKEY_CURRENT_USER\\Software\\Wine\\Network").text("UseDnsComputerName", "N");
            prefix.regImport(values);
            copyFiles(image.resolve("Windows"), name -> prefix.file("windows\\" + name));
            prefix.poseAsVistaRtm();
            // Starting, Wine carries pending renames out and writes its own host name: what it changed is put back.
            prefix.keepUp();
            prefix.regImport(values);
            try (var files = Files.list(ASKED)) {
                for (Path file : files.toList()) {
                    Path target = prefix.file("asked\\" + file.getFileName());
                    Files.createDirectories(target.resolveSibling("."));
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            List<String> command = new ArrayList<>(
                    List.of("io.plumbline.agent.cli.AgentMain", "audit", "--pack", "C:\\asked", "-o", "text", "-o"));
            command.add("json=C:\\report.json");
            Packs.names().forEach(pack -> command.addAll(List.of("--pack", pack)));
            WineRun run = prefix.java(LIMIT, WindowsJvm.FULL, TestClassPath.entries(), command.toArray(String[]::new));
            assertThat(run.exitCode()).as("%s%n%s", run.output(), run.errors()).isIn(10, 11);
            try (InputStream json = Files.newInputStream(prefix.file("report.json"))) {
                return Facts.of(ReportReader.read(json).facts());
            }
        }
    }
}
