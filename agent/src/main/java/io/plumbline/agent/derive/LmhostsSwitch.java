package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import java.util.List;

/** Whether NetBT looks names up in LMHOSTS (EnableLMHOSTS, on unless it says 0), and whether it finds anything there. */
final class LmhostsSwitch implements Derivation {

    static final FactRef ENABLED = FactRef.of("netbt", "lmhosts-enabled");
    private static final FactRef USABLE = FactRef.of("lmhosts", "usable");

    @Override
    public List<DerivedFact> derives() {
        return List.of(DerivedFact.flag(ENABLED), DerivedFact.flag(USABLE));
    }

    @Override
    public List<Conclusion> derive(Facts facts) {
        Reasoning lookup = new Reasoning(facts, "on unless 0");
        Reading<Boolean> enabled = lookup.switchedOn(FactRef.of("netbt", "enable-lmhosts"), true);
        Reasoning use = new Reasoning(facts, "lookup on and at least one entry");
        Reading<Boolean> usable = Kleene.all(List.of(
                use.switchedOn(FactRef.of("netbt", "enable-lmhosts"), true),
                use.switchedOn(FactRef.of("lmhosts", "lines"), false)));
        return List.of(lookup.concludeFlag(ENABLED, enabled), use.concludeFlag(USABLE, usable));
    }
}
