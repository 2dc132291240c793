package io.plumbline.agent.cli;

import io.plumbline.formats.ReportFormat;
import io.plumbline.formats.ReportView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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

    /** Before anything is read: a mistake in it must not cost an audit. */
    void check() {
        parsed();
    }

    private List<Output> parsed() {
        return Output.parse(outputs, ReportFormat.words());
    }

    void write(ReportView view, AgentCommand parent) throws IOException {
        Output.writeAll(
                parsed(),
                output -> {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    ReportFormat.findByWord(output.format())
                            .orElseThrow()
                            .write(view, output.style(parent).listingAll(all), bytes);
                    return bytes.toByteArray();
                },
                parent.around());
    }
}
