package io.plumbline.agent.cli;

import io.plumbline.agent.file.FileTrouble;
import io.plumbline.model.Sha256;
import io.plumbline.rules.NearestWord;
import io.plumbline.rules.Packs;
import io.plumbline.rules.RuleFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The files of a pack that a command line names: one that comes with the agent, a directory of rule files, or a single one.
 *
 * <p>Where no {@code pack.yaml} stands beside the rules the pack is called as its directory, and its version follows from
 * its texts: a result that changed with a rule is never taken for a change of the host.
 */
final class PackFiles {

    private static final String YAML = ".yaml";
    private static final int MAX_FILES = 2000;
    private static final long MAX_FILE_BYTES = 256 * 1024;

    private PackFiles() {}

    /** @throws CommandFailure where nothing of this name can be read as a pack, with what to name instead */
    static List<RuleFile> of(String name) {
        Optional<List<RuleFile>> builtIn = Packs.findFiles(name);
        if (builtIn.isPresent()) {
            return builtIn.get();
        }
        if (name.isBlank()) {
            throw CommandFailure.usage("an empty name is no pack; name a directory of rule files, or one such file");
        }
        Path path = Mistakes.path(name);
        if (Files.isDirectory(path)) {
            return all(path);
        }
        if (Files.isRegularFile(path)) {
            return single(path);
        }
        throw CommandFailure.usage("no pack '" + name + "', and nothing is at that path; "
                + NearestWord.find(name, Packs.names())
                        .map(nearest -> "did you mean " + nearest + "?")
                        .orElse("name a built-in pack (" + String.join(", ", Packs.names())
                                + "), a directory of rule files, or one such file (ID.yaml)"));
    }

    private static List<RuleFile> all(Path directory) {
        List<Path> paths = yaml(directory);
        if (paths.isEmpty()) {
            throw CommandFailure.usage("no rule file (*.yaml) is in " + directory + "; " + nextAfter(directory));
        }
        if (paths.size() > MAX_FILES) {
            throw CommandFailure.usage(directory + " holds more than " + MAX_FILES + " rule files; split the pack");
        }
        List<RuleFile> files = paths.stream().map(PackFiles::text).collect(Collectors.toCollection(ArrayList::new));
        if (paths.stream().noneMatch(path -> path.endsWith(RuleFile.PACK))) {
            files.add(header(directory, lastName(directory), files));
        }
        return List.copyOf(files);
    }

    private static String nextAfter(Path directory) {
        return entries(directory, "*").stream()
                .filter(entry -> Files.isDirectory(entry) && !yaml(entry).isEmpty())
                .findFirst()
                .map(below -> "name the directory of one pack, as " + below)
                .orElse(
                        entries(directory, "*.yml").isEmpty()
                                ? "'plumbline-agent rules new ID --pack " + directory + "' begins one"
                                : "a rule's file ends in .yaml, not in .yml: rename it");
    }

    private static List<Path> yaml(Path directory) {
        return entries(directory, "*" + YAML);
    }

    /** At most one more than a pack may have. */
    private static List<Path> entries(Path directory, String glob) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, glob)) {
            for (Path entry : stream) {
                found.add(entry);
                if (found.size() > MAX_FILES) {
                    break;
                }
            }
        } catch (DirectoryIteratorException broken) {
            throw unreadable(directory, FileTrouble.whileListing(broken));
        } catch (IOException broken) {
            throw unreadable(directory, broken);
        }
        found.sort(null);
        return found;
    }

    private static List<RuleFile> single(Path rule) {
        if (!rule.toString().endsWith(YAML)) {
            throw CommandFailure.usage(
                    rule + " is no rule file, because those are called ID.yaml; name one, or a directory of them");
        }
        Path beside = rule.resolveSibling(RuleFile.PACK);
        if (rule.endsWith(RuleFile.PACK)) {
            throw CommandFailure.usage(rule + " only says what its pack is called; name the directory that it is in");
        }
        RuleFile file = text(rule);
        return List.of(
                file,
                Files.isRegularFile(beside)
                        ? text(beside)
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

    /** A rule's file, or another in the language of rules, as a tailoring. */
    static RuleFile text(Path path) {
        try {
            if (Files.isDirectory(path)) {
                throw CommandFailure.usage("cannot read " + path + ": it is a directory where a file must be;"
                        + " name a file, or move it away");
            }
            if (Files.size(path) > MAX_FILE_BYTES) {
                throw CommandFailure.usage(path + " is larger than any rule (" + MAX_FILE_BYTES / 1024
                        + " KiB at most); check that it is the right file");
            }
            return new RuleFile(path.toString(), Files.readString(path));
        } catch (CharacterCodingException foreign) {
            throw CommandFailure.usage(path + " is not UTF-8; save it as UTF-8");
        } catch (IOException broken) {
            throw unreadable(path, broken);
        }
    }

    private static CommandFailure unreadable(Path path, IOException broken) {
        return CommandFailure.usage(
                "cannot read " + path + ": " + FileTrouble.why(broken) + "; check the path and its rights");
    }
}
