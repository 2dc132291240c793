package io.plumbline.agent.cli;

import io.plumbline.rules.NearestWord;
import io.plumbline.rules.Pack;
import io.plumbline.rules.PackException;
import io.plumbline.rules.PackReader;
import io.plumbline.rules.Packs;
import io.plumbline.rules.Problem;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleFile;
import io.plumbline.rules.Tailoring;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds packs by name: those that come with the agent, and directories of rule files. */
final class PackShelf {

    private static final int MAX_FILES = 2000;
    private static final long MAX_FILE_BYTES = 256 * 1024;

    private PackShelf() {}

    /** The packs of these names, tailored; a tailoring that fits none of their rules is refused as a mistake of its file. */
    static List<Pack> load(List<String> names, Tailoring tailoring) {
        Map<String, List<RuleFile>> builtIn = Packs.filesByPack();
        List<Pack> packs = new ArrayList<>();
        for (String name : names) {
            List<RuleFile> known = builtIn.get(name);
            packs.add(read(name, known == null ? files(directory(name, builtIn.keySet())) : known, tailoring));
        }
        requireFitting(tailoring, packs, names);
        return packs;
    }

    private static Path directory(String name, Set<String> builtIn) {
        Path directory = Path.of(name);
        if (!Files.isDirectory(directory)) {
            throw CommandFailure.usage("no pack '" + name + "'; " + NearestWord.hint(name, builtIn)
                    + ", or name a directory of rule files");
        }
        return directory;
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
            return Tailoring.read(file(file));
        } catch (PackException refused) {
            throw CommandFailure.usage("the tailoring does not load:" + System.lineSeparator() + refused.getMessage());
        } catch (IOException unreadable) {
            throw CommandFailure.usage("cannot read " + file + " (" + unreadable + "); check the path and its rights");
        }
    }

    /** The YAML files of a directory, by name. */
    static List<RuleFile> files(Path directory) {
        try (Stream<Path> found = Files.list(directory)) {
            List<Path> paths = found.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .limit(MAX_FILES + 1L)
                    .toList();
            if (paths.isEmpty()) {
                throw CommandFailure.usage(directory + " holds no rule file (*.yaml)");
            }
            if (paths.size() > MAX_FILES) {
                throw CommandFailure.usage(directory + " holds more than " + MAX_FILES + " rule files; split the pack");
            }
            List<RuleFile> files = new ArrayList<>();
            for (Path path : paths) {
                files.add(file(path));
            }
            return files;
        } catch (IOException unreadable) {
            throw CommandFailure.usage(
                    "cannot read " + directory + " (" + unreadable + "); check the path and its rights");
        }
    }

    private static RuleFile file(Path path) throws IOException {
        if (Files.size(path) > MAX_FILE_BYTES) {
            throw CommandFailure.usage(path + " is larger than any rule; is it one?");
        }
        try {
            return new RuleFile(path.toString(), Files.readString(path));
        } catch (CharacterCodingException notUtf8) {
            throw CommandFailure.usage(path + " is not UTF-8; save it as UTF-8");
        }
    }
}
