package io.plumbline.collector.web;

import io.plumbline.collector.history.Freshness;
import io.plumbline.collector.rulebook.KnownRule;
import io.plumbline.collector.store.HostRow;
import io.plumbline.collector.store.TransitionRow;
import io.plumbline.model.Finding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rule on one host: what was observed against what is expected, the proof, and since when. */
public record FindingPage(
        Page page,
        HostRow host,
        Freshness freshness,
        Finding finding,
        Instant since,
        List<String> expected,
        List<TransitionRow> changes,
        Timeline timeline,
        @Nullable KnownRule entry) {
    public FindingPage {
        expected = List.copyOf(expected);
        changes = List.copyOf(changes);
    }
}
