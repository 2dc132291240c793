package io.plumbline.agent.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.audit.CrashJournal;
import io.plumbline.agent.gallery.RecordedHost;
import io.plumbline.agent.service.StopSignal;
import io.plumbline.formats.ReportFormat;
import io.plumbline.model.Finding;
import io.plumbline.model.PackVersion;
import io.plumbline.model.Report;
import io.plumbline.model.json.ReportReader;
import io.plumbline.rules.Packs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private static final String DFS_RULE = "kb933860-netbt-dfs-failover";

    /** The pack of the four articles alone, so that no other rule counts. */
    private static final String ARTICLES = "name-resolution";

    private final Path home;
    private final Path vista;
    private final Path fixed;

    CommandLineTest(@TempDir Path home) throws Exception {
        this.home = home;
        this.vista = CommandLineRun.snapshot(home, RecordedHost.of("host3-vista-rtm"));
        this.fixed = CommandLineRun.snapshot(home, RecordedHost.of("host4-vista-fixed"));
    }

    private CommandLineRun run(String... arguments) {
        return CommandLineRun.of(home, arguments);
    }

    @Test
    void aFailingHostEndsWithTenAndShowsWhatWasObserved() {
        CommandLineRun run = run("audit", "--pack", ARTICLES, "--from-snapshot", vista.toString());
        assertThat(run.exit).as(run.err).isEqualTo(10);
        assertThat(run.out)
                .contains(
                        "FAILING 1",
                        "✕ " + DFS_RULE + "  HIGH",
                        "file[Windows\\System32\\drivers\\netbt.sys].version = 6.0.6000.16386",
                        "← file Windows\\System32\\drivers\\netbt.sys",
                        "fix         plumbline-agent explain " + DFS_RULE,
                        "exit 10: 1 failing at or above low")
                .doesNotContain("\u001b");
        assertThat(run.err).isEmpty();
    }

    @Test
    void aFixedHostEndsWithZeroAlthoughAnImageCannotTellEverything() {
        CommandLineRun run = run("audit", "--pack", ARTICLES, "--from-snapshot", fixed.toString());
        assertThat(run.exit).as(run.out).isZero();
        assertThat(run.out).contains("NOT ASSESSED 1").doesNotContain("FAILING");
    }

    @Test
    void failingBelowTheThresholdIsShownAndDoesNotFail() {
        CommandLineRun run =
                run("audit", "--pack", ARTICLES, "--from-snapshot", vista.toString(), "--fail-on", "critical");
        assertThat(run.exit).isZero();
        assertThat(run.out).contains("FAILING 1", "exit 0: nothing failing at or above critical");
    }

    @Test
    void whatCouldNotBeToldEndsWithEleven() throws Exception {
        Path denied = CommandLineRun.snapshot(
                home,
                RecordedHost.of("host4-vista-fixed")
                        .under(
                                "registry HKLM\\SYSTEM\\CurrentControlSet\\Services\\NetBT\\Parameters",
                                "\"NodeType\" = denied \"access denied\""));
        CommandLineRun run = run("audit", "--from-snapshot", denied.toString(), "--rule", "netbt-node-type-valid");
        assertThat(run.exit).as(run.out + run.err).isEqualTo(11);
        assertThat(run.out).contains("error       ", "denied", "1 could not be told");
    }

    @Test
    void thisHostIsNotWindowsIsSaidOnStandardErrorAndEndsWithTwelve() {
        CommandLineRun run = run("audit");
        assertThat(run.exit).isEqualTo(12);
        assertThat(run.out).isEmpty();
        assertThat(run.err)
                .isEqualTo("plumbline-agent: this host is not Windows; use --image, --from-snapshot or --remote\n");
    }

    @Test
    void whatIsNoHostEndsWithTwelveAndSaysWhatToDo() throws Exception {
        Path empty = Files.createDirectory(home.resolve("empty"));
        assertThat(run("audit", "--image", empty.toString()).exit).isEqualTo(12);
        assertThat(run("audit", "--image", home + "/none").err).contains("does not exist");
        assertThat(run("audit", "--from-snapshot", home + "/none").exit).isEqualTo(12);
        Path rubbish = Files.writeString(home.resolve("rubbish"), "this is\nno snapshot\n");
        CommandLineRun run = run("audit", "--from-snapshot", rubbish.toString());
        assertThat(run.exit).isEqualTo(12);
        assertThat(run.err).contains("rubbish:1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "audit --imag x| did you mean --image?",
                "adit| did you mean",
                "audit --fail-on hig| no severity 'hig'; did you mean high?",
                "audit -o htm=x| no format 'htm'; did you mean html?",
                "audit -o text -o json| two formats on standard output",
                "audit -o json=| names no file",
                "audit --rule kb93386-netbt-dfs-failover| did you mean kb933860-netbt-dfs-failover?",
                "audit --pack name-resolutio| did you mean name-resolution?",
                "audit --image a --from-snapshot b| --from-snapshot, --image, --remote are mutually exclusive; give one",
                "audit --image a --image b| --from-snapshot, --image, --remote are mutually exclusive; give one of them, once",
                "audit --remote h --connect-timeout abc| --connect-timeout takes a whole number, which 'abc' is not",
                "audit --redact=x| --redact takes no value; leave '=x' away",
                "-x| no option '-x'; the options are listed by --help",
                "audit --deliver| --deliver needs a collector",
                "audit --set colector.url=x| did you mean collector.url?",
                "audit --remote host| --remote needs --credentials-file FILE",
                "audit --remote host:99999 --credentials-file f| neither HOST, HOST:PORT",
                "audit --remote host --credentials-file nosuch| --credentials-file nosuch: no such file; make one",
                "audit --remote host --image b| mutually exclusive",
                "audit --allow-smb1| belong to --remote",
                "audit --image a --credentials-file b| belong to --remote",
                "audit --color=alwys| did you mean always?",
                "audit x| more than plumbline-agent audit takes",
                "rules lst| did you mean list?",
                "service strt| did you mean start?",
                "service| service needs one of: install, start, status, stop, uninstall",
                "facts netbt --jsn| did you mean --json?",
                "explain nothing| no rule 'nothing' in force; 'plumbline-agent rules list' shows those that are; one of your",
                "explain kb933860| did you mean kb933860-netbt-dfs-failover or kb933860-restart-pending?",
                "explain llmnr-off --pack name-resolution| it is of the pack hardening: add --pack hardening",
                "explain lltd-mapper-off --profile baseline| it is left out of hardening: not in the profile baseline",
                "rules show| plumbline-agent: rules show needs RULE: the id of a built-in rule",
                "audit --pack| --pack needs a value: --pack PACK",
                "rules show nothing| no rule 'nothing' is built in; 'plumbline-agent rules list' shows all",
                "rules| rules needs one of: lint, list, new, page, show, test",
                "config| config needs one of: check, show",
                "explain --finding x --report /proc/version| /proc/version is no report: it is not JSON; 'plumbline-agent",
                "run --set spool.max-bytes=1| spool.max-bytes: '1' is out of range",
            })
    void mistakesEndWithTwoAndSayWhatWasMeant(String line, String said) {
        CommandLineRun run = run(line.split(" "));
        assertThat(run.exit).as(run.err).isEqualTo(2);
        assertThat(run.err).contains(said);
        assertThat(run.out).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "audit", "facts", "explain", "rules", "config", "probes", "run", "version", "service"})
    void everyCommandHelpsWithoutDoingAnything(String command) {
        CommandLineRun run = command.isEmpty() ? run("--help") : run(command, "--help");
        assertThat(run.exit).as(run.err).isZero();
        assertThat(run.out).contains("Usage: plumbline-agent", "Example");
    }

    @Test
    void severalOutputsAreWrittenWholeAndTheScreenStaysForPeople() throws Exception {
        Path json = home.resolve("report.json");
        Path text = home.resolve("report.txt");
        CommandLineRun run = run(
                "audit",
                "--pack",
                ARTICLES,
                "--from-snapshot",
                vista.toString(),
                "-o",
                "json=" + json,
                "-o",
                "text=" + text,
                "-o",
                "text");
        assertThat(run.exit).isEqualTo(10);
        Report report = ReportReader.read(Files.readAllBytes(json));
        assertThat(report.findings()).extracting(Finding::rule).contains(DFS_RULE);
        assertThat(Files.readString(text)).contains("FAILING 1");
        assertThat(run.out).contains("FAILING 1");
        try (Stream<Path> left = Files.list(home)) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.contains("tmp"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFormatGoesToStandardOutputAndWholeToAFile(ReportFormat format) throws Exception {
        String audit = "audit --from-snapshot " + vista + " -o ";
        Path file = home.resolve("report." + format.word());
        Files.writeString(file, "what was there before");
        CommandLineRun run = run((audit + format.word() + "=" + file + " -o " + format.word()).split(" "));
        assertThat(run.err).isEmpty();
        assertThat(run.exit).isEqualTo(10);
        assertThat(run.out).contains("kb933860-netbt-dfs-failover").endsWith("\n");
        assertThat(Files.readString(file))
                .contains("kb933860-netbt-dfs-failover")
                .endsWith("\n");
        assertThat(home.toFile().list()).noneMatch(name -> name.contains(".tmp-"));
    }

    @Test
    void everyBuiltInPackIsInForceByDefault() throws Exception {
        CommandLineRun run = run("audit", "--from-snapshot", vista.toString(), "-o", "json");
        Report report = ReportReader.read(run.out.strip().getBytes(UTF_8));
        assertThat(report.packs()).extracting(PackVersion::name).containsExactlyElementsOf(Packs.names());
        assertThat(report.findings())
                .extracting(Finding::rule)
                .contains(DFS_RULE, "llmnr-off")
                .hasSize(Packs.builtIn().stream()
                        .mapToInt(pack -> pack.rules().size())
                        .sum());
    }

    @Test
    void jsonOnStandardOutputIsAReportAndNothingElse() throws Exception {
        CommandLineRun run = run("audit", "--from-snapshot", vista.toString(), "-o", "json");
        assertThat(ReportReader.read(run.out.strip().getBytes(UTF_8)).host().name())
                .isEqualTo("VISTA1");
    }

    @Test
    void whatWasRecordedWhileAuditingAuditsTheSame() throws Exception {
        Path record = home.resolve("again.snapshot");
        CommandLineRun first =
                run("audit", "--from-snapshot", vista.toString(), "--record", record.toString(), "-o", "json");
        CommandLineRun second = run("audit", "--from-snapshot", record.toString(), "-o", "json");
        assertThat(second.exit).isEqualTo(first.exit).isEqualTo(10);
        assertThat(ReportReader.read(second.out.strip().getBytes(UTF_8)).findings())
                .isEqualTo(ReportReader.read(first.out.strip().getBytes(UTF_8)).findings());
    }

    @Test
    void coloursAreForTerminalsThatWantThem() {
        String[] audit = {"audit", "--from-snapshot", vista.toString()};
        String[] always = {"audit", "--from-snapshot", vista.toString(), "--color=always"};
        assertThat(terminal(Map.of(), audit).out).contains("\u001b[1;31m");
        assertThat(terminal(Map.of("NO_COLOR", "1"), audit).out).doesNotContain("\u001b");
        assertThat(terminal(Map.of("NO_COLOR", "1"), always).out).contains("\u001b[1;31m");
        assertThat(run(always).out).contains("\u001b[1;31m");
        assertThat(terminal(Map.of(), "audit", "--from-snapshot", vista.toString(), "--color=never").out)
                .doesNotContain("\u001b");
    }

    private CommandLineRun terminal(Map<String, String> environment, String... arguments) {
        return CommandLineRun.of(home, environment, "Linux", UTF_8, true, new StopSignal(), arguments);
    }

    @Test
    void aConsoleWithoutOurMarksGetsAscii() {
        CommandLineRun run = CommandLineRun.of(
                home,
                Map.of("COLUMNS", "60"),
                "Linux",
                US_ASCII,
                false,
                new StopSignal(),
                "audit",
                "--from-snapshot",
                vista.toString());
        assertThat(run.out).contains("[x] " + DFS_RULE, "<- file").doesNotContain("?");
        assertThat(run.out.lines()).allMatch(line -> line.length() <= 60 || CommandLineRun.isForCopying(line));
    }

    @Test
    void factsShowReadingsWithTheirSources() {
        CommandLineRun run = run("facts", "netbt", "--from-snapshot", vista.toString());
        assertThat(run.exit).isZero();
        assertThat(run.out)
                .contains("netbt.node-type-configured = absent", "    ← HKLM\\SYSTEM\\CurrentControlSet")
                .doesNotContain("os.build");
        assertThat(run("facts", "--json", "--from-snapshot", vista.toString()).out)
                .startsWith("[{\"fact\":\"")
                .endsWith("}]\n");
        assertThat(run("facts", "netb", "--from-snapshot", vista.toString()).err)
                .contains("did you mean netbt?");
    }

    @Test
    void factsAreDescribedWithoutAHost() {
        CommandLineRun run = run("facts", "--describe", "smb");
        assertThat(run.exit).isZero();
        assertThat(run.out)
                .contains("smb.server-smb1 (whole): Whether the server speaks SMB 1", "where absent: 1")
                .doesNotContain("netbt.");
        assertThat(run("facts", "--describe").out).contains("adapter[…].netbios-options (whole)", "netbt.node-type");
        CommandLineRun wrong = run("facts", "--describe", "smp");
        assertThat(wrong.exit).isEqualTo(2);
        assertThat(wrong.err).contains("did you mean smb?");
    }

    @Test
    void everyRuleCanBeExplainedAndShown() {
        Packs.builtIn().stream().flatMap(pack -> pack.rules().stream()).forEach(rule -> {
            assertThat(run("explain", rule.id()).out).contains(rule.title(), "WHY", "REFERENCES");
            assertThat(run("rules", "show", rule.id()).out).contains("id: " + rule.id());
        });
        assertThat(run("rules", "list").out).contains(DFS_RULE);
    }

    @Test
    void listShowsOnlyTheRulesThatWereAskedFor() {
        assertThat(run("rules", "list", "--rule", DFS_RULE).out)
                .startsWith("name-resolution ")
                .contains(" · 1 rule\n", DFS_RULE)
                .doesNotContain("hardening", "kb933860-restart-pending");
        assertThat(run("rules", "list", "--rule", "nothing").exit).isEqualTo(2);
    }

    @Test
    void theBuiltInRulesAreSoundAndABrokenOneIsNamedWithItsPlace() throws Exception {
        assertThat(run("rules", "lint").exit).isZero();
        CommandLineRun tested = run("rules", "test");
        assertThat(tested.exit).as(tested.out).isZero();
        assertThat(tested.err).contains(" cases, 0 wrong");
        Path pack = Files.createDirectory(home.resolve("pack"));
        Files.writeString(pack.resolve("pack.yaml"), "name: mine\nversion: '1'\n");
        Files.writeString(pack.resolve("a-rule.yaml"), "id: a-rule\nrevison: 1\n");
        CommandLineRun lint = run("rules", "lint", pack.toString());
        assertThat(lint.exit).isEqualTo(2);
        assertThat(lint.out)
                .contains("a-rule.yaml:2:1: not-loaded: a rule has no key revison", "    fix: did you mean revision?");
        assertThat(lint.err).contains("1 file, ", " not-loaded");
        CommandLineRun json = run("rules", "lint", "--json", pack.toString());
        assertThat(json.exit).isEqualTo(2);
        assertThat(json.out)
                .contains("\"line\":2,\"column\":1,\"check\":\"not-loaded\",\"message\":\"a rule has no key revison\"");
        assertThat(run("audit", "--pack", pack.toString(), "--from-snapshot", vista.toString()).exit)
                .isEqualTo(2);
    }

    @Test
    void whatAReportSaysToTypeForTheFixWorksForAPackOfOnesOwn() throws Exception {
        Path pack = home.resolve("my rules");
        run(
                "rules",
                "new",
                "wants-four",
                "--pack",
                pack.toString(),
                "--fact",
                "netbt.node-type-effective",
                "--expect",
                "4");
        String[] audit = {"audit", "--from-snapshot", vista.toString(), "--pack", pack.toString(), "-o", "FORMAT"};
        for (String format : new String[] {"text", "junit"}) {
            audit[audit.length - 1] = format;
            assertThat(run(audit).out.replace("&quot;", "\""))
                    .contains("plumbline-agent explain wants-four --pack \"" + pack + "\"\n");
        }
        assertThat(run("explain", "wants-four", "--pack", pack.toString()).out).startsWith("wants-four");
        assertThat(run("audit", "--from-snapshot", vista.toString(), "--pack", ARTICLES).out)
                .contains("plumbline-agent explain " + DFS_RULE + "\n");
        assertThat(run("audit", "--from-snapshot", vista.toString(), "--pack", ARTICLES, "--set", "packs=hardening")
                        .out)
                .contains("plumbline-agent explain " + DFS_RULE + " --pack name-resolution\n");
    }

    @Test
    void oneIsCountedAsOne() throws Exception {
        run("rules", "new", "mine", "--pack", home + "/mine");
        String pack = home.resolve("mine").toString();
        assertThat(run("rules", "list", "--pack", pack).out).contains(" · 1 rule\n");
        assertThat(run("rules", "test", "--pack", pack, "--rule", "mine").err).isEqualTo("3 cases, 0 wrong\n");
        Files.writeString(home.resolve("mine/empty.yaml"), "");
        Files.delete(home.resolve("mine/mine.yaml"));
        assertThat(run("rules", "lint", pack).err).isEqualTo("1 file, 1 problem: 1 not-loaded\n");
    }

    @Test
    void theConfigurationIsCheckedAndShownWithItsOrigin() throws Exception {
        Path config = Files.writeString(home.resolve("agent.yaml"), "audit:\n  interval: 5m\n");
        assertThat(run("config", "check", "--config.file", config.toString()).exit)
                .isZero();
        assertThat(run("config", "show", "--origin", "--config.file", config.toString(), "--set", "labels=site=x").out)
                .containsPattern("audit.interval +5m +# .*agent.yaml:2:3")
                .containsPattern("labels +site=x +# flag --set labels")
                .containsPattern("packs .*hardening.*name-resolution +# default");
        assertThat(run("config", "check", "--config.file", config.toString()).out)
                .isEqualTo("the configuration can be used; 1 key is set, every other has its default"
                        + " ('config show --origin' lists them)\n");
        assertThat(run("config", "check").out).contains("nothing is set, so every key has its default");
        Files.writeString(config, "audit:\n  intervall: 5m\n");
        CommandLineRun wrong = run("config", "check", "--config.file", config.toString());
        assertThat(wrong.exit).isEqualTo(2);
        assertThat(wrong.err).contains("agent.yaml:2:3: unknown key 'audit.intervall'; did you mean audit.interval?");
    }

    @Test
    void aBugOfOursEndsWithSeventyAndSaysWhereTheDetailsAre() {
        CommandLineRun run = CommandLineRun.of(
                home, Map.of("HOME", "\u0000"), "Linux", UTF_8, false, new StopSignal(), "config", "show");
        assertThat(run.exit).isEqualTo(70);
        assertThat(run.err)
                .contains("this is a bug of ours", "the details are in ")
                .doesNotContain("\tat ");
    }

    @Test
    void redactedRecordingHasOtherNamesAndTheSameResults() throws IOException {
        Path record = home.resolve("redacted.snapshot");
        CommandLineRun first =
                run("audit", "--from-snapshot", vista.toString(), "--record", record.toString(), "--redact");
        assertThat(first.exit).isEqualTo(10);
        assertThat(first.out).contains("VISTA1");
        assertThat(first.err).contains("replaced ", " name", "read the file before you send it");
        assertThat(Files.readString(record)).doesNotContain("VISTA1");
        assertThat(run("audit", "--from-snapshot", record.toString()).exit).isEqualTo(10);

        CommandLineRun facts =
                run("facts", "os", "--redact", "--redact-seed", "a", "--from-snapshot", vista.toString());
        assertThat(facts.exit).isZero();
        assertThat(facts.out).contains("os.build", "6000").doesNotContain("VISTA1");
        assertThat(run("facts", "os", "--redact", "--redact-seed", "a", "--from-snapshot", vista.toString()).out)
                .isEqualTo(facts.out);
    }

    @Test
    void redactionThatHasNothingToDoIsRefused() {
        CommandLineRun audit = run("audit", "--from-snapshot", vista.toString(), "--redact");
        assertThat(audit.exit).isEqualTo(2);
        assertThat(audit.err).contains("add --record FILE");
        assertThat(run("facts", "--redact-seed", "a", "--from-snapshot", vista.toString()).err)
                .contains("--redact-seed without --redact");
    }

    @Test
    void probesThatEndedTheAgentAreShownAndReleased() throws IOException {
        Path state = home.resolve("state");
        String set = "state.directory=" + state;
        assertThat(run("probes", "crashes", "--set", set).out).isEqualTo("no probe has taken this agent down\n");
        for (int crash = 0; crash < CrashJournal.CRASHES; crash++) {
            CrashJournal journal = CrashJournal.open(state, AgentVersion.current(), Clock.systemUTC());
            journal.begun("snapshot " + vista, "netbt");
            journal.close();
        }
        CommandLineRun audit = run("audit", "--from-snapshot", vista.toString(), "--set", set);
        assertThat(audit.out).contains("netbt skipped: quarantined");
        assertThat(audit.exit).isEqualTo(10);
        assertThat(run("probes", "crashes", "--set", set).out).contains("quarantined: probe netbt of snapshot ");
        assertThat(run("probes", "release", "netb", "--set", set).err).contains("did you mean netbt");
        assertThat(run("probes", "release", "netbt", "--set", set).out).contains("runs again from the next audit on");
        assertThat(run("audit", "--from-snapshot", vista.toString(), "--set", set).out)
                .doesNotContain("quarantined");
        assertThat(run("probes", "release", "netbt", "--set", set).out).contains("was not quarantined");
    }
}
