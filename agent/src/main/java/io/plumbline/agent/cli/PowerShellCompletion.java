package io.plumbline.agent.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The completion script for PowerShell 5 and later, made from the commands as they are. */
final class PowerShellCompletion {

    private static final String COMPLETER = """
              $path = ''
              $before = ''
              foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
                if ($element.Extent.EndOffset -ge $cursorPosition -and $wordToComplete -ne '') { break }
                $before = $element.Extent.Text
                $deeper = "$path $before".Trim()
                if ($commands.ContainsKey($deeper)) { $path = $deeper }
              }
              $known = $commands[$path]
              $words = $known.Words
              $prefix = ''
              $typed = $wordToComplete
              if ($known.Values.ContainsKey($before)) { $words = $known.Values[$before] }
              if ($wordToComplete -match '^(--[a-z.-]+)=(.*)$' -and $known.Values.ContainsKey($Matches[1])) {
                $prefix = $Matches[1] + '='
                $typed = $Matches[2]
                $words = $known.Values[$Matches[1]]
              }
              $words |
                Where-Object { $_.StartsWith($typed, [System.StringComparison]::OrdinalIgnoreCase) } |
                ForEach-Object {
                  [System.Management.Automation.CompletionResult]::new("$prefix$_", $_, 'ParameterValue', $_)
                }
            }
            """;

    private PowerShellCompletion() {}

    static String script(CommandLine root) {
        StringBuilder script = new StringBuilder();
        String name = root.getCommandName();
        script.append("# Completion of ")
                .append(name)
                .append(" ")
                .append(AgentVersion.current())
                .append(" for PowerShell.\n");
        script.append("Register-ArgumentCompleter -Native -CommandName ")
                .append(list(List.of(name, name + ".cmd", name + ".exe")))
                .append(" -ScriptBlock {\n  param($wordToComplete, $commandAst, $cursorPosition)\n  $commands = @{\n");
        commands(root, "", script);
        return script + "  }\n" + COMPLETER;
    }

    private static void commands(CommandLine command, String path, StringBuilder script) {
        CommandSpec spec = command.getCommandSpec();
        List<String> words = new ArrayList<>(new TreeSet<>(spec.subcommands().keySet()));
        spec.positionalParameters().forEach(parameter -> words.addAll(candidates(parameter)));
        TreeMap<String, List<String>> values = new TreeMap<>();
        TreeSet<String> options = new TreeSet<>();
        for (OptionSpec option : spec.options()) {
            options.addAll(List.of(option.names()));
            List<String> known = candidates(option);
            if (!known.isEmpty()) {
                List.of(option.names()).forEach(each -> values.put(each, known));
            }
        }
        words.addAll(options);
        script.append("    ").append(quoted(path)).append(" = @{\n");
        script.append("      Words = @(").append(list(words)).append(")\n      Values = @{");
        values.forEach((option, known) -> script.append("\n        ")
                .append(quoted(option))
                .append(" = @(")
                .append(list(known))
                .append(')'));
        script.append(values.isEmpty() ? "}\n    }\n" : "\n      }\n    }\n");
        new TreeMap<>(command.getSubcommands())
                .forEach((name, below) -> commands(below, (path + " " + name).strip(), script));
    }

    private static List<String> candidates(ArgSpec argument) {
        Iterable<String> known = argument.completionCandidates();
        return known == null
                ? List.of()
                : StreamSupport.stream(known.spliterator(), false).toList();
    }

    private static String list(Collection<String> words) {
        return words.stream().map(PowerShellCompletion::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "''") + "'";
    }
}
