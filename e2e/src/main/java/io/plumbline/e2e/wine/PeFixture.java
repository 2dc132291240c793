package io.plumbline.e2e.wine;

import io.plumbline.model.FileVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A file like netbt.sys: a PE image of nothing but a version resource, made by windres and mingw's linker and so by
 * tools that share no code with our readers.
 */
public final class PeFixture {

    /** For which processor a file claims to be. */
    public enum Machine {
        I386("x86"),
        AMD64("x64");

        private final String word;

        Machine(String word) {
            this.word = word;
        }
    }

    private PeFixture() {}

    /** Writes {@code target} with the numbers of {@code version}. */
    public static void write(Provision provision, Path target, Machine machine, FileVersion version) {
        make(provision, target, machine, version.toString());
    }

    /** Writes {@code target} without a version resource. */
    public static void writeWithoutVersion(Provision provision, Path target, Machine machine) {
        make(provision, target, machine, "none");
    }

    /** Writes {@code target} with the resources of a script for windres. */
    public static void writeResources(Provision provision, Path target, Machine machine, Path script) {
        run(provision, target, "--resources", script.toString(), machine.word);
    }

    private static void make(Provision provision, Path target, Machine machine, String version) {
        run(provision, target, "--executable", version, machine.word);
    }

    private static void run(Provision provision, Path target, String option, String content, String processor) {
        String maker = provision.checkout().resolve("bin/lib/make-image-host").toString();
        try {
            Path log = Files.createTempFile("pe-fixture", ".log");
            Process process = new ProcessBuilder(maker, option, target.toString(), content, processor)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(maker + " could not make " + target + ": " + Files.readString(log));
            }
            Files.delete(log);
        } catch (IOException e) {
            throw new IllegalStateException("could not run " + maker, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + maker + " ran", e);
        }
    }
}
