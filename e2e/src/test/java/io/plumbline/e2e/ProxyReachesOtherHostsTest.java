package io.plumbline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.agent.cli.AgentMain;
import io.plumbline.agent.gallery.RecordedHost;
import io.plumbline.agent.host.DescribedHost;
import io.plumbline.agent.host.DescribedHost.DescribedValue;
import io.plumbline.agent.host.image.ForeignTools;
import io.plumbline.agent.host.remote.SambaServer;
import io.plumbline.e2e.fleet.RunningCollector;
import io.plumbline.model.RegistryValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An agent process on a machine that is no Windows audits an image, a host over SMB, and a drop folder with two hosts and a
 * broken file; the collector shows the four hosts, and how each was reached.
 */
class ProxyReachesOtherHostsTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path folder;
    private final Path log;

    ProxyReachesOtherHostsTest(@TempDir Path folder) {
        this.folder = folder;
        this.log = folder.resolve("agent.log");
    }

    /** What tells it from every other host. */
    private static final DescribedHost PRINT_SERVER = new DescribedHost(
            "print server",
            Map.of(
                    "SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName",
                    List.of(new DescribedValue("ComputerName", RegistryValue.text("PRINTSRV"))),
                    "SOFTWARE\\Microsoft\\Cryptography",
                    List.of(new DescribedValue(
                            "MachineGuid", RegistryValue.text("0d9b8f6e-7d0b-4c3e-9a41-5f1c2a6e2c17")))),
            Map.of(),
            Map.of());

    private Process start(RunningCollector collector, Path drop, SambaServer printServer) throws IOException {
        Path config = Files.writeString(folder.resolve("agent.yaml"), """
                collector: {url: "%s"}
                audit: {interval: 2s}
                metrics: {address: "off"}
                spool: {directory: %s/spool}
                state: {directory: %s/state}
                targets:
                  - {name: old-disk, image: %s}
                  - {name: branch, drop-folder: %s}
                  - {name: print-server, remote: "%s", credentials-file: "%s"}
                  - {name: nowhere, image: %s/nowhere}
                """.formatted(
                        collector.address(),
                        folder,
                        folder,
                        ForeignTools.host("vista-rtm"),
                        drop,
                        printServer.target(),
                        printServer.credentials(),
                        folder));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        AgentMain.class.getName(),
                        "run",
                        "--config.file",
                        config.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    @Test
    void hostsOfAProxyAreShownEachWithHowItWasReached() throws Exception {
        Path drop = Files.createDirectory(folder.resolve("drop"));
        copy(ForeignTools.host("wfw-m-node"), drop.resolve("BRANCH7"));
        Files.writeString(
                drop.resolve("wlbs.snapshot"),
                RecordedHost.of("host1-nt4-wlbs-1nic").text());
        Files.writeString(drop.resolve("broken.zip"), "not an archive");
        try (SambaServer printServer = SambaServer.start(PRINT_SERVER, SambaServer.Speech.SMB3_ENCRYPTED);
                RunningCollector collector = new RunningCollector(folder.resolve("collector"))) {
            String overSmb = "remote " + printServer.target() + " (SMB 3.1.1, encrypted)";
            Process agent = start(collector, drop, printServer);
            try {
                await().atMost(LIMIT)
                        .untilAsserted(() -> assertThat(collector
                                        .get("/hosts.csv")
                                        .body()
                                        .lines()
                                        .skip(1)
                                        .toList())
                                .hasSize(4));
                String csv = collector.get("/hosts.csv").body();
                assertThat(csv)
                        .contains("image old-disk", "image branch/BRANCH7", "snapshot branch/wlbs.snapshot", overSmb)
                        .contains("PRINTSRV");
                assertThat(collector.get("/api/v1/hosts").body()).contains("\"route\":\"image old-disk\"");
                assertThat(collector.get("/hosts").body())
                        .contains("image old-disk", "image branch/BRANCH7", "snapshot branch/wlbs.snapshot");
                assertThat(collector
                                .get("/hosts/" + id(csv, "image branch/BRANCH7"))
                                .body())
                        .contains("How it was reached</dt><dd><bdi>image branch/BRANCH7</bdi>");

                Files.writeString(
                        drop.resolve("later.snapshot"),
                        RecordedHost.of("host7-windows-11").text());
                await().atMost(LIMIT)
                        .untilAsserted(
                                () -> assertThat(collector.get("/hosts.csv").body())
                                        .contains("snapshot branch/later.snapshot"));
            } finally {
                agent.destroy();
                assertThat(agent.waitFor(60, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(agent.exitValue()).isZero();
        }
        List<String> lines = Files.readAllLines(log);
        assertThat(lines).filteredOn(line -> line.contains("branch/broken.zip")).hasSize(1);
        assertThat(lines)
                .filteredOn(line -> line.contains("Target nowhere"))
                .singleElement()
                .asString()
                .contains("is not there");
    }

    private static String id(String csv, String route) {
        Matcher line = Pattern.compile("(?m)^\"?([0-9a-f]{64})\"?,.*" + Pattern.quote(route) + ".*$")
                .matcher(csv);
        assertThat(line.find()).as(csv).isTrue();
        return line.group(1);
    }
}
