package io.plumbline.agent.gallery;

import io.plumbline.rules.Packs;
import io.plumbline.rules.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The directory {@code e2e/hosts}: snapshots, variants of them, and what every rule is expected to say of each. */
public final class Gallery {

    /** Modules lie side by side, and Maven runs the tests of each in its own directory. */
    static final Path DIRECTORY = Path.of("..", "e2e", "hosts").toAbsolutePath().normalize();

    static final String SNAPSHOT = ".snapshot";
    static final String VARIANT = ".variant";
    static final String EXPECTED = ".expected";

    private static final int LONGEST_LINE_OF_VARIANTS = 10;

    private Gallery() {}

    /** The names of all hosts, in order. */
    public static List<String> names() {
        return Stream.of(SNAPSHOT, VARIANT)
                .flatMap(kind -> namesOf(kind).stream())
                .sorted()
                .toList();
    }

    static Set<String> namesOf(String kind) {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(kind))
                    .map(file -> file.substring(0, file.length() - kind.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The ids of all rules of all packs. */
    static Set<String> rules() {
        return Packs.builtIn().stream()
                .flatMap(pack -> pack.rules().stream())
                .map(Rule::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The text of the snapshot that a host is, also where it is told as a variant. */
    static String snapshot(String name) {
        return snapshot(name, LONGEST_LINE_OF_VARIANTS);
    }

    private static String snapshot(String name, int generations) {
        if (!isVariant(name)) {
            return read(name + SNAPSHOT);
        }
        if (generations == 0) {
            throw new GalleryTextException(
                    name + VARIANT, 1, "a variant of a variant of itself, or far too long a line");
        }
        VariantText variant = variant(name);
        return variant.apply(snapshot(variant.base(), generations - 1));
    }

    private static boolean isVariant(String name) {
        return Files.exists(DIRECTORY.resolve(name + VARIANT));
    }

    private static VariantText variant(String name) {
        return VariantText.parse(name + VARIANT, read(name + VARIANT));
    }

    /** The host that a variant changes; empty for a snapshot. */
    static Optional<String> findBase(String name) {
        return isVariant(name) ? Optional.of(variant(name).base()) : Optional.empty();
    }

    /** What is expected of every rule: the host's own file, above that of its base where it says {@code as:}. */
    static SequencedMap<String, Expectation> expectations(String name, Set<String> rules) {
        ExpectedText own = ExpectedText.parse(name + EXPECTED, read(name + EXPECTED), rules);
        SequencedMap<String, Expectation> all = new TreeMap<>();
        own.as().ifPresent(base -> {
            if (!findBase(name).equals(Optional.of(base))) {
                throw new GalleryTextException(
                        name + EXPECTED, 1, "\"as:\" names " + base + ", which is not the base of this host");
            }
            all.putAll(expectations(base, rules));
        });
        own.expectations().forEach((rule, expectation) -> {
            Expectation before = all.put(rule, expectation);
            if (before != null
                    && before.result() == expectation.result()
                    && before.subjects().equals(expectation.subjects())) {
                throw new IllegalStateException(expectation.place() + ": " + rule + " is expected to be "
                        + expectation.result().word() + " at " + before.place() + " already");
            }
        });
        Set<String> missing = new TreeSet<>(rules);
        missing.removeAll(all.keySet());
        if (!missing.isEmpty()) {
            throw new GalleryTextException(name + EXPECTED, 1, "nothing is expected of " + String.join(", ", missing));
        }
        return all;
    }

    static String read(String file) {
        try {
            return Files.readString(DIRECTORY.resolve(file));
        } catch (IOException unread) {
            throw new UncheckedIOException("e2e/hosts/" + file + " cannot be read", unread);
        }
    }
}
