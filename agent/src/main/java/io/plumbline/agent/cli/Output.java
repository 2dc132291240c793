package io.plumbline.agent.cli;

import static java.util.Objects.requireNonNull;

import io.plumbline.rules.NearestWord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One {@code -o FORMAT[=FILE]} of a command line.
 *
 * @param file null for standard output
 */
record Output(String format, @Nullable Path file) {

    Output {
        requireNonNull(format, "format is null");
    }

    /** @throws CommandFailure when a format is none of those known, or two go to standard output */
    static List<Output> parse(List<String> outputs, List<String> known) {
        List<Output> parsed = new ArrayList<>();
        for (String output : outputs.isEmpty() ? List.of("text") : outputs) {
            int equals = output.indexOf('=');
            String word = equals < 0 ? output : output.substring(0, equals);
            if (!known.contains(word)) {
                throw CommandFailure.usage("no format '" + word + "'; " + NearestWord.hint(word, known));
            }
            String file = equals < 0 ? "-" : output.substring(equals + 1);
            if (file.isEmpty()) {
                throw CommandFailure.usage("-o " + output + " names no file; write -o " + word + "=FILE");
            }
            parsed.add(new Output(word, file.equals("-") ? null : Path.of(file)));
        }
        if (parsed.stream().filter(output -> output.file == null).count() > 1) {
            throw CommandFailure.usage("two formats on standard output; give all but one a file: -o json=report.json");
        }
        return parsed;
    }

    Optional<Path> findFile() {
        return Optional.ofNullable(file);
    }

    /** Whole or not at all, where it is a file. */
    void write(byte[] content, Surroundings around) throws IOException {
        if (file != null) {
            AtomicFile.write(file, content);
        } else {
            around.out().write(content);
            around.out().flush();
        }
    }
}
