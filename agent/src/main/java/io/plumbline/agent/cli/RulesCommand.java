package io.plumbline.agent.cli;

import io.plumbline.model.Finding;
import io.plumbline.rules.Judge;
import io.plumbline.rules.Pack;
import io.plumbline.rules.PackLint;
import io.plumbline.rules.Packs;
import io.plumbline.rules.Problem;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleCase;
import io.plumbline.rules.RuleFile;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code plumbline-agent rules …}: for who reads rules, and for who writes them. */
@Command(
        name = "rules",
        description = "Lists, shows, checks and tests rules.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | show | lint | test)",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline-agent rules list",
            "  plumbline-agent rules show netbt-node-type-valid",
            "  plumbline-agent rules lint my-pack/",
            "  plumbline-agent rules test --pack my-pack/"
        })
final class RulesCommand implements Runnable {

    @ParentCommand
    private @Nullable AgentCommand parent;

    private Surroundings around() {
        if (parent == null) {
            throw new IllegalStateException("picocli has not set the parent command");
        }
        return parent.around();
    }

    private List<Pack> packs(PackOptions options, ConfigOptions configuration) {
        return options.packs(configuration.read(around()).config().packs());
    }

    @Override
    public void run() {
        throw CommandFailure.usage("rules needs one of: list, show, lint, test");
    }

    @Command(description = "Lists the rules of the packs in force.", mixinStandardHelpOptions = true)
    int list(@Mixin PackOptions options, @Mixin ConfigOptions configuration) {
        PrintStream out = around().out();
        for (Pack pack : packs(options, configuration)) {
            out.println(pack.name() + " " + pack.version());
            for (Rule rule : pack.rules()) {
                out.println(String.format(
                        Locale.ROOT,
                        "  %-34s %-8s %s",
                        rule.id(),
                        rule.severity().word(),
                        rule.title()));
            }
        }
        return ExitCodes.DONE;
    }

    @Command(description = "Shows a built-in rule's file.", mixinStandardHelpOptions = true)
    int show(@Parameters(paramLabel = "RULE") String id) {
        PackOptions.require(
                Packs.builtIn().stream().flatMap(pack -> pack.rules().stream()).toList(), id);
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
                    "Says what is wrong with rule files, with file, line and column; without directories, the built-in ones.",
            mixinStandardHelpOptions = true)
    int lint(@Parameters(arity = "0..*", paramLabel = "DIR") @Nullable List<Path> directories) {
        List<Problem> problems = new ArrayList<>();
        int files = 0;
        if (directories == null || directories.isEmpty()) {
            for (List<RuleFile> builtIn : Packs.filesByPack().values()) {
                files += builtIn.size();
                problems.addAll(PackLint.lint(builtIn));
            }
        } else {
            for (Path directory : directories) {
                List<RuleFile> found = PackShelf.files(directory);
                files += found.size();
                problems.addAll(PackLint.lint(found));
            }
        }
        problems.forEach(problem -> around().out().println(problem));
        around().err().println(files + " files, " + problems.size() + " problems");
        return problems.isEmpty() ? ExitCodes.DONE : ExitCodes.USAGE;
    }

    @Command(description = "Runs the rules' own cases.", mixinStandardHelpOptions = true)
    int test(@Mixin PackOptions options, @Mixin ConfigOptions configuration) {
        PrintStream out = around().out();
        int cases = 0;
        int wrong = 0;
        for (Rule rule : options.plan(packs(options, configuration)).rules()) {
            for (RuleCase one : rule.cases()) {
                cases++;
                Finding finding = Judge.judge(rule, one.given());
                if (finding.result() != one.expected()) {
                    wrong++;
                    out.println(rule.id() + ": " + one.name() + ": expected "
                            + one.expected().word() + ", came to "
                            + finding.result().word() + ": " + finding.reason());
                }
            }
        }
        out.flush();
        around().err().println(cases + " cases, " + wrong + " wrong");
        return wrong == 0 ? ExitCodes.DONE : ExitCodes.USAGE;
    }
}
