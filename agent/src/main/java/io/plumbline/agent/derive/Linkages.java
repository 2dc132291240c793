package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.List;
import java.util.Locale;

/** The Linkage lists of network components; one that the host does not have is absent, not unread. */
final class Linkages {

    private Linkages() {}

    static Reading<Value> list(Reasoning reasoning, String component, String field) {
        return reasoning
                .rows("bindings")
                .flatMap(components -> components.contains(component)
                        ? reasoning.read(FactRef.of("bindings", component, field))
                        : Reading.absent());
    }

    /** Whether a component is bound to an adapter; names are without regard to case. */
    static Reading<Boolean> binds(Reasoning reasoning, String component, String adapter) {
        String wanted = adapter.toLowerCase(Locale.ROOT);
        return Reasoning.orWhenAbsent(Reasoning.items(list(reasoning, component, "bound")), List.of())
                .map(bound -> bound.stream()
                        .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(wanted)));
    }
}
