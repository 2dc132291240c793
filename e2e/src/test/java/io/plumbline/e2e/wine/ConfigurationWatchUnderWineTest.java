package io.plumbline.e2e.wine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The running agent, told by Windows itself that Wine's reg.exe has changed a value: no poll, no interval of ours. */
class ConfigurationWatchUnderWineTest {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String PARAMETERS = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\NetBT\\Parameters";

    @Test
    void changedNodeTypeIsAuditedLongBeforeTheInterval(@TempDir Path folder) throws Exception {
        Provision provision = Provision.ofCheckout();
        for (String step : List.of("wine-template", WindowsJvm.FULL.step())) {
            provision.findReasonWithout(step).ifPresent(reason -> assumeTrue(false, reason));
        }
        Path spool = folder.resolve("spool");
        try (WinePrefix prefix = WinePrefix.create(provision, Path.of("target", "wine", "watch"))) {
            prefix.regAdd(PARAMETERS, "NodeType", "REG_DWORD", "8");
            WinePrefix.Started agent = prefix.startJava(
                    WindowsJvm.FULL,
                    TestClassPath.entries(),
                    "io.plumbline.agent.cli.AgentMain",
                    "run",
                    "--set=audit.interval=7d",
                    "--set=watch.quiet=1s",
                    "--set=metrics.address=off",
                    "--set=spool.directory=" + WinePrefix.windowsName(spool),
                    "--set=state.directory=" + WinePrefix.windowsName(folder.resolve("state")));
            try {
                await("the audit at start").atMost(LIMIT).until(() -> reports(spool) >= 1);
                assertThat(said(agent)).doesNotContain("out of turn");

                prefix.regAdd(PARAMETERS, "NodeType", "REG_DWORD", "2");

                await("the audit out of turn").atMost(LIMIT).until(() -> reports(spool) >= 2);
                assertThat(said(agent)).contains("Auditing out of turn: " + PARAMETERS + " changed");
            } finally {
                agent.process().destroyForcibly();
            }
        }
    }

    private static String said(WinePrefix.Started agent) throws IOException {
        return Files.readString(agent.errors());
    }

    private static long reports(Path spool) throws IOException {
        if (!Files.isDirectory(spool)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(spool)) {
            return files.filter(file -> file.toString().endsWith(".report")).count();
        }
    }
}
