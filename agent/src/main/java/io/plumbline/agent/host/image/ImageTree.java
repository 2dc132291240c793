package io.plumbline.agent.host.image;

import io.plumbline.agent.file.FileTrouble;
import io.plumbline.model.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of an image, looked up as Windows does and never left.
 *
 * <p>A path names a place in the tree; only what {@link #onDisk} gives is sure to be a file on disk. Collecting tools
 * write some characters as {@code %3A}; such a name is found by what it stands for.
 */
abstract sealed class ImageTree implements AutoCloseable permits DirectoryTree, ZipTree {

    private static final int MAX_STEP = 1024;

    /** The top, which nothing is read above of. */
    abstract Path root();

    /** Whether it lies on a disk as the host's own files did, and not in an archive that somebody has made. */
    boolean isDisk() {
        return switch (this) {
            case DirectoryTree ignored -> true;
            case ZipTree ignored -> false;
        };
    }

    /** In code order, links unresolved; {@code Absent} for what is no directory. */
    abstract Reading<List<Path>> children(Path directory);

    /** Whether there is an entry of exactly this name, links unresolved. */
    abstract boolean has(Path path);

    /** Follows a link while it stays in the image. */
    abstract Reading<Path> inside(Path path);

    /** @param real a path that {@link #find} gave */
    abstract Reading<ImageEntry> entry(Path real);

    /** @param real a file that {@link #findEntry} gave */
    abstract InputStream open(Path real) throws IOException;

    /** A file on disk with the content of this one, which lasts until the tree is closed. */
    abstract Reading<Path> onDisk(Path real);

    /** What limits all that is read from this tree, for people. */
    abstract List<String> conditions();

    @Override
    public abstract void close();

    /**
     * The real path of a file or directory, links resolved.
     *
     * @param start a directory of this tree
     * @param relative steps with backslashes between them
     */
    final Reading<Path> find(Path start, String relative) {
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
            if (has(exact)) {
                return inside(exact);
            }
        } catch (InvalidPathException noNameHere) {
            return Reading.absent();
        }
        return children(directory)
                .flatMap(children -> children.stream()
                        .filter(child -> plainNameOf(child).equalsIgnoreCase(name)
                                || nameOf(child).equalsIgnoreCase(name))
                        .findFirst()
                        .map(this::inside)
                        .orElseGet(Reading::absent));
    }

    /** {@code Absent} for a directory, {@code Failed} for a device or pipe. */
    final Reading<Path> findEntry(Path start, String relative) {
        return find(start, relative)
                .flatMap(path -> entry(path).flatMap(entry -> switch (entry.kind()) {
                    case FILE -> Reading.present(path);
                    case DIRECTORY -> Reading.absent();
                    case OTHER -> Reading.failed(named(path) + " is no regular file");
                }));
    }

    final boolean isDirectory(Path real) {
        return entry(real)
                .find()
                .map(entry -> entry.kind() == ImageEntry.Kind.DIRECTORY)
                .orElse(false);
    }

    final <T> Reading<T> unreadable(Path path, IOException cause) {
        return cause instanceof AccessDeniedException
                ? Reading.denied("this account may not read " + named(path))
                : Reading.failed(named(path) + ": " + FileTrouble.why(cause));
    }

    /** As people see it, from the top of the image. */
    String named(Path path) {
        return path.startsWith(root()) ? root().relativize(path).toString() : path.toString();
    }

    static String nameOf(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    /** The name that the collected file had: {@code C:} for {@code C%3A}. */
    static String plainNameOf(Path path) {
        String name = nameOf(path);
        if (name.indexOf('%') < 0 || name.length() > MAX_STEP) {
            return name;
        }
        byte[] written = name.getBytes(StandardCharsets.UTF_8);
        byte[] plain = new byte[written.length];
        int length = 0;
        for (int at = 0; at < written.length; at++) {
            int high = at + 2 < written.length && written[at] == '%' ? Character.digit(written[at + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(written[at + 2], 16);
            plain[length++] = low < 0 ? written[at] : (byte) (high << 4 | low);
            at += low < 0 ? 0 : 2;
        }
        return new String(plain, 0, length, StandardCharsets.UTF_8);
    }
}
