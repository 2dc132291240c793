package io.plumbline.collector.web;

import io.plumbline.collector.store.RuleRow;
import java.util.List;

/** Every rule that is known or was ever reported. */
public record RulesPage(Page page, List<RuleRow> rules) {
    public RulesPage {
        rules = List.copyOf(rules);
    }
}
