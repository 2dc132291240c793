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
 */
record WindowsDirectory(ImageTree tree, Path directory, Optional<Path> drive, WindowsFamily family) {

    /** Whether it is all of a Windows, and not some files that somebody has collected: it has what none can be without. */
    boolean isWhole() {
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
