package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import java.util.List;

/** A derivation that looks at one row of a probe at a time. */
abstract class RowDerivation implements Derivation {

    private final String probe;

    RowDerivation(String probe) {
        this.probe = probe;
    }

    @Override
    public final List<Conclusion> derive(Facts facts) {
        return facts.rows(probe).find().orElse(List.of()).stream()
                .filter(FactRef::isSubject)
                .distinct()
                .flatMap(subject -> derive(subject, facts).stream())
                .toList();
    }

    abstract List<Conclusion> derive(String subject, Facts facts);
}
