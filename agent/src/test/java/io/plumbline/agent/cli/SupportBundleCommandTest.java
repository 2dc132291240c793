package io.plumbline.agent.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.gallery.RecordedHost;
import io.plumbline.agent.service.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code support-bundle}: all that a bug report needs, and nothing of whose it is. */
class SupportBundleCommandTest {

    /** Planted into everything that a bundle is made of. */
    private static final List<String> SECRETS = List.of(
            "Winter2026!",
            "tok-7f3a9",
            "plumb.corp.example",
            "FILES1",
            "VISTA1",
            "svc_audit",
            "198.51.100.23",
            "2001:db8::77",
            "52:54:00:12:34:56",
            "berlin-dc",
            "jdoe",
            "acme-site");

    private static final String LOG = """
            2026-11-30T12:00:00.000Z WARN delivery to https://plumb.corp.example:9848/v1/reports failed: 198.51.100.23 refused
            2026-11-30T12:00:01.000Z WARN VISTA1 read \\\\FILES1\\ADMIN$ as svc_audit password=Winter2026! token: tok-7f3a9
            2026-11-30T12:00:02.000Z INFO adapter 52:54:00:12:34:56 has 2001:db8::77, profile C:\\Users\\jdoe\\AppData
            2026-11-30T12:00:03.000Z INFO probe netbt took 12 ms on 6.0.6000.16386
            """;

    private final Path home;
    private final Path vista;

    SupportBundleCommandTest(@TempDir Path home) throws Exception {
        this.home = home;
        this.vista = CommandLineRun.snapshot(home, RecordedHost.of("host3-vista-rtm"));
    }

    private CommandLineRun bundle(String... words) {
        List<String> line = new ArrayList<>(List.of("support-bundle"));
        line.addAll(List.of(words));
        return CommandLineRun.of(
                home,
                Map.of("COMPUTERNAME", "VISTA1", "USERNAME", "jdoe"),
                "Linux",
                UTF_8,
                false,
                new StopSignal(),
                line.toArray(String[]::new));
    }

    private static SequencedMap<String, String> unpacked(Path file) throws IOException {
        SequencedMap<String, String> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        return entries;
    }

    /** A configuration, a log and a host that are full of what nobody may see. */
    private Path layOut() throws IOException {
        Path directory = Files.createDirectories(home.resolve(".config/plumbline/logs"));
        Files.writeString(directory.resolve("agent.log"), LOG);
        Path credentials = Files.writeString(home.resolve("cred.txt"), "username=svc_audit\npassword=Winter2026!\n");
        Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-------"));
        return Files.writeString(directory.resolveSibling("agent.yaml"), """
                collector:
                  url: https://plumb.corp.example:9848/in
                labels:
                  site: acme-site
                targets:
                  - name: berlin-dc
                    remote: FILES1
                    credentials-file: %s
                """.formatted(credentials));
    }

    @Test
    void bundleHoldsWhatAReportNeedsAndNothingThatWasPlanted() throws Exception {
        layOut();
        Path file = home.resolve("bundle.zip");
        CommandLineRun run = bundle("-o", file.toString(), "--from-snapshot", vista.toString());

        assertThat(run.exit).as(run.err).isZero();
        SequencedMap<String, String> entries = unpacked(file);
        assertThat(entries)
                .containsOnlyKeys(
                        "README.txt",
                        "config.txt",
                        "crashes.txt",
                        "host.txt",
                        "log.txt",
                        "packs.txt",
                        "probes.txt",
                        "spool.txt",
                        "version.txt");
        entries.forEach((name, text) -> assertThat(text.toLowerCase(Locale.ROOT))
                .as(name)
                .doesNotContain(SECRETS.stream()
                        .map(secret -> secret.toLowerCase(Locale.ROOT))
                        .toArray(String[]::new)));
        assertThat(run.out)
                .doesNotContain(
                        SECRETS.stream().filter(word -> !word.equals("VISTA1")).toArray(String[]::new));
        assertThat(entries.get("log.txt"))
                .contains("probe netbt took 12 ms on 6.0.6000.16386", "refused", "password=(removed)");
        assertThat(entries.get("config.txt"))
                .contains("collector.url = https://(host):9848", "audit.interval = 15m", "targets = (1)");
        assertThat(entries.get("packs.txt")).contains("name-resolution 2026.11 rules ");
        assertThat(entries.get("probes.txt")).containsPattern("netbt +\\d+ ms  ok");
        assertThat(entries.get("README.txt")).contains("host.txt\n    what was read, redacted", "replaced ");
        assertThat(run.out).contains("wrote " + file, "log.txt", "replaced where they were recognised");
    }

    @Test
    void hostOfTheBundleGivesTheFindingsOfTheHost() throws Exception {
        Path file = home.resolve("bundle.zip");
        bundle("-o", file.toString(), "--from-snapshot", vista.toString());
        Path host = Files.writeString(home.resolve("host.txt"), unpacked(file).get("host.txt"));

        assertThat(CommandLineRun.of(home, "audit", "--from-snapshot", host.toString()).out)
                .contains("✕ kb933860-netbt-dfs-failover");
    }

    @Test
    void dryRunNamesEveryEntryWithSizeAndReasonAndWritesNothing() throws Exception {
        layOut();
        List<Path> before = everything();
        CommandLineRun run = bundle("--dry-run", "-o", home + "/bundle.zip", "--from-snapshot", vista.toString());

        assertThat(run.exit).as(run.err).isZero();
        assertThat(run.out)
                .startsWith("A bundle would hold (nothing is written):")
                .containsPattern("log\\.txt +\\d+ B +the ends of the newest logs, redacted")
                .containsPattern("host\\.txt +\\d+\\.\\d KiB +what was read");
        assertThat(everything()).isEqualTo(before);
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> found = Files.walk(home)) {
            return found.sorted().toList();
        }
    }

    @Test
    void hostThatCannotBeReadIsNamedAndTheRestIsThere() throws Exception {
        layOut();
        Path file = home.resolve("bundle.zip");
        CommandLineRun run = bundle("-o", file.toString());

        assertThat(run.exit).isZero();
        assertThat(run.err).contains("this host is not Windows");
        assertThat(run.out).contains("! not host.txt: the host could not be read");
        SequencedMap<String, String> entries = unpacked(file);
        assertThat(entries).containsKeys("log.txt", "config.txt").doesNotContainKey("host.txt");
        entries.forEach((name, text) -> assertThat(text).as(name).doesNotContain(SECRETS.toArray(String[]::new)));
        assertThat(entries.get("README.txt")).contains("What is not\n\n", "host.txt: the host could not be read");
    }

    @Test
    void packsThatDoNotLoadAreNamedAndTheRestIsThere() throws Exception {
        Path broken = Files.createDirectory(home.resolve("broken"));
        Files.writeString(broken.resolve("rule.yaml"), "id: [");
        CommandLineRun run = bundle("--dry-run", "--set", "packs=" + broken, "--from-snapshot", vista.toString());
        assertThat(run.exit).as(run.err).isZero();
        assertThat(run.out).contains("! not packs.txt: the packs in force do not load", "version.txt");
    }

    @Test
    void placeThatCannotBeWrittenIsAMistake() {
        CommandLineRun run = bundle("-o", home + "/nowhere/bundle.zip", "--from-snapshot", vista.toString());
        assertThat(run.exit).isEqualTo(2);
        assertThat(run.err).contains("cannot write");
    }
}
