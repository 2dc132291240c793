package io.plumbline.agent.cli;

import io.plumbline.rules.NearestWord;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code plumbline-agent completion SHELL}: a script that completes commands, options, rules, packs, probes and formats. */
@Command(
        name = "completion",
        description = {
            "Writes the script by which a shell completes this command: commands, options, and the rules, packs, probes and"
                    + " formats of this version.",
            "",
            "bash: source it in ~/.bashrc. zsh: source it in ~/.zshrc, after compinit. PowerShell: load it in $PROFILE by"
                    + " 'plumbline-agent completion powershell | Out-String | Invoke-Expression'."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline-agent completion bash",
            "  plumbline-agent completion zsh",
            "  plumbline-agent completion powershell"
        })
final class CompletionCommand implements Callable<Integer> {

    static final List<String> SHELLS = List.of("bash", "powershell", "zsh");

    @ParentCommand
    private @Nullable AgentCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "SHELL",
            completionCandidates = KnownWords.Shells.class,
            description = "bash, zsh or powershell.")
    private String shell = "";

    @Override
    public Integer call() {
        CommandLine root = root();
        String script = switch (shell) {
            // picocli's script for bash begins by teaching zsh to take it.
            case "bash", "zsh" -> AutoComplete.bash(root.getCommandName(), root);
            case "powershell" -> PowerShellCompletion.script(root);
            default -> throw CommandFailure.usage("no shell '" + shell + "'; " + NearestWord.hint(shell, SHELLS));
        };
        AgentCommand.of(parent).screen().print(script.endsWith("\n") ? script : script + "\n");
        return ExitCodes.DONE;
    }

    private CommandLine root() {
        if (spec == null) {
            throw new IllegalStateException("picocli has not set the command's specification");
        }
        return spec.root().commandLine();
    }
}
