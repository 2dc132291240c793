package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import java.util.List;

/**
 * Whether NetBIOS over TCP/IP is on for an adapter. Since Windows 2000: NetbiosOptions 2 is off and 1 on, 0 or none leaves
 * it to DHCP, where 2 is off; before: whether NetBT is bound to it. A disabled NetBT service is off everywhere.
 */
final class NetbiosEnabled extends RowDerivation {

    private static final long SERVICE_DISABLED = 4;
    private static final long OPTION_BY_DHCP = 0;
    private static final long OPTION_OFF = 2;

    NetbiosEnabled() {
        super("adapter");
    }

    @Override
    public List<DerivedFact> derives() {
        return List.of(DerivedFact.flag(FactRef.of("adapter", "netbios-enabled")));
    }

    @Override
    List<Conclusion> derive(String adapter, Facts facts) {
        Reasoning reasoning = new Reasoning(facts, "NetbiosOptions or NetBT's binding, unless the service is disabled");
        Reading<Boolean> service = Reasoning.orWhenAbsent(Reasoning.whole(reasoning.read("netbt", "service-start")), 0L)
                .map(start -> start != SERVICE_DISABLED);
        Reading<Boolean> enabled = Kleene.all(List.of(service, ofAdapter(adapter, reasoning)));
        return List.of(reasoning.concludeFlag(FactRef.of("adapter", adapter, "netbios-enabled"), enabled));
    }

    private static Reading<Boolean> ofAdapter(String adapter, Reasoning reasoning) {
        boolean hasOptions = adapter.startsWith("{");
        if (!hasOptions) {
            return Reasoning.orWhenAbsent(Reasoning.flag(reasoning.read("adapter", adapter, "netbt-bound")), true);
        }
        return option(reasoning, adapter, "netbios-options")
                .flatMap(option -> option == OPTION_BY_DHCP
                        ? option(reasoning, adapter, "netbios-options-dhcp")
                        : Reading.present(option))
                .map(option -> option != OPTION_OFF);
    }

    private static Reading<Long> option(Reasoning reasoning, String adapter, String field) {
        return Reasoning.orWhenAbsent(Reasoning.whole(reasoning.read("adapter", adapter, field)), OPTION_BY_DHCP);
    }
}
