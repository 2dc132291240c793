package io.plumbline.agent.host.image;

import io.plumbline.agent.host.WindowsFamily;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The directory in an image that holds a Windows: {@code Windows}, {@code WINNT}, whatever it is called.
 *
 * @param drive the root of its drive; empty when the image is the Windows directory itself
 * @param named whether the user has named this very drive or Windows directory, rather than something that it was found in
 */
record WindowsDirectory(ImageTree tree, Path directory, Optional<Path> drive, WindowsFamily family, boolean named) {

    /**
     * Whether it is all of a Windows, and not some files that somebody has collected: its user says so by naming it, or it has
     * what no Windows can be without (docs/adr/0011).
     */
    boolean isWhole() {
        return named || hasWhatNoneIsWithout();
    }

    private boolean hasWhatNoneIsWithout() {
        return switch (family) {
            case NT ->
                tree.findEntry(directory, "System32\\kernel32.dll").find().isPresent();
            case WINDOWS_FOR_WORKGROUPS ->
                tree.findEntry(directory, "WIN.COM").find().isPresent();
        };
    }

    MissingFiles missingFiles() {
        return isWhole() ? new MissingFiles.Whole() : new MissingFiles.Collected(Set.of(), Set.of());
    }

    List<String> conditions() {
        return isWhole()
                ? List.of()
                : List.of("only collected files are here: a file that is missing may be on the host all the same");
    }

    String name() {
        return ImageTree.nameOf(directory);
    }
}
