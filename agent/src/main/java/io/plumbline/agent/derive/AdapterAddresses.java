package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.List;

/**
 * An adapter's IPv4 addresses in Windows' order: those set by hand, unless the first is 0.0.0.0 or EnableDHCP is 1, which
 * mean the leased one (KB 314053). NetBT binds to the first (Q161425).
 */
final class AdapterAddresses extends RowDerivation {

    private static final String NONE = "0.0.0.0";

    AdapterAddresses() {
        super("adapter");
    }

    @Override
    public List<DerivedFact> derives() {
        return List.of(
                DerivedFact.items(FactRef.of("adapter", "addresses")),
                DerivedFact.text(FactRef.of("adapter", "first-address")));
    }

    @Override
    List<Conclusion> derive(String adapter, Facts facts) {
        Reasoning reasoning = new Reasoning(facts, "by hand, or leased where DHCP is on or 0.0.0.0 stands first");
        Reading<List<String>> addresses = addresses(adapter, reasoning);
        Reading<Value> first = addresses.flatMap(
                all -> all.isEmpty() ? Reading.absent() : Reading.present(Value.text(all.getFirst())));
        return List.of(
                reasoning.conclude(FactRef.of("adapter", adapter, "addresses"), addresses.map(Value.Items::new)),
                reasoning.conclude(FactRef.of("adapter", adapter, "first-address"), first));
    }

    private static Reading<List<String>> addresses(String adapter, Reasoning reasoning) {
        Reading<Boolean> dhcp =
                Reasoning.orWhenAbsent(Reasoning.flag(reasoning.read("adapter", adapter, "dhcp-enabled")), false);
        Reading<List<String>> byHand = dhcp.flatMap(on -> on
                ? Reading.present(List.of(NONE))
                : Reasoning.items(reasoning.read("adapter", adapter, "addresses-static")));
        if (byHand instanceof Reading.Absent<List<String>>) {
            Reading<List<String>> live = Reasoning.items(reasoning.read("adapter", adapter, "addresses-live"));
            return live.find().isPresent() ? live : Reading.present(List.of());
        }
        return byHand.flatMap(all -> all.isEmpty() || all.getFirst().equals(NONE)
                ? Reasoning.orWhenAbsent(
                        Reasoning.items(reasoning.read("adapter", adapter, "addresses-dhcp")), List.of())
                : Reading.present(
                        all.stream().filter(address -> !address.equals(NONE)).toList()));
    }
}
