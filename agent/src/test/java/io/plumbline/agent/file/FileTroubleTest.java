package io.plumbline.agent.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileTroubleTest {

    @ParameterizedTest
    @MethodSource
    void everyTroubleIsSaidInWordsAndNeverByTheNameOfAnException(IOException trouble, String said) {
        assertThat(FileTrouble.why(trouble)).isEqualTo(said).doesNotContain("Exception");
    }

    static Stream<Arguments> everyTroubleIsSaidInWordsAndNeverByTheNameOfAnException() {
        return Stream.of(
                arguments(new AccessDeniedException("a/b"), "access denied"),
                arguments(new NoSuchFileException("a/b"), "there is no such file"),
                arguments(new NoSuchFileException(null), "there is no such file"),
                arguments(new NotDirectoryException("a/b"), "a/b is not a directory"),
                arguments(new MalformedInputException(1), "it is not UTF-8"),
                arguments(new FileSystemException("a/b", null, "No space left on device"), "No space left on device"),
                arguments(new FileSystemException("a/b"), "the system gives no reason"),
                arguments(new IOException("Is a directory"), "Is a directory"),
                arguments(new IOException(), "the system gives no reason"));
    }

    @Test
    void linkToNothingIsSaidToBeOneForItsNameCanBeSeen(@TempDir Path home) throws Exception {
        Path link = Files.createSymbolicLink(home.resolve("link"), home.resolve("nowhere"));
        assertThat(FileTrouble.why(new NoSuchFileException(link.toString())))
                .isEqualTo("it is a link to something that is not there");
    }
}
