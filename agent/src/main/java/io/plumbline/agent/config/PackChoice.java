package io.plumbline.agent.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By which rules an agent judges.
 *
 * @param names built-in packs, and directories of rule files
 * @param profile as it was set, with its place: whether the packs know it, only they can tell
 */
public record PackChoice(
        List<String> names,
        @Nullable Setting profile,
        @Nullable Path tailoring) {

    public PackChoice {
        names = List.copyOf(names);
    }

    /** Empty where every rule is judged, or where the tailoring file chooses. */
    public Optional<Setting> findProfile() {
        return Optional.ofNullable(profile);
    }

    /** Empty where the packs are taken as they come. */
    public Optional<Path> findTailoring() {
        return Optional.ofNullable(tailoring);
    }
}
