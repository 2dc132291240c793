package io.plumbline.agent.spool;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A directory of this machine, locked against other processes while it is open. */
public final class LocalDisk implements Disk, AutoCloseable {

    private static final boolean NAMES_CAN_BE_FORCED =
            !System.getProperty("os.name").startsWith("Windows");

    private final Path directory;
    private final FileChannel lock;

    private LocalDisk(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /** @throws IOException when the directory cannot be made, or another process has it */
    public static LocalDisk open(Path directory) throws IOException {
        Files.createDirectories(directory);
        FileChannel lock = FileChannel.open(directory.resolve("lock"), CREATE, WRITE);
        try {
            if (lock.tryLock() != null) {
                return new LocalDisk(directory, lock);
            }
        } catch (OverlappingFileLockException ourOwn) {
            // Refused below, as the lock of another process is.
        } catch (IOException failed) {
            lock.close();
            throw failed;
        }
        lock.close();
        throw new DirectoryInUseException(directory);
    }

    @Override
    public List<String> list(String folder) throws IOException {
        Path listed = directory.resolve(folder);
        if (!Files.isDirectory(listed)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(listed)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Override
    public byte[] read(String name, int maxBytes) throws IOException {
        try (InputStream in = Files.newInputStream(directory.resolve(name))) {
            return in.readNBytes(maxBytes);
        }
    }

    @Override
    public void write(String name, byte[] content) throws IOException {
        Files.write(directory.resolve(name), content, CREATE, TRUNCATE_EXISTING, WRITE);
    }

    @Override
    public void force(String name) throws IOException {
        try (FileChannel channel = FileChannel.open(directory.resolve(name), WRITE)) {
            channel.force(true);
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Path target = directory.resolve(to);
        Files.createDirectories(target.getParent());
        Files.move(directory.resolve(from), target, ATOMIC_MOVE, REPLACE_EXISTING);
    }

    @Override
    public void forceNames(String folder) throws IOException {
        if (NAMES_CAN_BE_FORCED) {
            try (FileChannel channel = FileChannel.open(directory.resolve(folder), READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
    }

    @Override
    public long usableBytes() throws IOException {
        FileStore store = Files.getFileStore(directory);
        return store.getUsableSpace();
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
