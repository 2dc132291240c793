package io.plumbline.agent.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.gallery.RecordedHost;
import io.plumbline.agent.service.StopSignal;
import io.plumbline.model.Report;
import io.plumbline.model.json.ReportReader;
import io.plumbline.model.json.ReportWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code explain --finding}: what a person reads, by every route; {@code -Dgolden.renew=true} writes the goldens anew. */
class ExplainFindingTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "explain");
    private static final String DFS = "kb933860-netbt-dfs-failover";

    private final Path home;

    ExplainFindingTest(@TempDir Path home) {
        this.home = home;
    }

    private CommandLineRun run(Object... words) {
        List<String> line = new ArrayList<>();
        for (Object word : words) {
            line.add(word.toString());
        }
        return CommandLineRun.of(home, line.toArray(String[]::new));
    }

    private Path host(String name) throws IOException {
        return CommandLineRun.snapshot(home, RecordedHost.of(name));
    }

    /** Without what is another in every audit: when it was, how long it took, its number, and who audits. */
    private static String lasting(String text) {
        return text.replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ", "2026-01-01 00:00:00Z")
                .replaceAll("\"takenAt\":\"[^\"]*\"", "\"takenAt\":\"2026-01-01T00:00:00Z\"")
                .replaceAll("\"durationMillis\":\\d+", "\"durationMillis\":0")
                .replaceAll("\"report\":\\{\"id\":\"[^\"]*\"", "\"report\":{\"id\":\"00000000\"")
                .replaceAll("\"agentVersion\":\"[^\"]*\"", "\"agentVersion\":\"0\"");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "dfs-failover.txt, host3-vista-rtm, kb933860-netbt-dfs-failover",
        "dfs-failover.json, host3-vista-rtm, kb933860-netbt-dfs-failover",
        "dfs-failover.md, host3-vista-rtm, kb933860-netbt-dfs-failover",
        "cluster-address.txt, host1-nt4-wlbs-1nic, kb192466-cluster-address-first",
        "p-node.txt, host8-p-node-without-wins, p-node-without-wins",
        "p-node.md, host8-p-node-without-wins, p-node-without-wins",
        "p-node.json, host8-p-node-without-wins, p-node-without-wins",
        "one-adapter.txt, host9-server-2016-cluster, netbios-off-on-every-adapter/client",
        "absent.txt, host9-server-2016-cluster, smb1-server-off",
        "absent.md, host9-server-2016-cluster, smb1-server-off",
        "denied.txt, host4-driver-denied, kb933860-netbt-dfs-failover",
        "unknown.txt, host4c-on-paper-only, kb933860-netbt-dfs-failover",
        "notchecked.txt, host3-vista-rtm, netbt-node-type-running",
        "notapplicable.txt, host1-nt4-wlbs-1nic, kb933860-netbt-dfs-failover",
        "pass.txt, host7-windows-11, kb150536-error-53-readiness",
    })
    void findingReadsAsItsGolden(String golden, String host, String finding) throws IOException {
        String format = golden.substring(golden.indexOf('.') + 1).replace("txt", "text");
        CommandLineRun run = run("explain", "--finding", finding, "--from-snapshot", host(host), "-o", format);
        assertThat(run.exit).as(run.err).isZero();
        String text = lasting(run.out);
        if (Boolean.getBoolean("golden.renew")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(GOLDEN.resolve(golden), text);
        }
        assertThat(text).isEqualTo(Files.readString(GOLDEN.resolve(golden)));
    }

    @Test
    void narrowConsoleOfOldWindowsGetsAsciiInItsWidth() throws IOException {
        Charset console = Charset.forName("IBM850");
        CommandLineRun run = CommandLineRun.of(
                home,
                Map.of("COLUMNS", "60"),
                "Windows 7",
                console,
                true,
                new StopSignal(),
                "explain",
                "--finding",
                DFS,
                "--from-snapshot",
                host("host3-vista-rtm").toString());
        assertThat(run.exit).as(run.err).isZero();
        assertThat(run.out)
                .startsWith("[x] FAIL  " + DFS)
                .doesNotContain("\u001b")
                .matches("(?s)[\\x00-\\x7f\\u00a0-\\u00ff]*");
        assertThat(run.out.lines().filter(line -> !line.contains("wmic"))).allMatch(line -> line.length() <= 60);
    }

    @Test
    void reportIsJudgedOnceMoreAndSaysTheSame() throws Exception {
        Path snapshot = host("host8-p-node-without-wins");
        Path report = home.resolve("report.json");
        run("audit", "--from-snapshot", snapshot, "-o", "json=" + report);
        String fromReport = run("explain", "--finding", "p-node-without-wins", "--report", report).out;
        String fromHost = run("explain", "--finding", "p-node-without-wins", "--from-snapshot", snapshot).out;
        assertThat(lasting(fromReport)).isEqualTo(lasting(fromHost));
    }

    @Test
    void severalFormatsGoToFilesInOneRun() throws IOException {
        Path ticket = home.resolve("ticket.md");
        Path machine = home.resolve("explained.json");
        CommandLineRun run = run(
                "explain",
                "--finding",
                DFS,
                "--from-snapshot",
                host("host3-vista-rtm"),
                "-o",
                "md=" + ticket,
                "-o",
                "json=" + machine);
        assertThat(run.exit).as(run.err).isZero();
        assertThat(run.out).isEmpty();
        assertThat(ticket).content(UTF_8).startsWith("# VISTA1: The NetBT files of Windows Vista");
        assertThat(machine).content(UTF_8).startsWith("{\"explanationVersion\":1");
    }

    private Path report(String text) throws IOException {
        return Files.writeString(home.resolve("report.json"), text);
    }

    private String reported() throws IOException {
        Path report = home.resolve("whole.json");
        run("audit", "--from-snapshot", host("host3-vista-rtm"), "--pack", "name-resolution", "-o", "json=" + report);
        return Files.readString(report);
    }

    private void assertRefused(String expected, Object... words) {
        CommandLineRun run = run(words);
        assertThat(run.exit).as(run.out).isEqualTo(ExitCodes.USAGE);
        assertThat(run.out).isEmpty();
        assertThat(run.err.replaceAll("\\s+", " ")).contains(expected);
    }

    @Test
    void whatIsNoWholeReportIsRefusedWithTheReason() throws Exception {
        String whole = reported();
        assertRefused("is no report: ", "explain", "--finding", DFS, "--report", report(whole.substring(0, 9_000)));
        assertRefused("is no report: ", "explain", "--finding", DFS, "--report", report("rubbish"));
        assertRefused(
                "is not there; 'plumbline-agent audit -o json=FILE' writes a report",
                "explain",
                "--finding",
                DFS,
                "--report",
                home.resolve("none.json"));
        Report full = ReportReader.read(whole.getBytes(UTF_8));
        Report bare = new Report(
                full.report(),
                full.host(),
                full.agentVersion(),
                full.packs(),
                full.findings(),
                List.of(),
                full.probes());
        assertRefused(
                "holds no facts, so nothing can be traced",
                "explain",
                "--finding",
                DFS,
                "--report",
                report(new String(ReportWriter.write(bare), UTF_8)));
    }

    @Test
    void ruleThatTheReportIsNotOfIsNamedWithTheNearest() throws Exception {
        Path report = report(reported());
        assertRefused(
                "says nothing of a rule 'kb933860-netbt-dfs-failovr'; did you mean " + DFS + "?",
                "explain",
                "--finding",
                "kb933860-netbt-dfs-failovr",
                "--report",
                report);
        assertRefused(
                "says nothing of a rule 'smb1-server-off'; audit the host again",
                "explain",
                "--finding",
                "smb1-server-off",
                "--report",
                report);
        assertRefused(
                "is in none of the packs in force; name its pack with --pack",
                "explain",
                "--finding",
                DFS,
                "--report",
                report,
                "--pack",
                "hardening");
    }

    @Test
    void mistypedSubjectIsNamedWithTheNearest() throws Exception {
        Path host = host("host9-server-2016-cluster");
        assertRefused(
                "netbios-off-on-every-adapter judges no 'Clent' here; did you mean Client?",
                "explain",
                "--finding",
                "netbios-off-on-every-adapter/Clent",
                "--from-snapshot",
                host);
        assertRefused(
                "what smb1-server-off says of this host is not by subject; leave /x away",
                "explain",
                "--finding",
                "smb1-server-off/x",
                "--from-snapshot",
                host);
    }

    @Test
    void contradictoryLinesAreRefusedBeforeAnythingIsRead() throws Exception {
        assertRefused("explain needs a RULE, or --finding RULE", "explain");
        assertRefused("either a RULE or --finding; leave a away", "explain", "a", "--finding", "b");
        assertRefused("write --finding " + DFS, "explain", DFS, "-o", "md");
        assertRefused("no format 'mdd'; did you mean md?", "explain", "--finding", DFS, "-o", "mdd");
        assertRefused(
                "--report names a host, and so does another option",
                "explain",
                "--finding",
                DFS,
                "--report",
                report("{}"),
                "--image",
                home);
        assertRefused("did you mean " + DFS, "explain", "--finding", DFS + "s", "--image", home);
    }
}
