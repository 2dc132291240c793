package io.plumbline.agent.cli;

import io.plumbline.agent.config.AgentConfig;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleProse;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code plumbline-agent explain RULE}: why it matters, what is read, what is expected, how to put it right. */
@Command(
        name = "explain",
        description = "Explains a rule: why, what is read, what is expected, how to put it right.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  plumbline-agent explain kb933860-netbt-dfs-failover")
final class ExplainCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable AgentCommand parent;

    @Mixin
    private PackOptions packs = new PackOptions();

    @Mixin
    private ConfigOptions configuration = new ConfigOptions();

    @Parameters(
            paramLabel = "RULE",
            completionCandidates = KnownWords.Rules.class,
            description = "The id of a rule; 'plumbline-agent rules list' shows all.")
    private String rule = "";

    @Override
    public Integer call() {
        AgentCommand root = AgentCommand.of(parent);
        AgentConfig config = configuration.read(root.around()).config();
        List<Rule> rules = packs.packs(config.packs()).stream()
                .map(Pack::rules)
                .flatMap(List::stream)
                .toList();
        Screen screen = root.screen();
        String prose = RuleProse.render(
                PackOptions.require(rules, rule), screen.style().width());
        screen.print(Headings.coloured(prose, screen.marks()));
        return ExitCodes.DONE;
    }
}
