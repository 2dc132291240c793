package io.plumbline.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plumbline.agent.spool.SpoolLimits;
import io.plumbline.agent.watch.Pacing;
import io.plumbline.rules.Packs;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {

    private static final String FULL = """
            collector:
              url: https://plumbline.example.com:9848/in
              plaintext: false
            audit:
              interval: 1h
            packs: [name-resolution, /etc/plumbline/own]
            profile: baseline
            tailoring: own.yaml
            spool:
              directory: /var/spool/plumbline
              max-bytes: 16 MiB
              max-reports: 500
            state:
              directory: /var/lib/plumbline
            metrics:
              address: "[::1]:9999"
            labels:
              site: berlin
              room: 4
            targets:
              - {name: old-server, image: /mnt/old-server}
            watch:
              enabled: true
              quiet: 5s
            """;

    private final Path directory;
    private final AgentPaths paths;

    ConfigReaderTest(@TempDir Path directory) {
        this.directory = directory;
        this.paths =
                new AgentPaths(directory.resolve("agent.yaml"), directory.resolve("state"), directory.resolve("spool"));
    }

    private EffectiveConfig read(String yaml, Map<String, String> environment, String... flags) throws Exception {
        Files.writeString(paths.configFile(), yaml);
        return ConfigReader.read(paths, environment, Optional.empty(), List.of(flags));
    }

    @Test
    void withoutAnythingEveryKeyHasItsDefault() throws Exception {
        EffectiveConfig effective = ConfigReader.read(paths, Map.of(), Optional.empty(), List.of());
        AgentConfig config = effective.config();
        assertThat(config.findCollector()).isEmpty();
        assertThat(config.interval()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.packs().names())
                .contains("hardening", "name-resolution")
                .containsExactlyElementsOf(Packs.names());
        assertThat(config.spoolDirectory()).isEqualTo(paths.spool());
        assertThat(config.spoolLimits()).isEqualTo(SpoolLimits.DEFAULT);
        assertThat(config.stateDirectory()).isEqualTo(paths.state());
        assertThat(config.findMetrics().orElseThrow()).hasToString("/127.0.0.1:9849");
        assertThat(config.labels()).isEmpty();
        assertThat(effective.settings())
                .hasSize(ConfigKey.values().length)
                .allMatch(setting -> setting.origin().equals("default"));
    }

    @Test
    void everyKeyCanBeSetInTheFile() throws Exception {
        Path tailoring = Files.writeString(directory.resolve("own.yaml"), "read later, by the packs");
        EffectiveConfig effective = read(FULL, Map.of());
        AgentConfig config = effective.config();
        assertThat(config.packs().findProfile().orElseThrow().display()).isEqualTo("baseline");
        assertThat(config.packs().findTailoring()).as("beside the file").contains(tailoring);
        assertThat(config.findCollector()).contains(URI.create("https://plumbline.example.com:9848/in"));
        assertThat(config.interval()).isEqualTo(Duration.ofHours(1));
        assertThat(config.packs().names()).containsExactly("name-resolution", "/etc/plumbline/own");
        assertThat(config.spoolDirectory()).isEqualTo(Path.of("/var/spool/plumbline"));
        assertThat(config.spoolLimits()).isEqualTo(new SpoolLimits(16 << 20, 500));
        assertThat(config.stateDirectory()).isEqualTo(Path.of("/var/lib/plumbline"));
        assertThat(config.findMetrics().orElseThrow().getPort()).isEqualTo(9999);
        assertThat(config.findMetrics().orElseThrow().getAddress().isLoopbackAddress())
                .isTrue();
        assertThat(config.findWatch().orElseThrow().quiet()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.labels()).containsEntry("site", "berlin").containsEntry("room", "4");
        assertThat(effective.settings())
                .as("a key without a line in the example")
                .allMatch(setting -> setting.origin().startsWith(paths.configFile() + ":"));
    }

    @Test
    void everyKeyCanBeSetInTheEnvironmentAndByFlagWhichWins() throws Exception {
        EffectiveConfig effective = read(
                FULL,
                Map.of(
                        "PLUMBLINE_AUDIT_INTERVAL", "90s",
                        "PLUMBLINE_LABELS", "a=1, b=2",
                        "PLUMBLINE_PACKS", "x,y",
                        "PLUMBLINE_PROFILE", "legacy"),
                "packs=z",
                "tailoring=",
                "spool.max-reports=7");
        assertThat(effective.config().interval()).isEqualTo(Duration.ofSeconds(90));
        assertThat(effective.config().labels()).containsOnlyKeys("a", "b");
        assertThat(effective.config().packs().names()).containsExactly("z");
        assertThat(effective.config().packs().findProfile().orElseThrow().display())
                .isEqualTo("legacy");
        assertThat(effective.config().packs().findTailoring()).isEmpty();
        assertThat(effective.config().spoolLimits().maxReports()).isEqualTo(7);
        assertThat(effective.settings().stream().map(Setting::origin))
                .contains(
                        "environment PLUMBLINE_AUDIT_INTERVAL",
                        "flag --set packs",
                        paths.configFile() + ":2:3",
                        paths.configFile() + ":10:3");
    }

    @Test
    void changesAreWatchedUnlessTheFileSaysOtherwise() throws Exception {
        assertThat(read("", Map.of()).config().findWatch()).contains(Pacing.USUAL);
        assertThat(read("watch:\n  enabled: false\n", Map.of()).config().findWatch())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "colector:\\n  url: x| 1:1: unknown key 'colector'; did you mean collector?",
                "collector:\\n  ulr: x| 2:3: unknown key 'collector.ulr'; did you mean collector.url?",
                "audit:\\n  intervall: 5m| 2:3: unknown key 'audit.intervall'; did you mean audit.interval?",
                "colour: red| 1:1: unknown key 'colour'; it can be one of: audit, collector, labels",
                "audit:\\n  interval: soon| 2:3: audit.interval: 'soon' is no duration; write",
                "audit:\\n  interval: 500d| 2:3: audit.interval: '500d' is out of range; choose from 1s to 7d",
                "audit: 5m| 1:8: 'audit' holds keys of its own; write them below",
                "audit:\\n  interval: [1m]| 2:13: 'audit.interval' cannot be written like this; write one value",
                "watch:\\n  quiet: 5m| 2:3: watch.quiet: '5m' is out of range; choose from 1s to 1m",
                "packs: []| 1:1: packs: no pack",
                "profile: [a, b]| 1:10: 'profile' cannot be written like this; write one value",
                "packs: a\\ntailoring: /nowhere/own.yaml| 2:1: tailoring: /nowhere/own.yaml is not there; write",
                "tailoring: .| 1:1: tailoring: DIRECTORY/. is no file; write the whole path",
                "tailoring: \"a\\0b\"| 1:1: tailoring: 'a",
                "packs: {a: b}| 1:8: 'packs' cannot be written like this",
                "labels: [a]| 1:9: 'labels' cannot be written like this",
                "labels:\\n  Site: x| 1:1: labels: 'Site=x' is no label",
                "collector:\\n  url: ftp://x| 2:3: collector.url: 'ftp://x' is no http or https address",
                "collector:\\n  url: https://u:p@x| 2:3: collector.url: 'https://u:p@x' has more than",
                "collector:\\n  url: http://far.example.com| 2:3: collector.url: http would send reports",
                "collector:\\n  plaintext: maybe| 2:3: collector.plaintext: 'maybe' is neither true nor false",
                "metrics:\\n  address: 0.0.0.0:9849| 2:3: metrics.address: '0.0.0.0' is not this machine's own",
                "metrics:\\n  address: nowhere| 2:3: metrics.address: 'nowhere' is no address and port",
                "spool:\\n  max-bytes: 1MiB| 2:3: spool.max-bytes: '1MiB' is out of range; choose from 2MiB",
                "spool:\\n  max-bytes: lots| 2:3: spool.max-bytes: 'lots' is no size",
                "spool:\\n  max-reports: 0| 2:3: spool.max-reports: '0' is no number from 1",
                "- a| 1:1: the file is not a mapping",
                "a: b: c| 1:5: mapping values are not allowed here",
                "packs: a\\npacks: b| 2:1: 'packs' stands here twice",
            })
    void whatIsWrongIsNamedWithItsPlaceAndWhatToDo(String yaml, String expected) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(yaml.replace("\\n", "\n"), Map.of()))
                .satisfies(refused -> assertThat(refused.problems().getFirst().toString())
                        .startsWith(paths.configFile() + ":" + expected.replace("DIRECTORY", directory.toString())));
    }

    @Test
    void allProblemsAreNamedAtOnce() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() ->
                        read("colour: red\naudit:\n  interval: soon\n", Map.of(), "spool.max-bytes=x", "nonsense"))
                .satisfies(refused -> assertThat(refused.problems()).hasSize(4));
    }

    @Test
    void aFileThatWasNamedMustBeThere() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ConfigReader.read(
                        paths, Map.of("PLUMBLINE_CONFIG_FILE", directory + "/none.yaml"), Optional.empty(), List.of()))
                .withMessageContaining("none.yaml: cannot be read");
    }

    @Test
    void aVariableThatIsNearlyOursIsWorthAWarning() throws Exception {
        EffectiveConfig effective = read("", Map.of("PLUMBLINE_COLECTOR_URL", "x", "PLUMBLINE_UNRELATED_THING", "y"));
        assertThat(effective.warnings()).hasSize(1);
        assertThat(effective.warnings().getFirst().toString()).contains("did you mean PLUMBLINE_COLLECTOR_URL?");
    }

    @Test
    void plainHttpIsForThisMachineOrForWhoSaysSo() throws Exception {
        assertThat(read("collector: {url: 'http://127.0.0.1:9847'}", Map.of())
                        .config()
                        .findCollector())
                .isPresent();
        assertThat(read("collector: {url: 'http://far.example.com', plaintext: true}", Map.of())
                        .config()
                        .findCollector())
                .isPresent();
    }

    @Test
    void whereThingsLieFollowsTheSystem() {
        AgentPaths xdg = AgentPaths.of("Linux", Map.of("HOME", "/home/u", "XDG_STATE_HOME", "/s"));
        assertThat(xdg.configFile()).isEqualTo(Path.of("/home/u/.config/plumbline/agent.yaml"));
        assertThat(xdg.spool()).isEqualTo(Path.of("/s/plumbline/spool"));
        assertThat(AgentPaths.of("Linux", Map.of()).state())
                .isEqualTo(Path.of("").toAbsolutePath().resolve("plumbline/state"));
        assertThat(AgentPaths.of("Windows 11", Map.of("ProgramData", "D:\\Data"))
                        .spool()
                        .toString())
                .startsWith("D:\\Data")
                .contains("Plumbline");
    }

    @Test
    void targetsHaveARouteAndAnIntervalOfTheirOwnOrTheAgents() throws Exception {
        EffectiveConfig effective = read("""
            audit:
              interval: 1h
            targets:
              - name: old-server
                image: %1$s
              - name: branch
                drop-folder: %1$s
                interval: 1d
              - name: nt4
                remote: NT4SRV:139
                credentials-file: %1$s/nt4.credentials
                allow-smb1: true
            """.formatted(directory), Map.of());
        assertThat(effective.config().targets())
                .containsExactly(
                        new AuditTarget("old-server", new TargetRoute.Image(directory), Duration.ofHours(1)),
                        new AuditTarget("branch", new TargetRoute.DropFolder(directory), Duration.ofDays(1)),
                        new AuditTarget(
                                "nt4",
                                new TargetRoute.Remote("NT4SRV:139", directory.resolve("nt4.credentials"), true),
                                Duration.ofHours(1)));
        assertThat(effective.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.toString())
                        .startsWith(paths.configFile() + ":11:5: targets: ")
                        .contains("nt4.credentials is not there"));
        assertThat(effective.settings())
                .filteredOn(setting -> setting.key() == ConfigKey.TARGETS)
                .singleElement()
                .satisfies(setting ->
                        assertThat(setting.display()).contains("name=nt4 remote=NT4SRV:139 credentials-file="));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image: /x                                             | 2:5: targets: a target without a name",
                "name: a                                               | 2:5: targets: a target without a route",
                "name: a, image: /x, remote: h                         | 2:5: targets: a target by image and remote",
                "name: A b, image: /x                                  | 2:6: targets: 'A b' is no name for a target",
                "name: a, imgae: /x, image: /y                         | 2:15: targets: unknown key 'imgae'",
                "name: a, image: /x, image: /y                         | 'image' stands here twice",
                "name: a, remote: h                                    | a remote target without 'credentials-file'",
                "name: a, remote: h h, credentials-file: /x            | 'h h' is no name or address of a host",
                "name: a, image: /x, credentials-file: /y              | 'credentials-file' belongs to a remote target",
                "name: a, remote: h, credentials-file: /x, allow-smb1: maybe | 'maybe' is neither true nor false",
                "name: a, image: /x, interval: soon                    | 'soon' is no duration",
                "name: a, image: [/x]                                  | a plain value belongs here"
            })
    void targetThatCannotBeIsNamedWithItsPlace(String target, String complaint) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read("targets:\n  - {" + target + "}\n", Map.of()))
                .withMessageContaining(complaint);
    }

    @Test
    void targetsOfOneNameAndTargetsOutsideTheFileAreRefused() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(
                        "targets:\n  - {name: a, image: /x}\n  - {name: a, image: /y}\n",
                        Map.of("PLUMBLINE_TARGETS", "a"),
                        "targets=a"))
                .withMessageContaining(":3:6: targets: 'a' is the name of the target at ")
                .withMessageContaining("environment PLUMBLINE_TARGETS: targets cannot be set here")
                .withMessageContaining("flag --set targets: targets cannot be set here");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read("targets: /mnt/old\n", Map.of()))
                .withMessageContaining("'targets' cannot be written like this; write a list");
    }
}
