package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The packs that come with Plumbline, from the class path.
 *
 * <p>A class path cannot be listed without touching files, so the build writes the names of all files below
 * {@code packs} into {@code packs/index} (see this module's pom). Adding a rule is therefore adding its one file.
 */
public final class Packs {

    private static final String ROOT = "/packs/";

    private Packs() {}

    /**
     * Read anew each time; keep what it gives.
     *
     * @throws IllegalStateException when the build let a broken pack through, or made no index
     */
    public static List<Pack> builtIn() {
        return filesByPack().values().stream().map(Packs::read).toList();
    }

    /** The names of the packs that come with Plumbline, in order, without reading a rule. */
    public static List<String> names() {
        return index().map(Packs::packOf).distinct().sorted().toList();
    }

    /** The files of each pack that comes with Plumbline, by the pack's name. */
    public static SequencedMap<String, List<RuleFile>> filesByPack() {
        SequencedMap<String, List<RuleFile>> byPack = new TreeMap<>();
        for (RuleFile file : builtInFiles()) {
            byPack.computeIfAbsent(packOf(file.name()), ignored -> new ArrayList<>())
                    .add(file);
        }
        return byPack;
    }

    /** The files of one pack that comes with Plumbline; those of the others are not read. */
    public static Optional<List<RuleFile>> findFiles(String pack) {
        List<RuleFile> files = index().filter(name -> packOf(name).equals(pack))
                .map(Packs::file)
                .toList();
        return files.isEmpty() ? Optional.empty() : Optional.of(files);
    }

    /** The files of all packs that come with Plumbline, named {@code pack/rule-id.yaml}. */
    public static List<RuleFile> builtInFiles() {
        return index().map(Packs::file).toList();
    }

    private static RuleFile file(String name) {
        return new RuleFile(name, resource(name));
    }

    private static Stream<String> index() {
        return resource("index").lines().filter(line -> !line.isBlank());
    }

    private static String packOf(String file) {
        return file.substring(0, file.indexOf('/'));
    }

    private static Pack read(List<RuleFile> files) {
        try {
            return PackReader.read(files);
        } catch (PackException broken) {
            throw new IllegalStateException(
                    "a pack that comes with Plumbline does not load: " + broken.getMessage(), broken);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Packs.class.getResourceAsStream(ROOT + name)) {
            return new String(
                    requireNonNull(in, "the build left out " + ROOT + name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + ROOT + name + " from the class path", broken);
        }
    }
}
