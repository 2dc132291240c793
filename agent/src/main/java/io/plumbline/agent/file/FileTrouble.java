package io.plumbline.agent.file;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Why the file system refused something, for the sentence of whoever asked.
 *
 * <p>Java's own text for it is the name of a class and the path once more; nobody who gave a command has use for that.
 */
public final class FileTrouble {

    private FileTrouble() {}

    /** A reason without a full stop, to follow a colon. */
    public static String why(IOException trouble) {
        return switch (trouble) {
            case AccessDeniedException denied -> "access denied";
            case NoSuchFileException gone when isLink(gone.getFile()) -> "it is a link to something that is not there";
            case NoSuchFileException gone -> "there is no such file";
            case NotDirectoryException file -> file.getFile() + " is not a directory";
            case CharacterCodingException foreign -> "it is not UTF-8";
            case FileSystemException refused when refused.getReason() != null -> refused.getReason();
            case FileSystemException refused -> "the system gives no reason";
            default -> {
                String said = trouble.getMessage();
                yield said == null || said.isBlank() ? "the system gives no reason" : said;
            }
        };
    }

    /** What went wrong while a directory was listed, which Java reports unchecked. */
    public static IOException whileListing(DirectoryIteratorException broken) {
        return requireNonNull(broken.getCause(), "a listing broke without a cause");
    }

    private static boolean isLink(@Nullable String file) {
        try {
            return file != null && Files.isSymbolicLink(Path.of(file));
        } catch (InvalidPathException noName) {
            return false;
        }
    }
}
