package io.plumbline.agent.cli;

import io.plumbline.formats.ReportFormat;
import io.plumbline.formats.ReportView;
import io.plumbline.formats.TextStyle;
import io.plumbline.rules.NearestWord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** In which formats a report is written, and where to. */
final class OutputOptions {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT[=FILE]",
            completionCandidates = Formats.class,
            description =
                    "To standard output, or whole or not at all to a file; may be repeated (default: text). FORMAT is one of"
                            + " ${COMPLETION-CANDIDATES}; docs/formats.md says what each is for.")
    private List<String> outputs = new ArrayList<>();

    @Option(names = "--all", description = "List what passed and what does not apply, too.")
    private boolean all;

    /** The words that {@code -o} takes, for its help. */
    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ReportFormat.words().iterator();
        }
    }

    private record Output(ReportFormat format, Optional<Path> file) {}

    /** Before anything is read: a mistake in it must not cost an audit. */
    void check() {
        parsed();
    }

    private List<Output> parsed() {
        List<Output> parsed = new ArrayList<>();
        for (String output : outputs.isEmpty() ? List.of("text") : outputs) {
            int equals = output.indexOf('=');
            String word = equals < 0 ? output : output.substring(0, equals);
            ReportFormat format = ReportFormat.findByWord(word)
                    .orElseThrow(() -> CommandFailure.usage(
                            "no format '" + word + "'; " + NearestWord.hint(word, ReportFormat.words())));
            String file = equals < 0 ? "-" : output.substring(equals + 1);
            if (file.isEmpty()) {
                throw CommandFailure.usage("-o " + output + " names no file; write -o " + word + "=FILE");
            }
            parsed.add(new Output(format, file.equals("-") ? Optional.empty() : Optional.of(Path.of(file))));
        }
        if (parsed.stream().filter(output -> output.file().isEmpty()).count() > 1) {
            throw CommandFailure.usage("two formats on standard output; give all but one a file: -o json=report.json");
        }
        return parsed;
    }

    void write(ReportView view, AgentCommand parent) throws IOException {
        for (Output output : parsed()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            TextStyle style = output.file().isPresent()
                    ? TextStyle.FILE.listingAll(all)
                    : parent.style().listingAll(all);
            output.format().write(view, style, bytes);
            if (output.file().isPresent()) {
                AtomicFile.write(output.file().get(), bytes.toByteArray());
            } else {
                parent.around().out().write(bytes.toByteArray());
                parent.around().out().flush();
            }
        }
    }
}
