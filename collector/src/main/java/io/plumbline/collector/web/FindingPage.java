package io.plumbline.collector.web;

import io.plumbline.collector.history.Freshness;
import io.plumbline.collector.rulebook.KnownRule;
import io.plumbline.collector.store.HostRow;
import io.plumbline.collector.store.TransitionRow;
import io.plumbline.model.Finding;
import io.plumbline.rules.RuleProse;
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
        List<String> decisions,
        List<TransitionRow> changes,
        Timeline timeline,
        @Nullable KnownRule entry) {
    public FindingPage {
        decisions = List.copyOf(decisions);
        changes = List.copyOf(changes);
    }

    /** What would make it pass, in one sentence; empty where this collector lacks the rule. */
    public String expected() {
        return entry == null ? "" : RuleProse.expectation(entry.rule());
    }
}
