package io.plumbline.agent.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.gallery.RecordedHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code diff}: reports, recorded hosts and images against each other, with the reason of every change. */
class DiffCommandTest {

    private static final String TITLE = "The NetBT files of Windows Vista";

    private final Path home;
    private final Path vista;
    private final Path report;

    DiffCommandTest(@TempDir Path home) throws Exception {
        this.home = home;
        this.vista = CommandLineRun.snapshot(home, RecordedHost.of("host3-vista-rtm"));
        this.report = home.resolve("report.json");
        CommandLineRun.of(home, "audit", "--from-snapshot", vista.toString(), "-o", "json=" + report);
    }

    private CommandLineRun diff(Object... words) {
        List<String> line = new ArrayList<>(List.of("diff"));
        for (Object word : words) {
            line.add(word.toString());
        }
        return CommandLineRun.of(home, line.toArray(String[]::new));
    }

    /** The same host, later: what the article's fix makes of it. */
    private Path repaired() throws Exception {
        return Files.writeString(
                home.resolve("later.txt"), Files.readString(vista).replace("6.0.6000.16386", "6.0.6000.20551"));
    }

    @Test
    void reportAgainstItsOwnHostHasNoDifference() {
        CommandLineRun run = diff(report, vista);
        assertThat(run.exit).as(run.err).isZero();
        assertThat(run.out).contains("exit 0: no finding changed").doesNotContain("two hosts");
    }

    @Test
    void repairedHostIsBetterBecauseOfItsFiles() throws Exception {
        CommandLineRun run = diff(report, "--from-snapshot", repaired());
        assertThat(run.exit).as(run.err).isZero();
        assertThat(run.out.replaceAll("\\s+", " "))
                .contains("THE HOST CHANGED", "✓ kb933860-netbt-dfs-failover HIGH " + TITLE, "was fail:", "is pass:")
                .contains("file[Windows\\System32\\drivers\\netbt.sys].version 6.0.6000.16386 → 6.0.6000.20551");
    }

    @Test
    void theOtherWayRoundItFailsNowAtItsSeverity() throws Exception {
        Path repaired = repaired();
        assertThat(diff(repaired, report).exit).isEqualTo(10);
        assertThat(diff(repaired, report, "--fail-on", "critical").exit).isZero();
    }

    @Test
    void otherHostIsSaidToBeAnother() throws Exception {
        CommandLineRun run = diff(vista, CommandLineRun.snapshot(home, RecordedHost.of("host7-windows-11")));
        assertThat(run.out).contains("! these are two hosts");
    }

    @Test
    void tailoringIsTheCauseOfWhatItChanged() throws Exception {
        CommandLineRun run = diff(report, vista, "--profile", "legacy");
        assertThat(run.exit).as(run.err).isZero();
        assertThat(run.out.replaceAll("\\s+", " "))
                .contains("A PACK OR RULE CHANGED", "is not judged: no pack in force has this rule any more")
                .contains("pack hardening 2026.11, then 2026.11+legacy")
                .doesNotContain("THE HOST CHANGED");
    }

    @Test
    void everyFormatGoesToItsFile() throws Exception {
        Path later = repaired();
        CommandLineRun run = diff(
                report, later, "--all", "-o", "text", "-o", "json=" + home + "/d.json", "-o", "md=" + home + "/d.md");
        assertThat(run.out).contains("THE HOST CHANGED");
        assertThat(Files.readString(home.resolve("d.json"))).contains("\"cause\":\"host\"", "\"sameHost\":true");
        assertThat(Files.readString(home.resolve("d.md"))).contains("## The host changed (");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "diff|diff needs BEFORE: a report, a recorded host or an image",
                "diff /nowhere.json|/nowhere.json is not there; name a report",
                "diff REPORT /nowhere|/nowhere is not there",
                "diff REPORT REPORT --image /x|AFTER is",
                "diff REPORT REPORT -o jsn|no format 'jsn'; did you mean json?",
                "diff REPORT REPORT --fail-on hgh|no severity 'hgh'; did you mean high?",
                "diff BROKEN REPORT|is no report: ",
                "diff REPORT BROKEN|broken.json is no report",
            })
    void mistakeIsNamedWithWhatToDo(String line, String expected) throws Exception {
        Path broken = Files.writeString(home.resolve("broken.json"), "{ \"schemaVersion\": 1 ");
        CommandLineRun run = CommandLineRun.of(
                home,
                line.replace("REPORT", report.toString())
                        .replace("BROKEN", broken.toString())
                        .split(" "));
        assertThat(run.exit).as(run.out).isEqualTo(2);
        assertThat(run.err).contains(expected);
    }

    @Test
    void imageMayStandInAnArchive() throws Exception {
        Path zip = home.resolve("case.zip");
        try (ZipOutputStream archive = new ZipOutputStream(Files.newOutputStream(zip))) {
            archive.putNextEntry(new ZipEntry("export/HKLM-SYSTEM.reg"));
            archive.write("""
                    Windows Registry Editor Version 5.00

                    [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\NetBT\\Parameters]
                    "NodeType"=dword:00000002
                    """.getBytes(UTF_8));
        }
        CommandLineRun run = diff(report, zip.resolve("export"));
        assertThat(run.exit).as(run.err).isIn(0, 10, 11);
        assertThat(run.out).contains("THE AGENT OR ITS ROUTE CHANGED", "read by snapshot, then by image");
    }

    @Test
    void whatIsNoHostCannotBeAudited() throws Exception {
        Path empty = Files.createDirectory(home.resolve("empty"));
        CommandLineRun run = diff(report, empty);
        assertThat(run.exit).isEqualTo(12);
        assertThat(run.err).contains(empty.toString());
        assertThat(diff(report).err).contains("this host is not Windows");
    }
}
