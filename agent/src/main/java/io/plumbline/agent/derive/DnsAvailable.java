package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a short name can be found through DNS: on NT 4.0 and before only where EnableDns sends NetBT there, later where
 * any name server is configured, globally or on an enabled adapter.
 */
final class DnsAvailable implements Derivation {

    private static final FactRef DNS_AVAILABLE = FactRef.of("tcpip", "dns-available");

    @Override
    public List<DerivedFact> derives() {
        return List.of(DerivedFact.flag(DNS_AVAILABLE));
    }

    @Override
    public List<Conclusion> derive(Facts facts) {
        Reasoning reasoning =
                new Reasoning(facts, "before 5.0 EnableDns, later a name server of an enabled adapter or global");
        Reading<Boolean> available = reasoning.isWorkgroups()
                ? Reading.absent()
                : reasoning
                        .majorVersion()
                        .flatMap(major -> major < 5
                                ? reasoning.switchedOn(FactRef.of("netbt", "enable-dns"), false)
                                : hasNameServer(reasoning));
        return List.of(reasoning.concludeFlag(DNS_AVAILABLE, available));
    }

    static Reading<Boolean> hasNameServer(Reasoning reasoning) {
        List<Reading<Boolean>> servers = new ArrayList<>();
        servers.add(reasoning.hasAny(FactRef.of("tcpip", "name-servers")));
        Reading<List<String>> adapters = reasoning.rows("adapter");
        servers.add(adapters.map(rows -> false));
        for (String adapter : adapters.find().orElse(List.of())) {
            servers.add(Kleene.all(List.of(
                    Reasoning.flag(reasoning.read("adapter", adapter, "enabled")),
                    reasoning.hasAny(FactRef.of("adapter", adapter, "name-servers")))));
        }
        return Kleene.any(servers);
    }
}
