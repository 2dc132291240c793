package io.plumbline.collector.web;

import io.plumbline.collector.api.FindingsQuery;
import io.plumbline.collector.rulebook.KnownRule;
import io.plumbline.collector.store.FindingRow;
import io.plumbline.collector.store.RuleRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rule: why, how to fix it, and how it stands on which hosts. Without an entry only what reports say of it. */
public record RulePage(
        Page page,
        RuleRow rule,
        @Nullable KnownRule entry,
        FindingsQuery query,
        List<FindingRow> findings,
        Pager pager) {
    public RulePage {
        findings = List.copyOf(findings);
    }
}
