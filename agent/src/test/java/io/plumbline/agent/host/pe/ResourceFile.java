package io.plumbline.agent.host.pe;

import io.plumbline.agent.host.image.ForeignTools;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** An executable that windres made from a script of resources. */
final class ResourceFile {

    private ResourceFile() {}

    /** From {@code version-resources/NAME.rc}, which module e2e puts before GetFileVersionInfo too. */
    static byte[] named(String name) throws IOException {
        try {
            return linked(
                    Path.of(Objects.requireNonNull(
                                    ResourceFile.class.getResource("/version-resources/" + name + ".rc"), name)
                            .toURI()),
                    "x64");
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** So many types, names and languages that no two directories on the way to 6.0.6000.20551 lie in one read. */
    static byte[] crowded(String processor) throws IOException {
        return crowded(processor, 600, 1);
    }

    /** As large as the bounds of the reader allow: almost 4,096 entries a directory, and a resource of almost 64 KiB. */
    static byte[] largest() throws IOException {
        return crowded("x64", 4000, 3000);
    }

    private static byte[] crowded(String processor, int entries, int strings) throws IOException {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < entries; i++) {
            script.append("1 %d BEGIN \"x\" END\n".formatted(500 + i));
            script.append("%d VERSIONINFO FILEVERSION 8,8,8,8 BEGIN END\n".formatted(i + 2));
        }
        for (int i = 0; i < entries; i++) {
            script.append("LANGUAGE %d, %d\n1 VERSIONINFO FILEVERSION 7,7,7,%d BEGIN END\n"
                    .formatted(20 + i % 100, 1 + i / 100, i));
        }
        script.append("""
                LANGUAGE 9, 1
                1 VERSIONINFO FILEVERSION 6,0,6000,20551
                BEGIN BLOCK "StringFileInfo" BEGIN BLOCK "040904B0" BEGIN
                """);
        for (int i = 0; i < strings; i++) {
            script.append("VALUE \"%04d\", \"\"\n".formatted(i));
        }
        script.append("VALUE \"FileVersion\", \"the last\" END END END\n");
        Path file = Files.writeString(Files.createTempFile("crowded", ".rc"), script);
        try {
            return linked(file, processor);
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] linked(Path script, String processor) throws IOException {
        Path file = Files.createTempFile("resources", ".dll");
        try {
            ForeignTools.makeResources(file, script, processor);
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }
}
