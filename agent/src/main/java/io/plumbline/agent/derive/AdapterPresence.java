package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.List;

/**
 * Whether an adapter is only a leftover in the registry, and whether Windows hides it from people.
 *
 * <p>Stale: the running stack does not know it, and its device is not installed or no longer known. Hidden: its driver asks
 * for it (NCF_HIDDEN, 8).
 */
final class AdapterPresence extends RowDerivation {

    private static final long NCF_HIDDEN = 0x8;

    AdapterPresence() {
        super("adapter");
    }

    @Override
    public List<DerivedFact> derives() {
        return List.of(
                DerivedFact.flag(FactRef.of("adapter", "stale")), DerivedFact.flag(FactRef.of("adapter", "hidden")));
    }

    @Override
    List<Conclusion> derive(String adapter, Facts facts) {
        Reasoning presence = new Reasoning(facts, "unknown to the stack, and not installed or its device forgotten");
        Reasoning characteristics = new Reasoning(facts, "bit 8 of the characteristics");
        Reading<Boolean> hidden = Reasoning.orWhenAbsent(
                        Reasoning.whole(characteristics.read("adapter", adapter, "characteristics")), 0L)
                .map(bits -> (bits & NCF_HIDDEN) != 0);
        return List.of(
                presence.concludeFlag(FactRef.of("adapter", adapter, "stale"), stale(adapter, presence)),
                characteristics.concludeFlag(FactRef.of("adapter", adapter, "hidden"), hidden));
    }

    private static Reading<Boolean> stale(String adapter, Reasoning reasoning) {
        if (reasoning.read("adapter", adapter, "up") instanceof Reading.Present<Value>) {
            return Reading.present(false);
        }
        return Kleene.any(List.of(
                isFalse(reasoning.read("adapter", adapter, "installed")),
                isFalse(reasoning.read("adapter", adapter, "enum-present"))));
    }

    private static Reading<Boolean> isFalse(Reading<Value> flag) {
        return Reasoning.orWhenAbsent(Reasoning.flag(flag), true).map(yes -> !yes);
    }
}
