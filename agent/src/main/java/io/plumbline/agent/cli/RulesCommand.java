package io.plumbline.agent.cli;

import io.plumbline.agent.audit.DeliveredFacts;
import io.plumbline.formats.Marks;
import io.plumbline.formats.Plain;
import io.plumbline.model.Counted;
import io.plumbline.model.Finding;
import io.plumbline.rules.Judge;
import io.plumbline.rules.LintProblem;
import io.plumbline.rules.Pack;
import io.plumbline.rules.PackLint;
import io.plumbline.rules.Packs;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleCase;
import io.plumbline.rules.RuleFile;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code plumbline-agent rules …}: for who reads rules, and for who writes them. */
@Command(
        name = "rules",
        description = "Lists, shows, checks and tests rules.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | show | page | new | lint | test)",
        subcommands = {NewRuleCommand.class, RulePageCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline-agent rules list",
            "  plumbline-agent rules show netbt-node-type-valid",
            "  plumbline-agent rules new my-first-rule --pack my-pack",
            "  plumbline-agent rules lint my-pack/",
            "  plumbline-agent rules test --pack my-pack/"
        })
final class RulesCommand implements Runnable {

    @ParentCommand
    private @Nullable AgentCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    /** @param parent as picocli set it */
    static RulesCommand of(@Nullable RulesCommand parent) {
        if (parent == null) {
            throw new IllegalStateException("picocli has not set the parent command");
        }
        return parent;
    }

    AgentCommand root() {
        return AgentCommand.of(parent);
    }

    private Surroundings around() {
        return AgentCommand.of(parent).around();
    }

    private List<Pack> packs(PackOptions options, ConfigOptions configuration) {
        return options.packs(configuration.read(around()).config().packs());
    }

    @Override
    public void run() {
        throw Mistakes.needsOne(spec);
    }

    @Command(
            description = "Lists the rules of the packs in force.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {
                "  plumbline-agent rules list",
                "  plumbline-agent rules list --pack hardening",
                "  plumbline-agent rules list --symptom 53"
            })
    int list(
            @Mixin PackOptions options,
            @Mixin ConfigOptions configuration,
            @Option(
                            names = "--symptom",
                            paramLabel = "TEXT",
                            completionCandidates = KnownWords.ErrorNumbers.class,
                            description =
                                    "Only rules about what users see: the number of an error or event, or words of a"
                                            + " message; docs/rules/error-53.md walks from there.")
                    @Nullable
                    String symptom) {
        List<Pack> packs = options.onlyAskedFor(packs(options, configuration));
        if (symptom != null) {
            packs = SymptomSearch.of(packs).require(symptom);
        }
        Screen screen = AgentCommand.of(parent).list();
        packs.forEach(pack -> RuleLines.lay(pack, screen));
        screen.show();
        return ExitCodes.DONE;
    }

    @Command(
            description = "Shows a built-in rule's file.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExample:%n",
            footer = "  plumbline-agent rules show netbt-node-type-valid")
    int show(
            @Parameters(
                            paramLabel = "RULE",
                            completionCandidates = KnownWords.Rules.class,
                            description = "The id of a built-in rule.")
                    String id) {
        RuleNames.requireBuiltIn(id);
        for (RuleFile file : Packs.builtInFiles()) {
            if (file.lastName().equals(id + ".yaml")) {
                around().out().print(file.text());
                around().out().flush();
                return ExitCodes.DONE;
            }
        }
        throw new IllegalStateException("rule " + id + " has no file of its name");
    }

    @Command(
            description =
                    "Says what is wrong with rule files, each with its place and a fix. docs/rules/lint.md explains every check.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {
                "  plumbline-agent rules lint",
                "  plumbline-agent rules lint my-pack/",
                "  plumbline-agent rules lint --json my-pack/"
            })
    int lint(
            @Parameters(
                            arity = "0..*",
                            paramLabel = "PACK",
                            completionCandidates = KnownWords.PackNames.class,
                            description = "Directories of rule files, single ones, or built-in packs (default: those).")
                    @Nullable
                    List<String> names,
            @Option(names = "--json", description = "As a JSON array of file, line, column, check, message and fix.")
                    boolean json) {
        Collection<List<RuleFile>> packs = names == null || names.isEmpty()
                ? Packs.filesByPack().values()
                : names.stream().map(PackFiles::of).toList();
        int files = (int) packs.stream()
                .flatMap(List::stream)
                .filter(file -> !file.lastName().equals(RuleFile.PACK))
                .count();
        List<LintProblem> problems;
        try (Progress progress = root().progress()) {
            progress.says("trying the rules of " + Counted.of(files, "file"));
            problems = new PackLint(DeliveredFacts.catalog()).lint(packs);
        }
        if (json) {
            around().out().writeBytes(LintLines.json(problems));
            around().out().println();
        } else {
            problems.forEach(problem -> around().out().println(problem));
        }
        around().out().flush();
        around().err().println(LintLines.summary(files, problems));
        return problems.isEmpty() ? ExitCodes.DONE : ExitCodes.USAGE;
    }

    @Command(
            description = "Runs the rules' own cases.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {"  plumbline-agent rules test", "  plumbline-agent rules test --pack my-pack/ --rule my-rule"})
    int test(@Mixin PackOptions options, @Mixin ConfigOptions configuration) {
        Screen screen = AgentCommand.of(parent).list();
        Marks marks = screen.marks();
        int cases = 0;
        int wrong = 0;
        for (Rule rule : options.plan(packs(options, configuration)).rules()) {
            for (RuleCase one : rule.cases()) {
                cases++;
                Finding finding = Judge.judge(rule, one.given());
                if (finding.result() != one.expected()) {
                    wrong++;
                    screen.lines()
                            .wrapped(
                                    marks.coloured(Marks.Colour.RED, marks.fail()) + " ",
                                    Plain.columns(marks.fail()) + 1,
                                    Plain.of(rule.id() + ": " + one.name() + ": expected "
                                            + one.expected().word() + ", came to "
                                            + finding.result().word() + ": " + finding.reason()));
                }
            }
        }
        screen.show();
        around().err().println(Counted.of(cases, "case") + ", " + wrong + " wrong");
        return wrong == 0 ? ExitCodes.DONE : ExitCodes.USAGE;
    }
}
