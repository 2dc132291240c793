package io.plumbline.agent.cli;

import io.plumbline.formats.RulePage;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Rule;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code plumbline-agent rules page RULE}: the page that docs/rules has of a built-in rule, for any other, too. */
@Command(
        name = "page",
        description =
                "Prints a rule's page as Markdown: whom it is for, what it reads, how it judges, the fix, its cases.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  plumbline-agent rules page llmnr-off", "  plumbline-agent rules page my-rule --pack my-pack"})
final class RulePageCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable RulesCommand parent;

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
        Surroundings around = RulesCommand.of(parent).root().around();
        List<Pack> inForce = packs.packs(configuration.read(around).config().packs());
        Rule found = RuleNames.require(inForce, rule);
        Pack home = inForce.stream()
                .filter(pack -> pack.rules().contains(found))
                .findFirst()
                .orElseThrow();
        around.out().print(RulePage.render(home, found, FactNotes.of("")));
        around.out().flush();
        return ExitCodes.DONE;
    }
}
