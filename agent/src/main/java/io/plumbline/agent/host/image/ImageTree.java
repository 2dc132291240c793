package io.plumbline.agent.host.image;

import io.plumbline.model.Reading;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.StreamSupport;

/** The directory tree of an image, looked up as Windows does and never left. */
final class ImageTree {

    private static final int MAX_CHILDREN = 262_144;

    private final Path root;

    ImageTree(Path directory) throws IOException {
        this.root = directory.toRealPath();
    }

    Path root() {
        return root;
    }

    /**
     * The real path of a file or directory, links resolved.
     *
     * @param start a directory of this tree
     * @param relative steps with backslashes between them
     */
    Reading<Path> find(Path start, String relative) {
        Path found = start;
        for (String step : relative.split("\\\\", -1)) {
            switch (step(found, step)) {
                case Reading.Present<Path>(Path next) -> found = next;
                case Reading<Path> missing -> {
                    return missing;
                }
            }
        }
        return Reading.present(found);
    }

    private Reading<Path> step(Path directory, String name) {
        try {
            Path exact = directory.resolve(name);
            if (Files.exists(exact, LinkOption.NOFOLLOW_LINKS)) {
                return inside(exact);
            }
        } catch (InvalidPathException noNameHere) {
            return Reading.absent();
        }
        return children(directory)
                .flatMap(children -> children.stream()
                        .filter(child -> nameOf(child).equalsIgnoreCase(name))
                        .findFirst()
                        .map(this::inside)
                        .orElseGet(Reading::absent));
    }

    /** In code order, links unresolved; {@code Absent} for what is no directory. */
    Reading<List<Path>> children(Path directory) {
        // A pipe is opened before it is found to be no directory, and whoever opens one waits for its writer.
        if (attributes(directory).find().filter(found -> !found.isDirectory()).isPresent()) {
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
            return unreadable(directory, new IOException(broken));
        } catch (IOException broken) {
            return unreadable(directory, broken);
        }
    }

    /** Follows a link while it stays in the image. */
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
        } catch (IOException broken) {
            return unreadable(path, broken);
        }
    }

    /** @param real a path that {@link #find} gave */
    Reading<BasicFileAttributes> attributes(Path real) {
        try {
            return Reading.present(Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException missing) {
            return Reading.absent();
        } catch (IOException broken) {
            return unreadable(real, broken);
        }
    }

    /** {@code Absent} for a directory, {@code Failed} for a device or pipe, which could block for ever. */
    Reading<Path> findFile(Path start, String relative) {
        return find(start, relative)
                .flatMap(path -> attributes(path).flatMap(attributes -> {
                    if (attributes.isDirectory()) {
                        return Reading.absent();
                    }
                    return attributes.isRegularFile()
                            ? Reading.present(path)
                            : Reading.failed(named(path) + " is no regular file");
                }));
    }

    boolean isDirectory(Path real) {
        return attributes(real).find().map(BasicFileAttributes::isDirectory).orElse(false);
    }

    <T> Reading<T> unreadable(Path path, IOException cause) {
        return cause instanceof AccessDeniedException
                ? Reading.denied("this account may not read " + named(path))
                : Reading.failed(named(path) + ": " + cause);
    }

    /** As people see it, from the top of the image. */
    String named(Path path) {
        return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
    }

    static String nameOf(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
