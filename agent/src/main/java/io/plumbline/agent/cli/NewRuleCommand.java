package io.plumbline.agent.cli;

import io.plumbline.agent.audit.DeliveredFacts;
import io.plumbline.agent.file.FileTrouble;
import io.plumbline.formats.Marks;
import io.plumbline.formats.Plain;
import io.plumbline.rules.LintCheck;
import io.plumbline.rules.LintProblem;
import io.plumbline.rules.PackLint;
import io.plumbline.rules.Packs;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code plumbline-agent rules new ID}: a rule's file to begin with. */
@Command(
        name = "new",
        description = {
            "Begins a rule: writes a file about one fact, with cases for right, wrong and absent. It loads, and its cases pass;"
                    + " what only its author knows is marked FILL IN, and lint names it.",
            "",
            "A pack is a directory of such files and needs nothing else. A pack.yaml in it (name, version, profiles) gives it a"
                    + " version to roll out; without one the version follows from the files."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline-agent rules new no-admin-shares --pack my-pack"
                    + " --fact \"registry[HKLM\\SYSTEM\\CurrentControlSet\\Services\\LanmanServer\\Parameters::AutoShareWks]\""
                    + " --expect 0",
            "  plumbline-agent rules new one-dns-suffix --pack my-pack --fact adapter.domain --expect example.com",
            "  plumbline-agent rules new p-node --pack my-pack --fact netbt.node-type-effective --expect 2"
        })
final class NewRuleCommand implements Callable<Integer> {

    private static final int LABELS = 12;

    @ParentCommand
    private @Nullable RulesCommand parent;

    @Parameters(
            paramLabel = "ID",
            description = "What the rule is called, and its file: small letters, digits and hyphens.")
    private String id = "";

    @Option(
            names = "--fact",
            paramLabel = "FACT",
            completionCandidates = KnownWords.FactNames.class,
            defaultValue = "registry[HKLM\\SOFTWARE\\Policies\\Acme::Setting]",
            description =
                    "What it reads: probe.field as 'facts' shows it, or registry[KEY::NAME] for any registry value"
                            + " (default: ${DEFAULT-VALUE}). Quote it where the shell minds backslashes.")
    private String fact = "";

    @Option(
            names = "--expect",
            paramLabel = "VALUE",
            description =
                    "The value that passes, or several whole numbers: 1,2. Of a registry value anything else, and a"
                            + " number in quotation marks, is a text (default: one that a sound host may have).")
    private @Nullable String expect;

    @Option(
            names = "--pack",
            paramLabel = "DIR",
            defaultValue = "my-pack",
            description = "The directory of the pack, made if it is not there (default: ${DEFAULT-VALUE}).")
    private String pack = "my-pack";

    @Override
    public Integer call() {
        requireNewId();
        FactForm form = FactForm.of(fact).expecting(expect);
        Path directory = Mistakes.path(pack);
        Path file = directory.resolve(id + ".yaml");
        String text = RuleScaffold.of(id, form);
        int left = linesLeft(new RuleFile(file.toString(), text));
        write(directory, file, text);
        say(form, directory, file, left);
        return ExitCodes.DONE;
    }

    private void requireNewId() {
        if (!Rule.isId(id)) {
            throw CommandFailure.usage("'" + id + "' is no id; write small letters, digits and single hyphens, as "
                    + "smb-signing-required");
        }
        Packs.filesByPack().forEach((name, files) -> {
            if (files.stream().anyMatch(each -> each.lastName().equals(id + ".yaml"))) {
                throw CommandFailure.usage("the pack " + name + " has a rule " + id
                        + ", and both could not be in force; choose another id, or change it by a tailoring file:"
                        + " docs/rules/tailoring.md");
            }
        });
        if (Packs.names().contains(pack)) {
            throw CommandFailure.usage(
                    "the pack " + pack + " comes with Plumbline; name a directory of your own, such as my-" + pack);
        }
    }

    /**
     * How many lines lint will find unfinished.
     *
     * <p>A scaffold that does not stand would be worse than none; the values of the command line are its author's.
     */
    private static int linesLeft(RuleFile file) {
        List<LintProblem> all = new PackLint(DeliveredFacts.catalog()).lint(file);
        List<LintProblem> wrong = all.stream()
                .filter(problem -> problem.check() != LintCheck.UNFINISHED)
                .toList();
        if (!wrong.isEmpty()) {
            throw CommandFailure.usage("with this fact and value it would be no rule:" + System.lineSeparator()
                    + wrong.stream().map(LintProblem::toString).collect(Collectors.joining(System.lineSeparator())));
        }
        return all.size();
    }

    private static void write(Path directory, Path file, String text) {
        try {
            Files.createDirectories(directory);
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException there) {
            throw CommandFailure.usage(
                    there.getFile() + " is there already and is left as it is; choose another id or directory");
        } catch (IOException unwritable) {
            throw CommandFailure.usage("cannot write " + file + ": " + FileTrouble.why(unwritable)
                    + "; choose a place that can be written with --pack DIR");
        }
    }

    private void say(FactForm form, Path directory, Path file, int left) {
        Screen screen = AgentCommand.of(RulesCommand.of(parent).root()).screen();
        Marks marks = screen.marks();
        String done = marks.coloured(Marks.Colour.GREEN, marks.pass());
        screen.lines()
                .wrapped(
                        done + " ",
                        Plain.columns(done) + 1,
                        Plain.of(file + ": reads " + form.ref() + ", wants " + RuleScaffold.soundInWords(form)
                                + "; 3 cases, all right"));
        screen.lines().blank();
        next(screen, "fill in", "the " + left + " lines marked " + PackLint.TO_FILL_IN + " of " + file);
        String named = directory.toString().contains(" ") ? "\"" + directory + "\"" : directory.toString();
        next(screen, "check", "plumbline-agent rules lint " + named);
        next(screen, "run cases", "plumbline-agent rules test --pack " + named);
        next(screen, "try", "plumbline-agent audit --pack " + named + " --all --image DIR");
        next(screen, "", "DIR is a mounted disk, a collected folder or a .reg; on Windows, without it, this host");
        next(screen, "see why", "plumbline-agent explain --finding " + id + " --pack " + named + " --image DIR");
        next(screen, "read", "plumbline-agent rules page " + id + " --pack " + named);
        screen.show();
    }

    private static void next(Screen screen, String label, String words) {
        screen.lines()
                .wrapped(
                        "  " + screen.marks().coloured(Marks.Colour.CYAN, label)
                                + " ".repeat(LABELS - 2 - label.length()),
                        LABELS,
                        Plain.of(words));
    }
}
