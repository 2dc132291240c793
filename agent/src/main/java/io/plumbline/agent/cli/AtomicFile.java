package io.plumbline.agent.cli;

import io.plumbline.agent.file.FileTrouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Files of ours that others read: whole, or as they were before, after a crash too. */
final class AtomicFile {

    private AtomicFile() {}

    /** Why it can never be written, where that can be told without writing; the file system may have more to say. */
    static Optional<String> findObstacle(Path file) {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            return Optional.of("it is a directory; name a file in it");
        }
        if (!Files.exists(folder)) {
            return Optional.of("there is no directory " + folder + "; make it, or name another");
        }
        return Files.isDirectory(folder) ? Optional.empty() : Optional.of(folder + " is not a directory");
    }

    /** @throws CommandFailure when it cannot be written */
    static void write(Path file, byte[] content) {
        Optional<String> obstacle = findObstacle(file);
        if (obstacle.isPresent()) {
            throw CommandFailure.usage("cannot write " + file + ": " + obstacle.get());
        }
        try {
            Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                // A pipe or a device, as /dev/null: it has no "before", and nobody wants a file in its place.
                Files.write(target, content);
            } else {
                replace(target, content);
            }
        } catch (IOException unwritable) {
            throw CommandFailure.usage("cannot write " + file + ": " + FileTrouble.why(unwritable)
                    + "; choose a place that can be written");
        }
    }

    private static void replace(Path target, byte[] content) throws IOException {
        Path temporary = target.resolveSibling(
                "." + target.getFileName() + ".tmp-" + ProcessHandle.current().pid());
        try {
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            try {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException otherwise) {
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
