package io.plumbline.collector.web;

import io.plumbline.collector.store.TransitionRow;
import java.util.List;

/** The newest changes of the fleet, and their causes. */
public record ChangesPage(Page page, List<TransitionRow> changes) {
    public ChangesPage {
        changes = List.copyOf(changes);
    }
}
