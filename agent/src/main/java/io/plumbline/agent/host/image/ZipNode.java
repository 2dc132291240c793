package io.plumbline.agent.host.image;

import io.plumbline.agent.host.image.zip.ArchivedFile;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A place in an archive: an entry, a directory, or both when the archive contradicts itself. */
final class ZipNode {

    private @Nullable TreeMap<String, ZipNode> children;
    private @Nullable ArchivedFile file;
    private boolean twice;
    private boolean exactTimes = true;

    void add(List<String> steps, ArchivedFile added) {
        ZipNode node = this;
        for (String step : steps) {
            node.exactTimes &= added.times().exact();
            if (node.children == null) {
                node.children = new TreeMap<>();
            }
            node = node.children.computeIfAbsent(step, name -> new ZipNode());
        }
        boolean directories = added.kind() == ArchivedFile.Kind.DIRECTORY && node.isDirectory();
        node.twice |= node.file != null && !directories;
        node.file = added;
        node.exactTimes &= added.times().exact();
    }

    Optional<ZipNode> find(String name) {
        return Optional.ofNullable(children).map(all -> all.get(name));
    }

    /** In code order. */
    Collection<String> names() {
        return children == null ? List.of() : children.keySet();
    }

    Optional<ArchivedFile> file() {
        return Optional.ofNullable(file);
    }

    boolean isDirectory() {
        return children != null || file == null || file.kind() == ArchivedFile.Kind.DIRECTORY;
    }

    boolean isLink() {
        return children == null && file != null && file.kind() == ArchivedFile.Kind.LINK;
    }

    /** Whether two entries bear its name, or a file and a directory do. */
    boolean ambiguous() {
        return twice || (children != null && file != null && file.kind() != ArchivedFile.Kind.DIRECTORY);
    }

    boolean exactTimes() {
        return exactTimes;
    }

    ImageEntry entry() {
        if (file == null) {
            return new ImageEntry(ImageEntry.Kind.DIRECTORY, 0, Instant.EPOCH);
        }
        return new ImageEntry(
                isDirectory() ? ImageEntry.Kind.DIRECTORY : ImageEntry.Kind.FILE,
                file.size(),
                file.times().changed());
    }
}
