package io.plumbline.e2e.routes;

import io.plumbline.model.RegistryValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/** Writes a described host as a person would write a snapshot: whole, each value by its type and bytes. */
final class SnapshotText {

    private final StringBuilder text = new StringBuilder();

    SnapshotText(String description, String systemRoot) {
        text.append("plumbline-snapshot 1\n[host]\ndescription = \"%s\"\n".formatted(description))
                .append("recorded-from = image\nfamily = nt\nregistry = whole\nfiles = whole\n")
                .append("[system]\nsystem-root = \"%s\"\n".formatted(systemRoot.replace("\\", "\\\\")));
    }

    SnapshotText registry(DescribedRegistry registry) {
        registry.keys().forEach((key, values) -> {
            text.append("[registry HKLM\\%s]%n".formatted(key));
            values.forEach(this::value);
        });
        return this;
    }

    private void value(String name, RegistryValue value) {
        text.append("\"%s\" = hex(%x):%s%n"
                .formatted(
                        name.replace("\\", "\\\\"), value.type(), HexFormat.of().formatHex(value.toByteArray())));
    }

    /** @param versions of the files that are executables, {@code none} for one without a version */
    SnapshotText files(Path windows, Map<String, String> versions) throws IOException {
        try (var walk = Files.walk(windows)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                String name = windows.relativize(file).toString().replace('/', '\\');
                if (!name.toLowerCase(Locale.ROOT).startsWith("system32\\config\\")) {
                    file(name, file, versions.getOrDefault(name, ""));
                }
            }
        }
        return this;
    }

    private void file(String name, Path file, String version) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        text.append("[file Windows\\%s]%nstat = %d %s%n"
                .formatted(
                        name,
                        attributes.size(),
                        attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.SECONDS)));
        if (version.isEmpty()) {
            text.append("version = failed \"no executable\"\n")
                    .append("content = hex:%s%n".formatted(HexFormat.of().formatHex(Files.readAllBytes(file))));
        } else {
            text.append("version = %s%n".formatted(version.equals("none") ? "absent" : version));
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
