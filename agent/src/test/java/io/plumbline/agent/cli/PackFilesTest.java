package io.plumbline.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.rules.Packs;
import io.plumbline.rules.RuleFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the commands that take a pack say of one that is none, whichever of them is asked. */
class PackFilesTest {

    private static final List<String> COMMANDS = List.of(
            "rules lint PACK",
            "rules test --pack PACK",
            "rules list --pack PACK",
            "rules page some-rule --pack PACK",
            "explain some-rule --pack PACK",
            "audit --pack PACK");

    private final Path home;

    PackFilesTest(@TempDir Path home) throws Exception {
        this.home = home;
        Files.createDirectory(home.resolve("empty"));
        Files.writeString(home.resolve("notes.txt"), "notes");
        Files.write(home.resolve("latin.yaml"), new byte[] {'a', (byte) 0xE4});
        Files.writeString(home.resolve("large.yaml"), "#".repeat(300_000));
        Files.writeString(Files.createDirectory(home.resolve("yml")).resolve("a-rule.yml"), "id: a-rule");
        Files.writeString(Files.createDirectories(home.resolve("above/one")).resolve("a-rule.yaml"), "id: a-rule");
        Files.writeString(Files.createDirectory(home.resolve("headed")).resolve("pack.yaml"), "name: a");
        Files.createDirectories(home.resolve("folders/a-rule.yaml"));
        Files.createSymbolicLink(Files.createDirectory(home.resolve("links")).resolve("a-rule.yaml"), Path.of("none"));
        Files.createSymbolicLink(
                Files.createDirectory(home.resolve("circles")).resolve("a-rule.yaml"), Path.of("a-rule.yaml"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nowhere          | no pack 'HOME/nowhere', and nothing is at that path; name a built-in pack (contradictions,",
                "empty            | no rule file (*.yaml) is in HOME/empty; 'plumbline-agent rules new ID --pack HOME/empty' begins",
                "above            | no rule file (*.yaml) is in HOME/above; name the directory of one pack, as HOME/above/one",
                "yml              | no rule file (*.yaml) is in HOME/yml; a rule's file ends in .yaml, not in .yml: rename it",
                "notes.txt        | HOME/notes.txt is no rule file, because those are called ID.yaml; name one",
                "latin.yaml       | HOME/latin.yaml is not UTF-8; save it as UTF-8",
                "large.yaml       | HOME/large.yaml is larger than any rule (256 KiB at most); check that it is the right file",
                "headed/pack.yaml | HOME/headed/pack.yaml only says what its pack is called; name the directory that it is in",
                "folders          | cannot read HOME/folders/a-rule.yaml: it is a directory where a file must be",
                "links            | cannot read HOME/links/a-rule.yaml: it is a link to something that is not there; check",
                "circles          | cannot read HOME/circles/a-rule.yaml: ",
            })
    void whatIsNoPackIsSaidTheSameByEveryCommandWithWhatToDo(String name, String said) {
        for (String command : COMMANDS) {
            String pack = home.resolve(name).toString();
            CommandLineRun run =
                    CommandLineRun.of(home, command.replace("PACK", pack).split(" "));
            assertThat(run.exit).as(command + ": " + run.err).isEqualTo(ExitCodes.USAGE);
            assertThat(run.out).as(command).isEmpty();
            assertThat(run.err)
                    .startsWith("plumbline-agent: " + said.replace("HOME", home.toString()))
                    .contains("; ")
                    .doesNotContain("Exception", "java.");
        }
    }

    @Test
    void namesThatNoFileCanHaveAreRefusedInWords() {
        assertThat(CommandLineRun.of(home, "rules", "lint", "a\u0000b").err)
                .isEqualTo("plumbline-agent: 'a\u0000b' cannot be the name of a file: Nul character not allowed\n");
        assertThat(CommandLineRun.of(home, "audit", "--tailoring", "a\u0000b").err)
                .startsWith("plumbline-agent: 'a\u0000b' cannot be the name of a file: Nul character not allowed\n");
        CommandLineRun empty = CommandLineRun.of(home, "rules", "lint", "");
        assertThat(empty.exit).isEqualTo(ExitCodes.USAGE);
        assertThat(empty.err).startsWith("plumbline-agent: an empty name is no pack; name a directory");
    }

    @Test
    void tailoringThatCannotBeReadIsSaidInWords() {
        CommandLineRun none = CommandLineRun.of(home, "audit", "--tailoring", home + "/none.yaml");
        assertThat(none.exit).isEqualTo(ExitCodes.USAGE);
        assertThat(none.err)
                .isEqualTo("plumbline-agent: cannot read " + home
                        + "/none.yaml: there is no such file; check the path and its rights\n");
        assertThat(CommandLineRun.of(home, "audit", "--tailoring", home.toString()).err)
                .isEqualTo("plumbline-agent: cannot read " + home + ": it is a directory where a file must be;"
                        + " name a file, or move it away\n");
    }

    @Test
    void builtInPackIsNamedToLintAsToEveryOtherCommand() {
        CommandLineRun lint = CommandLineRun.of(home, "rules", "lint", "name-resolution");
        assertThat(lint.exit).as(lint.err).isEqualTo(ExitCodes.DONE);
        assertThat(PackFiles.of("name-resolution"))
                .isEqualTo(Packs.filesByPack().get("name-resolution"));
    }

    @Test
    void singleRuleIsAPackOfItsName() throws Exception {
        Path rule = Files.writeString(home.resolve("a-rule.yaml"), "id: a-rule");
        assertThat(PackFiles.of(rule.toString()))
                .extracting(RuleFile::name)
                .containsExactly(rule.toString(), home.resolve("pack.yaml").toString());
    }
}
