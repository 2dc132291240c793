package io.plumbline.agent.cli;

import io.plumbline.rules.Pack;
import io.plumbline.rules.PackException;
import io.plumbline.rules.PackReader;
import io.plumbline.rules.Problem;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleFile;
import io.plumbline.rules.Tailoring;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Loads packs by name, changed as a tailoring says. */
final class PackShelf {

    private PackShelf() {}

    /** The packs of these names, tailored; a tailoring that fits none of their rules is refused as a mistake of its file. */
    static List<Pack> load(List<String> names, Tailoring tailoring) {
        List<Pack> packs = new ArrayList<>();
        for (String name : names) {
            packs.add(read(name, PackFiles.of(name), tailoring));
        }
        requireFitting(tailoring, packs, names);
        return packs;
    }

    private static Pack read(String name, List<RuleFile> files, Tailoring tailoring) {
        try {
            return PackReader.read(files, tailoring);
        } catch (PackException refused) {
            throw CommandFailure.usage(
                    "the pack " + name + " does not load:" + System.lineSeparator() + refused.getMessage());
        }
    }

    /** A rule that is left out is known all the same, so the packs are asked without the tailoring's choice. */
    private static void requireFitting(Tailoring tailoring, List<Pack> packs, List<String> names) {
        if (!tailoring.changesRules()) {
            return;
        }
        List<Rule> rules = new ArrayList<>();
        packs.forEach(pack -> rules.addAll(pack.rules()));
        if (packs.stream().anyMatch(pack -> !pack.leftOut().isEmpty())) {
            rules.clear();
            load(names, Tailoring.NONE).forEach(pack -> rules.addAll(pack.rules()));
        }
        List<Problem> problems = tailoring.problemsAmong(rules);
        if (!problems.isEmpty()) {
            throw CommandFailure.usage("the tailoring does not fit the packs:" + System.lineSeparator()
                    + problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        }
    }

    /** @throws CommandFailure with all that is wrong in the file */
    static Tailoring tailoring(Path file) {
        try {
            return Tailoring.read(PackFiles.text(file));
        } catch (PackException refused) {
            throw CommandFailure.usage("the tailoring does not load:" + System.lineSeparator() + refused.getMessage());
        }
    }
}
