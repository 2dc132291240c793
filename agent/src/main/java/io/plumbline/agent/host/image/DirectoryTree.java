package io.plumbline.agent.host.image;

import io.plumbline.agent.file.FileTrouble;
import io.plumbline.model.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.StreamSupport;

/** An image in a directory: a mounted volume, an unpacked backup, collected files. */
final class DirectoryTree extends ImageTree {

    private static final int MAX_CHILDREN = 262_144;

    private final Path root;

    DirectoryTree(Path directory) throws IOException {
        this.root = directory.toRealPath();
    }

    @Override
    Path root() {
        return root;
    }

    @Override
    Reading<List<Path>> children(Path directory) {
        // A pipe is opened before it is found to be no directory, and whoever opens one waits for its writer.
        if (entry(directory)
                .find()
                .filter(found -> found.kind() != ImageEntry.Kind.DIRECTORY)
                .isPresent()) {
            return Reading.absent();
        }
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            List<Path> children = StreamSupport.stream(stream.spliterator(), false)
                    .limit(MAX_CHILDREN + 1L)
                    .sorted()
                    .toList();
            return children.size() <= MAX_CHILDREN
                    ? Reading.present(children)
                    : Reading.failed(named(directory) + " has more than " + MAX_CHILDREN + " entries");
        } catch (NotDirectoryException | NoSuchFileException noDirectory) {
            return Reading.absent();
        } catch (DirectoryIteratorException broken) {
            return unreadable(directory, FileTrouble.whileListing(broken));
        } catch (IOException broken) {
            return unreadable(directory, broken);
        }
    }

    @Override
    boolean has(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    Reading<Path> inside(Path path) {
        if (!Files.isSymbolicLink(path)) {
            return Reading.present(path);
        }
        try {
            Path real = path.toRealPath();
            return real.startsWith(root)
                    ? Reading.present(real)
                    : Reading.failed(named(path) + " is a link that leads outside of the image");
        } catch (NoSuchFileException nowhere) {
            return Reading.failed(named(path) + " is a link that leads nowhere");
        } catch (FileSystemLoopException loop) {
            return Reading.failed(named(path) + " is a link that leads to itself");
        } catch (IOException broken) {
            return unreadable(path, broken);
        }
    }

    @Override
    Reading<ImageEntry> entry(Path real) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            ImageEntry.Kind kind = attributes.isDirectory()
                    ? ImageEntry.Kind.DIRECTORY
                    : attributes.isRegularFile() ? ImageEntry.Kind.FILE : ImageEntry.Kind.OTHER;
            return Reading.present(new ImageEntry(
                    kind,
                    attributes.size(),
                    attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.SECONDS)));
        } catch (NoSuchFileException missing) {
            return Reading.absent();
        } catch (IOException broken) {
            return unreadable(real, broken);
        }
    }

    @Override
    InputStream open(Path real) throws IOException {
        return Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    Reading<Path> onDisk(Path real) {
        return Reading.present(real);
    }

    @Override
    List<String> conditions() {
        return List.of();
    }

    @Override
    public void close() {}
}
