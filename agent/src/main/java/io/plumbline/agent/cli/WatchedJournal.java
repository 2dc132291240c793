package io.plumbline.agent.cli;

import static java.util.Objects.requireNonNull;

import io.plumbline.agent.audit.ProbeJournal;
import io.plumbline.agent.probe.Probe;
import io.plumbline.agent.probe.Probes;
import java.util.List;
import java.util.Optional;

/** Passes on what a journal is told, and shows which probe is being read. */
final class WatchedJournal implements ProbeJournal {

    private final ProbeJournal journal;
    private final Progress progress;

    WatchedJournal(ProbeJournal journal, Progress progress) {
        this.journal = requireNonNull(journal, "journal is null");
        this.progress = requireNonNull(progress, "progress is null");
    }

    @Override
    public Optional<String> findQuarantine(String host, String probe) {
        return journal.findQuarantine(host, probe);
    }

    @Override
    public void begun(String host, String probe) {
        List<String> names = Probes.all().stream().map(Probe::name).toList();
        progress.says("reading " + probe + " (" + (names.indexOf(probe) + 1) + " of " + names.size() + ") of " + host);
        journal.begun(host, probe);
    }

    @Override
    public void givenUp(String host, String probe) {
        journal.givenUp(host, probe);
    }

    @Override
    public void ended(String host, String probe) {
        journal.ended(host, probe);
    }
}
