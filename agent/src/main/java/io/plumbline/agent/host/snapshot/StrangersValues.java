package io.plumbline.agent.host.snapshot;

import io.plumbline.agent.host.snapshot.SnapshotText.Line;
import io.plumbline.agent.host.snapshot.SnapshotText.Section;
import io.plumbline.model.RegistryPath;
import io.plumbline.model.RegistryView;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The registry values that are in a recording only because rules of somebody else's packs ask for them: what their texts
 * say, and of whom, nobody here knows.
 */
final class StrangersValues {

    private static final String SUBKEYS = "subkeys";

    private final Set<String> values;
    private final Set<String> keys;

    private StrangersValues(Set<String> values, Set<String> keys) {
        this.values = values;
        this.keys = keys;
    }

    static StrangersValues of(Collection<RegistryPath> paths) {
        return new StrangersValues(
                paths.stream()
                        .map(path -> folded(key(path) + "\n" + (path.name().isEmpty() ? "@" : path.name())))
                        .collect(Collectors.toUnmodifiableSet()),
                paths.stream().map(path -> folded(key(path))).collect(Collectors.toUnmodifiableSet()));
    }

    private static String key(RegistryPath path) {
        return (path.view() == RegistryView.NATIVE ? "registry " : "registry32 ") + path.hive() + "\\" + path.key();
    }

    private static String key(Section section) {
        return section.kind() + " " + section.name();
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Whether the line is such a value, or the list of its key's subkeys, which Plumbline asks for to see the key. */
    boolean hold(Section section, Line line) {
        return values.contains(folded(key(section) + "\n" + line.name()))
                || (line.name().equals(SUBKEYS) && askedForAllOf(section));
    }

    /** Whether no probe of ours is known to read this key. */
    boolean askedForAllOf(Section section) {
        return keys.contains(folded(key(section)))
                && section.lines().stream()
                        .allMatch(line -> line.name().equals(SUBKEYS)
                                || values.contains(folded(key(section) + "\n" + line.name())));
    }
}
