package io.plumbline.agent.cli;

import io.plumbline.agent.audit.AuditPlan;
import io.plumbline.agent.host.snapshot.Recorder;
import io.plumbline.agent.host.snapshot.RedactedSnapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether what is read is written down, and whether names and addresses are replaced. */
final class RecordOptions {

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Write down what was read, as text, for --from-snapshot.")
    private @Nullable Path file;

    @Option(
            names = "--redact",
            description =
                    "Replace names and addresses, each by the same wherever it stands, so that the host can be shown"
                            + " to others: in the file of --record, and in what 'facts' shows.")
    private boolean redact;

    @Option(
            names = "--redact-seed",
            paramLabel = "TEXT",
            description = "Makes --redact replace as it did with the same text before; keep it to yourself.")
    private @Nullable String seed;

    /** @throws CommandFailure when options contradict each other */
    void check(boolean redactsWithoutAFile) {
        if (seed != null && !redact) {
            throw CommandFailure.usage("--redact-seed without --redact has nothing to do; add --redact");
        }
        if (redact && file == null && !redactsWithoutAFile) {
            throw CommandFailure.usage(
                    "--redact without --record has nothing to redact here; add --record FILE, or use 'facts --redact'");
        }
    }

    boolean redacts() {
        return redact;
    }

    boolean records() {
        return redact || file != null;
    }

    /** Writes the file if one was asked for; says on standard error what was replaced. @return what was recorded */
    String keep(Recorder recorder, AuditPlan plan, Surroundings around) {
        String snapshot = recorder.snapshot();
        if (redact) {
            RedactedSnapshot redacted =
                    RedactedSnapshot.of(snapshot, Optional.ofNullable(seed), plan.strangersValues());
            around.err().println("plumbline-agent: " + redacted.summary());
            snapshot = redacted.text();
        }
        if (file != null) {
            AtomicFile.write(file, snapshot.getBytes(StandardCharsets.UTF_8));
        }
        return snapshot;
    }
}
