package io.plumbline.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.gallery.RecordedHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What the help promises: every command says what it is for and shows a line that works. */
class HelpTest {

    /** What examples call files of their reader's. */
    private static final Pattern OF_THE_READER = Pattern.compile(
            "(?<=[ =])(?:/mnt/)?(host\\.txt|report\\.json|bundle\\.zip|old-server|disk|agent\\.yaml|my-pack/?)(?= |$)");
    /** A network, a collector, Windows, or no end. */
    private static final Pattern NOT_HERE = Pattern.compile(
            ".* (--remote|--deliver|--watch|collector\\.url=\\S+)( .*|$)|plumbline-agent (service|run)( .*|$)");

    private final Path home;

    HelpTest(@TempDir Path home) {
        this.home = home;
    }

    /** The files that the examples speak of. */
    private void layOut() throws Exception {
        String vista = RecordedHost.of("host3-vista-rtm").text();
        Files.writeString(home.resolve("host.txt"), vista);
        Files.writeString(home.resolve("agent.yaml"), "audit:\n  interval: 5m\n");
        for (String image : List.of("old-server", "disk")) {
            Files.writeString(Files.createDirectory(home.resolve(image)).resolve("HKLM-SYSTEM.reg"), """
                    Windows Registry Editor Version 5.00

                    [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\NetBT\\Parameters]
                    "NodeType"=dword:00000003
                    """);
        }
        Path pack = Files.createDirectory(home.resolve("my-pack"));
        Files.writeString(pack.resolve("pack.yaml"), "name: my-pack\nversion: '1'\n");
        String rule = CommandLineRun.of(home, "rules", "show", "netbt-node-type-valid").out;
        Files.writeString(pack.resolve("my-rule.yaml"), rule.replace("id: netbt-node-type-valid", "id: my-rule"));
        CommandLineRun.of(home, "audit", "--from-snapshot", home + "/host.txt", "-o", "json=" + home + "/report.json");
    }

    static Stream<String> commands() {
        return CommandTree.all().stream()
                .map(command -> command.getCommandSpec().qualifiedName());
    }

    private static CommandLine command(String name) {
        return CommandTree.all().stream()
                .filter(each -> each.getCommandSpec().qualifiedName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandIsDescribedWithAllThatItTakesAndAnExample(String name) {
        CommandSpec spec = command(name).getCommandSpec();
        assertThat(spec.usageMessage().description()).as("description").isNotEmpty();
        assertThat(spec.options())
                .allSatisfy(option -> assertThat(option.description())
                        .as(option.longestName())
                        .isNotEmpty());
        assertThat(spec.positionalParameters())
                .allSatisfy(parameter -> assertThat(parameter.description())
                        .as(parameter.paramLabel())
                        .isNotEmpty());
        assertThat(CommandTree.examples(command(name)))
                .as("examples")
                .isNotEmpty()
                .allMatch(line -> line.startsWith(name));
    }

    static Stream<String> examples() {
        return CommandTree.all().stream().flatMap(CommandTree::examples).distinct();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsUnderstoodAndWorksWhereItCan(String example) throws Exception {
        String[] words = OF_THE_READER
                .matcher(example)
                .replaceAll(home.toString().replace("\\", "\\\\") + "/$1")
                .substring("plumbline-agent ".length())
                .replace("\"", "")
                .split(" ");
        CommandTree.root().parseArgs(words);
        if (NOT_HERE.matcher(example).matches()) {
            return;
        }
        layOut();
        CommandLineRun run = CommandLineRun.of(home, words);
        if (run.exit == ExitCodes.NOT_AUDITED) {
            assertThat(run.err).contains("this host is not Windows");
        } else {
            assertThat(run.exit).as(run.err).isIn(0, 10, 11);
            assertThat(run.out + run.err).isNotEmpty();
        }
    }
}
