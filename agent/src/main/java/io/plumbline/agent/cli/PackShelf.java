package io.plumbline.agent.cli;

import io.plumbline.model.Sha256;
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

/**
 * Finds packs by name: those that come with the agent, directories of rule files, and single ones.
 *
 * <p>Where no {@code pack.yaml} stands beside the rules the pack is called as its directory, and its version follows from
 * its texts: a result that changed with a rule is never taken for a change of the host.
 */
final class PackShelf {

    private static final String YAML = ".yaml";
    private static final int MAX_FILES = 2000;
    private static final long MAX_FILE_BYTES = 256 * 1024;

    private PackShelf() {}

    /** The packs of these names, tailored; a tailoring that fits none of their rules is refused as a mistake of its file. */
    static List<Pack> load(List<String> names, Tailoring tailoring) {
        Map<String, List<RuleFile>> builtIn = Packs.filesByPack();
        List<Pack> packs = new ArrayList<>();
        for (String name : names) {
            List<RuleFile> known = builtIn.get(name);
            packs.add(read(name, known == null ? files(path(name, builtIn.keySet())) : known, tailoring));
        }
        requireFitting(tailoring, packs, names);
        return packs;
    }

    private static Path path(String name, Set<String> builtIn) {
        Path path = Path.of(name);
        if (!Files.isDirectory(path) && !(isRule(path) && Files.isRegularFile(path))) {
            throw CommandFailure.usage("no pack '" + name + "'; " + NearestWord.hint(name, builtIn)
                    + ", or name a directory of rule files, or one of them");
        }
        return path;
    }

    private static boolean isRule(Path path) {
        return path.toString().endsWith(YAML) && !path.endsWith(RuleFile.PACK);
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

    /** The YAML files of a directory, or a single one; with what makes them a pack. */
    static List<RuleFile> files(Path path) {
        try {
            return Files.isDirectory(path) ? all(path) : single(path);
        } catch (IOException unreadable) {
            throw CommandFailure.usage("cannot read " + path + " (" + unreadable + "); check the path and its rights");
        }
    }

    private static List<RuleFile> all(Path directory) throws IOException {
        List<Path> paths;
        try (Stream<Path> found = Files.list(directory)) {
            paths = found.filter(path -> path.toString().endsWith(YAML))
                    .sorted()
                    .limit(MAX_FILES + 1L)
                    .toList();
        }
        if (paths.isEmpty()) {
            throw CommandFailure.usage(
                    directory + " holds no rule file (*.yaml); 'plumbline-agent rules new ID' begins one");
        }
        if (paths.size() > MAX_FILES) {
            throw CommandFailure.usage(directory + " holds more than " + MAX_FILES + " rule files; split the pack");
        }
        List<RuleFile> files = new ArrayList<>();
        for (Path path : paths) {
            files.add(file(path));
        }
        if (paths.stream().noneMatch(path -> path.endsWith(RuleFile.PACK))) {
            files.add(header(directory, lastName(directory), files));
        }
        return files;
    }

    private static List<RuleFile> single(Path rule) throws IOException {
        Path beside = rule.resolveSibling(RuleFile.PACK);
        RuleFile file = file(rule);
        return List.of(
                file,
                Files.isRegularFile(beside)
                        ? file(beside)
                        : header(rule.resolveSibling("."), lastName(rule).replace(YAML, ""), List.of(file)));
    }

    private static RuleFile header(Path directory, String name, List<RuleFile> rules) {
        String digest = Sha256.hex(rules.stream().map(RuleFile::text).collect(Collectors.joining("\n")));
        return new RuleFile(
                directory.resolve(RuleFile.PACK).normalize().toString(),
                "{ name: '" + name.replace("'", "''") + "', version: 'unversioned-" + digest.substring(0, 8) + "' }");
    }

    private static String lastName(Path path) {
        Path last = path.toAbsolutePath().normalize().getFileName();
        return last == null ? "pack" : last.toString();
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
