package io.plumbline.e2e.wine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program that ran under Wine and ended; its exit code arrives modulo 256. */
public record WineRun(int exitCode, Path outputFile, Path errorsFile) {

    /** Programs of Wine and of Java end their lines with CR LF there; here they end with LF. */
    public String output() {
        return text(outputFile);
    }

    /** Without what the JVM always says under Wine. */
    public String errors() {
        return text(errorsFile)
                .replaceAll(
                        "(?m)^OpenJDK 64-Bit Server VM warning: Attempt to get process group affinity failed.*\n", "");
    }

    /** This run, if its program was content; else an exception that quotes what it said. */
    public WineRun orThrow() {
        if (exitCode != 0) {
            throw new IllegalStateException("exit code " + exitCode + "\n" + output() + "\n" + errors());
        }
        return this;
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
