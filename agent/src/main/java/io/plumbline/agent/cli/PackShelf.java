package io.plumbline.agent.cli;

import io.plumbline.rules.NearestWord;
import io.plumbline.rules.Pack;
import io.plumbline.rules.PackException;
import io.plumbline.rules.PackReader;
import io.plumbline.rules.Packs;
import io.plumbline.rules.RuleFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds packs by name: those that come with the agent, and directories of rule files. */
final class PackShelf {

    private static final int MAX_FILES = 2000;
    private static final long MAX_FILE_BYTES = 256 * 1024;

    private PackShelf() {}

    static List<Pack> load(List<String> names) {
        Map<String, Pack> builtIn = new TreeMap<>();
        Packs.builtIn().forEach(pack -> builtIn.put(pack.name(), pack));
        List<Pack> packs = new ArrayList<>();
        for (String name : names) {
            Pack known = builtIn.get(name);
            packs.add(known != null ? known : read(name, builtIn));
        }
        return packs;
    }

    private static Pack read(String name, Map<String, Pack> builtIn) {
        Path directory = Path.of(name);
        if (!Files.isDirectory(directory)) {
            throw CommandFailure.usage("no pack '" + name + "'; " + NearestWord.hint(name, builtIn.keySet())
                    + ", or name a directory of rule files");
        }
        try {
            return PackReader.read(files(directory));
        } catch (PackException refused) {
            throw CommandFailure.usage(
                    "the pack in " + directory + " does not load:" + System.lineSeparator() + refused.getMessage());
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
