package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether NetBT can reach anybody over an adapter: it is bound to it, and the adapter is no loopback, tunnel or kernel
 * debugger's.
 *
 * <p>That is told by driver, hardware id and interface type, never by the name that people see: they rename connections.
 */
final class NetbtCapable extends RowDerivation {

    private static final Pattern REACHES_NOBODY =
            Pattern.compile("(root\\\\|\\*)?(kdnic|msloop|kmloop|loop|tunnel|teredo|isatap|6to4(mp)?)");
    private static final long IF_TYPE_SOFTWARE_LOOPBACK = 24;
    private static final long IF_TYPE_TUNNEL = 131;

    NetbtCapable() {
        super("adapter");
    }

    @Override
    public List<DerivedFact> derives() {
        return List.of(DerivedFact.flag(FactRef.of("adapter", "netbt-capable")));
    }

    @Override
    List<Conclusion> derive(String adapter, Facts facts) {
        Reasoning reasoning = new Reasoning(facts, "NetBT is bound to it, and it is no loopback, tunnel or debugger's");
        Reading<Boolean> bound =
                Reasoning.orWhenAbsent(Reasoning.flag(reasoning.read("adapter", adapter, "netbt-bound")), true);
        Reading<Boolean> capable = Kleene.all(List.of(
                bound,
                reachesOthers(reasoning, adapter, "driver"),
                reachesOthers(reasoning, adapter, "component-id"),
                reachesOthersByType(reasoning, adapter)));
        return List.of(reasoning.concludeFlag(FactRef.of("adapter", adapter, "netbt-capable"), capable));
    }

    private static Reading<Boolean> reachesOthers(Reasoning reasoning, String adapter, String field) {
        return Reasoning.orWhenAbsent(Reasoning.text(reasoning.read("adapter", adapter, field)), "")
                .map(text -> !REACHES_NOBODY
                        .matcher(text.strip().toLowerCase(Locale.ROOT))
                        .matches());
    }

    /** Only a running stack knows the type; the driver says enough where it does not run. */
    private static Reading<Boolean> reachesOthersByType(Reasoning reasoning, String adapter) {
        Reading<Value> type = reasoning.read("adapter", adapter, "if-type");
        return type instanceof Reading.Unsupported<Value>
                ? Reading.present(true)
                : Reasoning.orWhenAbsent(Reasoning.whole(type), 0L)
                        .map(number -> number != IF_TYPE_SOFTWARE_LOOPBACK && number != IF_TYPE_TUNNEL);
    }
}
