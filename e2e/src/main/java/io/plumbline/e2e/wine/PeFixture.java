package io.plumbline.e2e.wine;

import io.plumbline.model.FileVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A file like netbt.sys: a PE image of nothing but a version resource, made by windres and mingw's linker and so by
 * tools that share no code with our readers.
 */
public final class PeFixture {

    private static final String TOOLS = "x86_64-w64-mingw32-";

    /** Debian's 64-bit mingw knows the 32-bit format, but brings no linker script for it. */
    private static final String LINKER_SCRIPT = """
            SECTIONS
            {
              . = SIZEOF_HEADERS;
              . = ALIGN(__section_alignment__);
              .rsrc __image_base__ + ALIGN(__section_alignment__) : { KEEP (*(.rsrc)) KEEP (*(.rsrc$*)) }
            }
            """;

    /** For which processor a file claims to be. */
    public enum Machine {
        I386("pe-i386", "i386pe"),
        AMD64("pe-x86-64", "i386pep");

        private final String resourceFormat;
        private final String emulation;

        Machine(String resourceFormat, String emulation) {
            this.resourceFormat = resourceFormat;
            this.emulation = emulation;
        }
    }

    private PeFixture() {}

    /** Writes {@code target} with the numbers of {@code version}; its texts say the same. */
    public static void write(Path target, Machine machine, FileVersion version) {
        write(target, machine, """
                1 VERSIONINFO
                FILEVERSION %1$d,%2$d,%3$d,%4$d
                PRODUCTVERSION %1$d,%2$d,%3$d,%4$d
                FILEOS 0x40004
                FILETYPE 3
                BEGIN
                  BLOCK "StringFileInfo"
                  BEGIN
                    BLOCK "040904b0"
                    BEGIN
                      VALUE "FileVersion", "%1$d.%2$d.%3$d.%4$d"
                    END
                  END
                  BLOCK "VarFileInfo"
                  BEGIN
                    VALUE "Translation", 0x409, 1200
                  END
                END
                """.formatted(version.major(), version.minor(), version.build(), version.revision()));
    }

    /** Writes {@code target} with a resource, but no version. */
    public static void writeWithoutVersion(Path target, Machine machine) {
        write(target, machine, "1 RCDATA BEGIN \"no version here\" END\n");
    }

    private static void write(Path target, Machine machine, String resourceScript) {
        try {
            Path work = Files.createTempDirectory("pe-fixture");
            Path script = Files.writeString(work.resolve("resource.rc"), resourceScript);
            Path linkerScript = Files.writeString(work.resolve("image.ld"), LINKER_SCRIPT);
            Path object = work.resolve("resource.o");
            Files.createDirectories(target.toAbsolutePath().getParent());
            run(
                    work,
                    "windres",
                    "-F",
                    machine.resourceFormat,
                    "-O",
                    "coff",
                    "-o",
                    object.toString(),
                    script.toString());
            run(
                    work,
                    "ld",
                    "-m",
                    machine.emulation,
                    "-T",
                    linkerScript.toString(),
                    "--subsystem",
                    "native",
                    "--entry",
                    "0",
                    "-s",
                    "-o",
                    target.toAbsolutePath().toString(),
                    object.toString());
            for (Path made : List.of(script, linkerScript, object, work.resolve("log"), work)) {
                Files.delete(made);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(Path work, String tool, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(TOOLS + tool));
        command.addAll(List.of(arguments));
        Path log = work.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(String.format(Locale.ROOT, "%s failed: %s", TOOLS + tool, Files.readString(log)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + tool, e);
        }
    }
}
