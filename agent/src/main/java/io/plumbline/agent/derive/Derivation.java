package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import java.util.List;

/** A pure function from facts to further facts. */
public interface Derivation {

    /** What it adds. */
    List<DerivedFact> derives();

    /** The names of what it adds; a field that it adds to every row of a probe is named without a subject. */
    default List<FactRef> produces() {
        return derives().stream().map(DerivedFact::ref).toList();
    }

    List<Conclusion> derive(Facts facts);
}
