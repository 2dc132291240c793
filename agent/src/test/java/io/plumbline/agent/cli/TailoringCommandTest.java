package io.plumbline.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.gallery.RecordedHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles and tailoring files at the command line; the file is the one of docs/rules/tailoring.md. */
class TailoringCommandTest {

    private static final Path PAGE = Path.of("../docs/rules/tailoring.md");
    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

    private final Path home;
    private final Path file;
    private final String host;

    TailoringCommandTest(@TempDir Path home) throws Exception {
        this.home = home;
        this.host = CommandLineRun.snapshot(home, RecordedHost.of("host7-windows-11"))
                .toString();
        Matcher yaml = YAML.matcher(Files.readString(PAGE));
        assertThat(yaml.find()).isTrue();
        this.file = Files.writeString(home.resolve("branch-offices.yaml"), yaml.group(1));
    }

    private CommandLineRun run(String... arguments) {
        return CommandLineRun.of(home, arguments);
    }

    @Test
    void tailoredAuditJudgesWhatWasChosenAndSaysWhatIsLeftOut() {
        CommandLineRun run = run("audit", "--from-snapshot", host, "--all", "--tailoring", file.toString());

        assertThat(run.exit).as(run.err).isEqualTo(10);
        assertThat(run.out)
                .contains("2026.11+strict.branch-offices-", "mdns-policy-off  LOW", "is at least 3")
                .doesNotContain("lltd-mapper-off");
        assertThat(run.err).contains("1 rule is left out of hardening; ");
    }

    @Test
    void listNamesWhatIsNotJudgedWithItsReason() {
        CommandLineRun run = run("rules", "list", "--pack", "hardening", "--tailoring", file.toString());

        assertThat(run.exit).as(run.err).isZero();
        assertThat(run.out.replaceAll("\\s+", " "))
                .contains("not judged: left out by branch-offices: The monitoring draws its map by LLTD");
    }

    @Test
    void profileLeavesRulesOutAndWinsOverTheFile() {
        CommandLineRun legacy = run("rules", "list", "--profile", "legacy");
        CommandLineRun both =
                run("rules", "list", "--pack", "hardening", "--tailoring", file.toString(), "--profile", "legacy");

        assertThat(legacy.exit).as(legacy.err).isZero();
        assertThat(legacy.out.replaceAll("\\s+", " "))
                .contains("netbt-node-type-p-node not judged: not in the profile legacy");
        assertThat(both.out).contains("+legacy.branch-offices-");
    }

    @Test
    void unknownProfileIsAMistakeWithTheOneThatWasMeant() {
        CommandLineRun run = run("rules", "list", "--profile", "stict");

        assertThat(run.exit).isEqualTo(2);
        assertThat(run.err).contains("knows no profile stict; did you mean strict?");
    }

    private String config(String yaml) throws Exception {
        return Files.writeString(home.resolve("agent.yaml"), yaml).toString();
    }

    @Test
    void configurationTailorsTheConfiguredPacksUnlessOptionsSayOtherwise() throws Exception {
        String config = config("packs: [hardening]\nprofile: baseline\ntailoring: branch-offices.yaml\n");

        CommandLineRun asConfigured = run("rules", "list", "--config.file", config);
        CommandLineRun profile = run("rules", "list", "--config.file", config, "--profile", "legacy");
        CommandLineRun pack = run("rules", "list", "--config.file", config, "--pack", "contradictions");

        assertThat(run("config", "check", "--config.file", config).exit).isZero();
        assertThat(asConfigured.out).as(asConfigured.err).contains("+baseline.branch-offices-");
        assertThat(profile.out).as(profile.err).contains("+legacy.branch-offices-");
        assertThat(pack.out).as("a pack that the file knows no rule of").doesNotContain("+");
    }

    @Test
    void fileOfTheCommandLineOutranksTheProfileOfTheConfiguration() throws Exception {
        String config = config("packs: [hardening]\nprofile: baseline\n");

        assertThat(run("rules", "list", "--config.file", config, "--tailoring", file.toString()).out)
                .contains("+strict.branch-offices-");
    }

    @Test
    void checkNamesThePlaceOfATailoringThatCannotBe() throws Exception {
        String config = config("packs: [hardening]\ntailoring: wrong.yaml\n");
        CommandLineRun missing = run("config", "check", "--config.file", config);
        Files.writeString(home.resolve("wrong.yaml"), "name: x\nrules:\n  doh-alowed: { select: no }\n");
        CommandLineRun unreadable = run("config", "check", "--config.file", config);
        Files.writeString(
                home.resolve("wrong.yaml"),
                "name: x\nrules:\n  doh-alowed: { select: false, justification: decided by us all }\n");
        CommandLineRun unfitting = run("config", "check", "--config.file", config);

        assertThat(List.of(missing.exit, unreadable.exit, unfitting.exit)).containsOnly(2);
        assertThat(missing.err).contains("agent.yaml:2:1: tailoring: " + home.resolve("wrong.yaml") + " is not there");
        assertThat(unreadable.err).contains("wrong.yaml:3:");
        assertThat(unfitting.err).contains("wrong.yaml:3:3: no pack in force has a rule doh-alowed");
    }

    @Test
    void checkNamesThePlaceOfAProfileThatNoPackKnows() throws Exception {
        CommandLineRun run = run("config", "check", "--config.file", config("packs: [hardening]\nprofile: stict\n"));

        assertThat(run.exit).isEqualTo(2);
        assertThat(run.err).contains("did you mean strict?", "chosen by " + home.resolve("agent.yaml") + ":2:1");
    }

    @Test
    void ruleThatNoPackHasAndAMissingFileAreMistakes() throws Exception {
        Path wrong = Files.writeString(
                home.resolve("wrong.yaml"),
                "name: x\nrules:\n  doh-alowed: { select: false, justification: decided by us all }\n");

        CommandLineRun unknown = run("rules", "list", "--tailoring", wrong.toString());
        CommandLineRun missing =
                run("rules", "list", "--tailoring", home.resolve("none.yaml").toString());

        assertThat(unknown.exit).isEqualTo(2);
        assertThat(unknown.err)
                .contains("wrong.yaml:3:3: no pack in force has a rule doh-alowed; did you mean doh-allowed?");
        assertThat(missing.exit).isEqualTo(2);
        assertThat(missing.err).contains("cannot read", "check the path");
    }
}
