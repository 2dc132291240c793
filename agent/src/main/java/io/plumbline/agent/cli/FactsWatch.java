package io.plumbline.agent.cli;

import io.plumbline.agent.host.ConfigurationWatch;
import io.plumbline.formats.ComparisonJson;
import io.plumbline.formats.FactChange;
import io.plumbline.formats.FactLines;
import io.plumbline.model.Fact;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads the same facts again and again, and tells of each change with its time, until it is told to stop. */
final class FactsWatch {

    /** So long a change may go on before it is looked at: one setting seldom comes alone. */
    private static final Duration QUIET = Duration.ofMillis(500);

    private static final Duration STEP = Duration.ofMillis(100);

    /** One reading of the host. */
    interface Reader {
        /** @throws CommandFailure when the host cannot be read now */
        List<Fact> read();
    }

    private final AgentCommand root;
    private final Reader reader;
    private final Duration every;
    private final boolean json;

    FactsWatch(AgentCommand root, Reader reader, Duration every, boolean json) {
        this.root = root;
        this.reader = reader;
        this.every = every;
        this.json = json;
    }

    /** @param watch what tells of a change at once; without one only time does */
    void run(List<Fact> first, Optional<ConfigurationWatch> watch) throws IOException {
        AtomicBoolean told = new AtomicBoolean();
        ConfigurationWatch.Watching watching =
                watch.map(each -> each.begin(what -> told.set(true))).orElse(() -> {});
        try {
            List<Fact> known = first;
            String trouble = "";
            while (!waited(told)) {
                try {
                    List<Fact> now = reader.read();
                    tell(FactChange.between(known, now));
                    known = now;
                    trouble = "";
                } catch (CommandFailure unreadable) {
                    String why = String.valueOf(unreadable.getMessage());
                    if (!why.equals(trouble)) {
                        root.around()
                                .err()
                                .println("plumbline-agent: " + Instant.now().truncatedTo(ChronoUnit.SECONDS)
                                        + " cannot be read: " + why);
                    }
                    trouble = why;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            watching.close();
        }
    }

    /** @return whether it is time to end, not to read again */
    private boolean waited(AtomicBoolean told) throws InterruptedException {
        try (Progress progress = root.progress()) {
            progress.says("watching, every " + every.toSeconds() + " s; Ctrl-C ends");
            long end = System.nanoTime() + every.toNanos();
            while (System.nanoTime() < end && !told.get()) {
                if (root.around().stop().await(STEP)) {
                    return true;
                }
            }
            if (told.getAndSet(false)) {
                return root.around().stop().await(QUIET);
            }
            return root.around().stop().isRaised();
        }
    }

    private void tell(List<FactChange> changes) throws IOException {
        Instant at = Instant.now();
        if (json) {
            for (FactChange change : changes) {
                root.around().out().write(ComparisonJson.line(at, change));
            }
            root.around().out().flush();
        } else if (!changes.isEmpty()) {
            Screen screen = root.list();
            screen.print(FactLines.changes(at, changes, screen.style()));
        }
    }
}
