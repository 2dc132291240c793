package io.plumbline.agent.cli;

import static java.util.Objects.requireNonNull;

import io.plumbline.formats.TextStyle;
import io.plumbline.rules.NearestWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    /** What one output holds. */
    interface Content {
        byte[] of(Output output) throws IOException;
    }

    /** @throws CommandFailure when a format is none of those known, two go to one place, or a file can never be written */
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
            parsed.add(new Output(word, file.equals("-") ? null : Mistakes.path(file)));
        }
        if (parsed.stream().filter(output -> output.file == null).count() > 1) {
            throw CommandFailure.usage("two formats on standard output; give all but one a file: -o json=report.json");
        }
        requireOwnPlaces(parsed.stream().filter(output -> output.file != null).toList());
        return parsed;
    }

    private static void requireOwnPlaces(List<Output> files) {
        for (int i = 0; i < files.size(); i++) {
            Output output = files.get(i);
            Path file = requireNonNull(output.file);
            AtomicFile.findObstacle(file).ifPresent(obstacle -> {
                throw CommandFailure.usage("cannot write " + file + ": " + obstacle);
            });
            for (Output before : files.subList(0, i)) {
                if (isSame(requireNonNull(before.file), file)) {
                    throw CommandFailure.usage(before.format + " and " + output.format + " into one file, " + file
                            + "; give each its own");
                }
            }
        }
    }

    /** Whatever the two are called: through links too. */
    private static boolean isSame(Path one, Path other) {
        try {
            boolean thereAlready = Files.exists(one) && Files.exists(other);
            return thereAlready ? Files.isSameFile(one, other) : place(one).equals(place(other));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static Path place(Path file) throws IOException {
        Path whole = file.toAbsolutePath();
        return requireNonNull(whole.getParent()).toRealPath().resolve(requireNonNull(whole.getFileName()));
    }

    /** A terminal is coloured and has a width; a file has neither. */
    TextStyle style(AgentCommand root) {
        return file == null ? root.style() : TextStyle.FILE;
    }

    /**
     * Writes each: a file whole or not at all, whatever becomes of the others.
     *
     * @throws CommandFailure that names every file that could not be written
     */
    static void writeAll(List<Output> outputs, Content content, Surroundings around) throws IOException {
        List<String> failures = new ArrayList<>();
        for (Output output : outputs) {
            byte[] bytes = content.of(output);
            if (output.file == null) {
                around.out().write(bytes);
                around.out().flush();
                continue;
            }
            try {
                AtomicFile.write(output.file, bytes);
            } catch (CommandFailure unwritable) {
                failures.add(String.valueOf(unwritable.getMessage()));
            }
        }
        if (!failures.isEmpty()) {
            throw CommandFailure.usage(String.join("\n", failures));
        }
    }
}
