package io.plumbline.agent.host.image;

import io.plumbline.model.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies of archived files in a directory that only this account may enter, named by numbers, gone when closed.
 *
 * <p>Bounds: {@value #MAX_FILE_BYTES} bytes a file, {@value #MAX_BYTES} in all. A copy is whole or is not there.
 */
final class UnpackedFiles implements AutoCloseable {

    static final long MAX_FILE_BYTES = 1L << 30;
    static final long MAX_BYTES = 4L << 30;

    private final Map<Path, Reading<Path>> copies = new HashMap<>();
    private final Map<Path, Path> origins = new HashMap<>();
    private @Nullable Path directory;
    private long total;

    /** Gives an entry's content, from its beginning. */
    interface Content {
        InputStream open() throws IOException;
    }

    /** The copy of {@code origin}, made the first time it is asked for. */
    synchronized Reading<Path> get(Path origin, long size, Content content) throws IOException {
        Reading<Path> known = copies.get(origin);
        if (known != null) {
            return known;
        }
        Reading<Path> copy = size > MAX_FILE_BYTES || total + size > MAX_BYTES
                ? Reading.failed("unpacking " + ImageTree.nameOf(origin) + " of " + size + " bytes would be more than "
                        + MAX_FILE_BYTES + " bytes a file or " + MAX_BYTES + " in all; unpack the archive first")
                : Reading.present(copy(size, content));
        copies.put(origin, copy);
        copy.find().ifPresent(made -> origins.put(made, origin));
        return copy;
    }

    private Path copy(long size, Content content) throws IOException {
        if (directory == null) {
            directory = Files.createTempDirectory("plumbline-image-");
        }
        Path copy = directory.resolve(Integer.toString(copies.size()));
        try (InputStream in = content.open();
                OutputStream out = Files.newOutputStream(copy, StandardOpenOption.CREATE_NEW)) {
            in.transferTo(out);
            total += size;
            return copy;
        } catch (IOException | RuntimeException | Error failure) {
            Files.deleteIfExists(copy);
            throw failure;
        }
    }

    /** The path in the tree that a copy was made of; any other path as it is. */
    synchronized Path origin(Path path) {
        return origins.getOrDefault(path, path);
    }

    @Override
    public synchronized void close() {
        if (directory == null) {
            return;
        }
        try {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
            directory = null;
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
