package io.plumbline.agent.host.image;

import io.plumbline.agent.host.WindowsPath;
import io.plumbline.agent.host.image.reg.ForeignExportException;
import io.plumbline.agent.host.image.reg.RegistryExport;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryHive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The folder that plumbline-collect.cmd made, by the list of what it did: a first line with the version, then one statement a
 * line, its word, a blank and what it is about, and {@code end}.
 *
 * <p>The list is as hostile as the rest of an image: it names files of the folder, never others, and what it says is missing
 * on the host is believed just as the exports are.
 */
final class CollectedFolder {

    static final String MANIFEST = "plumbline-collect.txt";

    private static final String FIRST_LINE = "plumbline-collect 1";
    private static final int MAX_BYTES = 1 << 20;

    private final ImageTree tree;
    private final Path folder;
    private final RegistryExport export = new RegistryExport();
    private final Set<String> absent = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> readFiles = new HashSet<>();
    private final List<String> conditions = new ArrayList<>();
    private boolean ended;

    private CollectedFolder(ImageTree tree, Path folder) {
        this.tree = tree;
        this.folder = folder;
    }

    /** @throws NoWindowsImageException when its list cannot be read, or is of a version that is not known here */
    static CollectedFolder read(ImageTree tree, Path folder) throws NoWindowsImageException {
        CollectedFolder collection = new CollectedFolder(tree, folder);
        List<String> lines = collection.manifest();
        if (!lines.getFirst().strip().equals(FIRST_LINE)) {
            throw new NoWindowsImageException(MANIFEST + " begins with \"" + lines.getFirst() + "\" and not with \""
                    + FIRST_LINE
                    + "\": it is of another version of plumbline-collect. Collect anew with the one that came"
                    + " with this agent.");
        }
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.strip().split(" ", 2);
            collection.statement(words[0], words.length == 2 ? words[1] : "");
        }
        if (!collection.ended) {
            collection.conditions.add("the collection was not finished: " + MANIFEST + " has no end");
        }
        return collection;
    }

    private List<String> manifest() throws NoWindowsImageException {
        Reading<byte[]> content = tree.findEntry(folder, MANIFEST).flatMap(file -> {
            try (InputStream in = tree.open(file)) {
                return Reading.present(in.readNBytes(MAX_BYTES));
            } catch (IOException broken) {
                return tree.unreadable(file, broken);
            }
        });
        return switch (content) {
            case Reading.Present<byte[]>(byte[] bytes) ->
                List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n|\r|\n", -1));
            case Reading<byte[]> unreadable ->
                throw new NoWindowsImageException(MANIFEST + " cannot be read: " + unreadable.why());
        };
    }

    private void statement(String word, String about) {
        switch (word) {
            case "key-exported" -> {
                String[] words = about.split(" ", 2);
                if (words.length == 2) {
                    exported(words[0], words[1]);
                }
            }
            case "key-absent" -> withKey(about, export::addMissingKey);
            case "key-failed" ->
                withKey(
                        about,
                        (hive, path) -> export.addRefusedKey(
                                hive, path, "its export had failed when the host's files were collected"));
            case "values-exported" -> add(about, RegistryExport.Coverage.SINGLE_VALUES);
            case "value-absent" -> {
                String[] words = about.split(" ", 2);
                if (words.length == 2) {
                    withKey(words[1], (hive, path) -> export.addValue(hive, path, words[0], Reading.absent()));
                }
            }
            case "file-absent" -> findPath(about).ifPresent(path -> absent.add(MissingFiles.folded(path)));
            case "file-failed" -> findPath(about).ifPresent(path -> refused.add(MissingFiles.folded(path)));
            case "end" -> ended = true;
            default -> {
                // What else it says is for people.
            }
        }
    }

    private interface KeyStatement {
        void about(RegistryHive hive, String path);
    }

    private static void withKey(String key, KeyStatement statement) {
        String[] steps = key.strip().split("\\\\", 2);
        RegistryHive.find(steps[0]).ifPresent(hive -> statement.about(hive, steps.length == 2 ? steps[1] : ""));
    }

    private static Optional<WindowsPath> findPath(String written) {
        return WindowsPath.find(written, "");
    }

    private void exported(String file, String key) {
        Optional<String> problem = add(file, RegistryExport.Coverage.TREES);
        problem.ifPresent(why -> withKey(key, (hive, path) -> export.addRefusedKey(hive, path, why)));
    }

    /** Why the file could not be read; empty when it was. */
    private Optional<String> add(String name, RegistryExport.Coverage coverage) {
        if (!readFiles.add(name)) {
            return Optional.empty();
        }
        Reading<Path> file = tree.findEntry(folder, name);
        if (file.find().isEmpty()) {
            String why =
                    name + (file instanceof Reading.Absent ? " is missing from the collection" : ": " + file.why());
            conditions.add(why);
            return Optional.of(why);
        }
        Optional<String> problem = addExport(tree, file.find().get(), export, coverage);
        problem.ifPresent(conditions::add);
        return problem;
    }

    /** Reads one export into {@code export}; why it could not be, for people. */
    static Optional<String> addExport(
            ImageTree tree, Path file, RegistryExport export, RegistryExport.Coverage coverage) {
        try (InputStream in = tree.open(file)) {
            export.add(tree.named(file), in, coverage);
            return Optional.empty();
        } catch (IOException broken) {
            return Optional.of(tree.unreadable(file, broken).why());
        } catch (ForeignExportException foreign) {
            return Optional.of(foreign.what());
        }
    }

    RegistryExport export() {
        return export;
    }

    MissingFiles missingFiles() {
        return new MissingFiles.Collected(absent, refused);
    }

    List<String> conditions() {
        return List.copyOf(conditions);
    }
}
