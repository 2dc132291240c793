package io.plumbline.e2e.exports;

import io.plumbline.e2e.tools.InstalledTool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Python's readers of a format, and what they understood of a file. */
final class ExportReader {

    private static final Path SCRIPT = Path.of("src", "test", "resources", "read-export.py");

    private final InstalledTool python;
    private final String format;

    private ExportReader(InstalledTool python, String format) {
        this.python = python;
        this.format = format;
    }

    /** @param module of Python, that reads the format */
    static ExportReader of(String format, String module) {
        return new ExportReader(InstalledTool.python(module, SCRIPT), format);
    }

    /** @throws IllegalStateException with the reader's own words when it refuses */
    JsonNode read(Path... files) {
        List<String> arguments = new ArrayList<>(List.of(format));
        for (Path file : files) {
            arguments.add(file.toString());
        }
        return new ObjectMapper().readTree(python.output(arguments.toArray(String[]::new)));
    }
}
