package io.plumbline.agent.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.agent.service.StopSignal;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;

/** All commands of the agent as its help has them. */
final class CommandTree {

    private CommandTree() {}

    static CommandLine root() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
        return AgentMain.commandLine(
                new Surroundings(nowhere, nowhere, false, false, Map.of(), "Linux", new StopSignal()));
    }

    /** The root and everything below it. */
    static List<CommandLine> all() {
        List<CommandLine> all = new ArrayList<>(List.of(root()));
        for (int i = 0; i < all.size(); i++) {
            all.addAll(all.get(i).getSubcommands().values().stream().distinct().toList());
        }
        return all;
    }

    /** The command lines in the examples of one command's help, without the remarks behind them. */
    static Stream<String> examples(CommandLine command) {
        return Arrays.stream(command.getCommandSpec().usageMessage().footer())
                .map(String::strip)
                .filter(line -> line.startsWith("plumbline-agent "))
                .map(line -> line.split("\\s{2,}", 2)[0]);
    }
}
